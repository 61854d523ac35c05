/** Where a page of an issue takes a notice: after its heading. Text of the document cannot look like it: there `<` is escaped. */
export const noticeMark = '<!--replaced-->';

const place = /<!--replaced-->(?:[\s\S]*?<!--\/replaced-->)?/;

/** A box above the text. */
export type PageNotice = { readonly title: string; readonly text?: string; readonly link?: { readonly href: string; readonly text: string } };

// The box of shared/pages (`Alert`), as text: the page around it was rendered long ago.
const boxOf = ({ title, text, link }: PageNotice): string =>
  [
    `<section class="kern-alert kern-alert--warning" aria-label="${title}"><div class="kern-alert__header">`,
    `<span class="kern-icon kern-icon--warning" aria-hidden="true"></span><h2 class="kern-title">${title}</h2></div>`,
    `<div class="kern-alert__body">${text === undefined ? '' : `<p class="kern-body">${text}</p>`}`,
    link === undefined ? '' : `<p class="kern-body"><a class="kern-link" href="${link.href}">${link.text}</a></p>`,
    '</div></section>',
  ].join('');

/**
 * Puts a notice into a page, in place of the one that is there. A page that has no place for one stays as it is.
 * @param notice text of the house: it is not escaped
 */
export const insertNotice = (html: string, notice: PageNotice): string =>
  html.replace(place, () => `<!--replaced-->${boxOf(notice)}<!--/replaced-->`);
