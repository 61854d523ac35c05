import { type Html, html, lines } from './html.ts';
import type { Block, Letter, Letterhead, LetterLanguage } from './letter.ts';
import { phrasesIn, signatureOf } from './letter-phrases.ts';

// No colour for text and background: each mail program shows its own light or dark theme, and the contrast is right
// in both. The only colour is a grey of 4.5:1 on white and 4.6:1 on black, for lines.
const styles = {
  body: 'margin:0;padding:0',
  // A word without a space may be as long as the person wrote it: it breaks anywhere.
  column:
    'max-width:600px;margin:0 auto;padding:24px 16px;font-family:Segoe UI,Roboto,Arial,sans-serif;font-size:16px;line-height:1.5;word-break:break-word;overflow-wrap:anywhere',
  notice: 'margin:0 0 24px;padding:8px 12px;border:2px solid #767676',
  h1: 'margin:0 0 16px;font-size:22px;line-height:1.25;hyphens:auto',
  h2: 'margin:32px 0 8px;font-size:18px;line-height:1.3',
  p: 'margin:0 0 16px',
  leave: 'margin:32px 0 16px;padding-top:16px;border-top:1px solid #767676',
  closing: 'margin:32px 0 16px',
  link: 'margin:24px 0;padding:12px 16px;border-left:4px solid #767676;font-weight:bold',
  // The colour of the text around it: the browser's own blue is too dark on a dark theme.
  a: 'color:inherit;text-decoration:underline',
  dl: 'margin:0 0 16px',
  dt: 'margin:0;font-weight:bold',
  dd: 'margin:0 0 8px',
  total: 'margin:0;padding-top:8px;border-top:1px solid #767676;font-weight:bold',
} as const;

const inLanguage = (language: LetterLanguage | undefined): Html => (language === undefined ? html`` : html` lang="${language}"`);

const row = (label: string, value: string, language?: LetterLanguage, labelStyle: string = styles.dt): Html =>
  html`<dt style="${labelStyle}"${inLanguage(language)}>${label}</dt><dd style="${styles.dd}">${lines(value)}</dd>`;

const blockMarkup = (block: Block): Html => {
  switch (block.kind) {
    case 'heading':
      return html`<h2 style="${styles.h2}">${block.text}</h2>`;
    case 'paragraph':
      return html`<p style="${styles.p}"${inLanguage(block.language)}>${lines(block.text)}</p>`;
    case 'facts':
      return html`<dl style="${styles.dl}">${block.rows.map(({ label, value, language }) => row(label, value, language))}</dl>`;
    case 'amounts':
      return html`<dl style="${styles.dl}">${block.rows.map(({ label, details = [], amount }) => row(label, [...details, amount].join('\n')))}${row(block.total.label, block.total.amount, undefined, styles.total)}</dl>`;
  }
};

/** Names and addresses, one below the other; in a mail of another language they are marked as German. */
const german = (language: LetterLanguage, names: readonly string[]): Html =>
  language === 'de' ? html`${lines(names.join('\n'))}` : html`<span lang="de">${lines(names.join('\n'))}</span>`;

/** The HTML part: one column without tables, readable in every mail program, in light and dark, at 320 px. */
export const letterHtml = (letter: Letter, { name, representative, office, contact, exampleData }: Letterhead): string => {
  const { language = 'de', leave } = letter;
  const phrases = phrasesIn(language);
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${letter.subject}</title>
<style>:root { color-scheme: light dark; }</style>
</head>
<body style="${styles.body}">
<main style="${styles.column}">
${exampleData ? html`<p style="${styles.notice}">${phrases.exampleData}</p>` : []}
<h1 style="${styles.h1}">${letter.headline}</h1>
<p style="${styles.p}">${phrases.greeting(letter.to)}</p>
${letter.opening.map((paragraph) => html`<p style="${styles.p}">${lines(paragraph)}</p>\n`)}
<p style="${styles.link}"><a href="${letter.link.href}" style="${styles.a}">${letter.link.text}</a></p>
${letter.blocks.map((block) => html`${blockMarkup(block)}\n`)}
${
  leave === undefined
    ? []
    : html`<p style="${styles.leave}">${leave.why}<br><a href="${leave.href}" style="${styles.a}">${leave.text}</a></p>
`
}<p style="${styles.closing}">${phrases.replies}</p>
<p style="${styles.p}">${phrases.closing}</p>
<p style="${styles.p}">${german(language, signatureOf({ name, representative, office, contact }))}<br>${phrases.email(office.email)}<br>${phrases.phone(contact.phone)}</p>
</main>
</body>
</html>
`.markup;
};
