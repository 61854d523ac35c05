/** Markup that is safe to send: made by `html` only. */
export type Html = { readonly markup: string };

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');

const markupOf = (value: string | Html | readonly Html[]): string => {
  if (typeof value === 'string') return escaped(value);
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
};

/** Template tag: what is put in is escaped, unless it was made by `html` itself. Attributes are always quoted. */
export const html = (strings: TemplateStringsArray, ...values: readonly (string | Html | readonly Html[])[]): Html => ({
  markup: strings.map((string, i) => `${string}${markupOf(values[i] ?? '')}`).join(''),
});

/** Text with its line feeds as line breaks. */
export const lines = (text: string): Html[] => text.split(/\r\n|\r|\n/).map((line, i) => (i === 0 ? html`${line}` : html`<br>${line}`));
