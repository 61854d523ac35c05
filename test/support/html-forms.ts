/** A form of a page as a browser would send it untouched: its hidden fields and where it goes. */
export type HtmlForm = { readonly action: string; readonly fields: readonly (readonly [name: string, value: string])[] };

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const unescaped = (text: string): string => text.replace(/&(amp|lt|gt|quot);/g, (whole, name: string) => entities[name] ?? whole);

const attributeOf = (tag: string, name: string): string => unescaped(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

// A value may hold `>` as it is.
const hiddenInput = /<input type="hidden"(?:\s+[\w-]+(?:="[^"]*")?)*\s*\/?>/g;

/** All forms of a page of the house, in order. */
export const formsIn = (html: string): readonly HtmlForm[] =>
  [...html.matchAll(/<form(?<tag>[^>]*)>(?<content>.*?)<\/form>/gs)].map(({ groups: { tag = '', content = '' } = {} }) => ({
    action: attributeOf(tag, 'action'),
    fields: [...content.matchAll(hiddenInput)].map(([input]) => [attributeOf(input, 'name'), attributeOf(input, 'value')] as const),
  }));
