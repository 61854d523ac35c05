import type { PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Block, RichPart, RichText } from './report-document.ts';

/**
 * A text of the editors: paragraphs, bold, italics, lists, and links to the site or to https addresses. Everything else that Markdown knows
 * (headings, pictures, code, HTML) is the text that was typed: nothing of it ever becomes markup.
 */
export const commentaryBlocks = (markdown: string): readonly Block[] => fromMarkdown(markdown).children.flatMap(blocksOf);

const blocksOf = (node: RootContent): readonly Block[] => {
  if (node.type === 'list') {
    const items = node.children.flatMap((item) => item.children.flatMap(textsOf));
    return items.length === 0 ? [] : [{ kind: 'list', items, ...(node.ordered === true && { numbered: true as const }) }];
  }
  return textsOf(node).map((content) => ({ kind: 'text', content }));
};

/** The paragraphs in a node, whatever lies around them. */
const textsOf = (node: RootContent): readonly RichText[] => {
  if (node.type === 'paragraph' || node.type === 'heading') return withText(joined(node.children.flatMap((child) => partsOf(child))));
  if ('children' in node) return node.children.flatMap(textsOf);
  return 'value' in node ? withText([plain(node.value)]) : [];
};

const withText = (content: RichText): readonly RichText[] =>
  content.some((part) => (typeof part === 'string' ? part : part.text).trim() !== '') ? [content] : [];

type Style = 'strong' | 'emphasis';

const partsOf = (node: PhrasingContent, style?: Style): readonly RichPart[] => {
  if (node.type === 'strong' || node.type === 'emphasis') return node.children.flatMap((child) => partsOf(child, style ?? node.type));
  if (node.type === 'link') {
    const href = safeAddress(node.url);
    const inside = node.children.flatMap((child) => partsOf(child, style));
    const words = inside.map((part) => (typeof part === 'string' ? part : part.text)).join('');
    return href === undefined || words.trim() === '' ? inside : [{ kind: 'link', text: words, href }];
  }
  if (node.type === 'break') return [' '];
  if (node.type === 'image' || node.type === 'imageReference') return styled(node.alt ?? '', style);
  if ('children' in node) return node.children.flatMap((child) => ('value' in child || 'children' in child ? partsOf(child, style) : []));
  return 'value' in node ? styled(node.value, style) : [];
};

const styled = (words: string, style: Style | undefined): readonly RichPart[] =>
  words === '' ? [] : [style === undefined ? plain(words) : { kind: style, text: plain(words) }];

// Line breaks of the editor are spaces; what cannot be seen is nothing.
const plain = (words: string): string => words.replace(/\s+/gu, ' ').replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, '');

/** Texts beside each other are one. */
const joined = (parts: readonly RichPart[]): RichText => {
  const done: RichPart[] = [];
  for (const part of parts) {
    const last = done.at(-1);
    if (typeof part === 'string' && typeof last === 'string') done[done.length - 1] = last + part;
    else done.push(part);
  }
  return done;
};

/** A path of the site, or an https address without a name in it (`https://bank@elsewhere`); `undefined` for all others. */
const safeAddress = (url: string): string | undefined => {
  if (/^\/(?![/\\])[^\\\s]*$/.test(url)) return url;
  if (!/^https:\/\//i.test(url) || !URL.canParse(url)) return undefined;
  const { href, username, password } = new URL(url);
  return username === '' && password === '' ? href : undefined;
};
