import type { Block, ReportDocument, RichText, Section } from '../document/report-document.ts';
import type { PaperText } from './report-paper.ts';

/** A place in the file, or an address. */
export type LinkTarget = { readonly id: string } | { readonly url: string };

const anchorsIn = (block: Block): readonly string[] => {
  if (block.kind === 'heading') return block.id === undefined ? [] : [block.id];
  if (block.kind === 'table') return [block.table.id];
  if (block.kind === 'chart') return [block.chart.id, block.chart.table.id];
  return block.kind === 'notice' ? block.blocks.flatMap(anchorsIn) : [];
};

const anchorsOfSections = (sections: readonly Section[]): readonly string[] =>
  sections.flatMap(({ id, blocks }) => [id, ...blocks.flatMap(anchorsIn)]);

/** Anchors of each page of the issue, by its name: `''` is the main one. */
export const anchorsOf = ({ sections, companions }: ReportDocument): ReadonlyMap<string, readonly string[]> =>
  new Map([['', anchorsOfSections(sections)], ...companions.map(({ name, sections: own }) => [name, ['', ...anchorsOfSections(own)]] as const)]);

/** Name of an anchor in the file: the main part's are as on the page, a companion's are below its name. */
const fileAnchor = (page: string, anchor: string): string => (page === '' ? anchor : anchor === '' ? page : `${page}/${anchor}`);

/**
 * Links of a page as they work on paper: to an anchor of the same file where it has it, otherwise the address of the site.
 * @param home address of the issue, with a slash at the end
 */
export const linksIn = (home: string, anchors: ReadonlyMap<string, readonly string[]>) => {
  const known = new Set([...anchors].flatMap(([page, own]) => own.map((anchor) => fileAnchor(page, anchor))));
  // Typst refuses a label that is there twice: only the first of two equal anchors is one.
  const given = new Set<string>();
  return (page: string) => {
    const here = page === '' ? home : `${home}${page}/`;
    const target = (href: string): LinkTarget => {
      const { href: url } = new URL(href, here);
      const inIssue = url.startsWith(home) ? url.slice(home.length) : undefined;
      if (inIssue === undefined) return { url };
      const [path = '', anchor = ''] = inIssue.split('#');
      const id = fileAnchor(path.replace(/\/$/, ''), anchor);
      return known.has(id) ? { id } : { url };
    };
    const rich = (content: RichText): PaperText =>
      content.map((part) => {
        if (typeof part === 'string') return part;
        return part.kind === 'link' ? { kind: part.kind, text: part.text, target: target(part.href) } : part;
      });
    const id = (anchor: string): string | null => {
      const name = fileAnchor(page, anchor);
      if (given.has(name)) return null;
      given.add(name);
      return name;
    };
    return { rich, target, id };
  };
};
