import type { Block, PublishedTable, RichPart, RichText } from './report-document.ts';

/** Short ways to write blocks. */

export const text = (...content: RichText): Block => ({ kind: 'text', content });

export const smallText = (...content: RichText): Block => ({ kind: 'text', content, small: true });

export const heading = (level: 3 | 4, words: string, id?: string): Block => ({
  kind: 'heading',
  level,
  text: words,
  ...(id !== undefined && { id }),
});

/** Nothing where there is nothing to list. */
export const list = (items: readonly RichText[]): readonly Block[] => (items.length === 0 ? [] : [{ kind: 'list', items }]);

export const table = (published: PublishedTable): Block => ({ kind: 'table', table: published });

export const strong = (words: string): RichPart => ({ kind: 'strong', text: words });

export const link = (words: string, href: string): RichPart => ({ kind: 'link', text: words, href });
