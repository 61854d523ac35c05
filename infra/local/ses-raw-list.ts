import type { SesRecord } from './ses-orders.ts';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The mails that the stand-in of SES took, as a page of links to their bytes, the newest first: the inbox shows a mail and not its headers. */
export const rawList = (taken: SesRecord['taken']): string => {
  const items = taken
    .toReversed()
    .map(({ at, messageId, to }) => `<li><a href="${messageId}">${new Date(at).toISOString()} ${escaped(to.join(', '))}</a></li>`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Raw mails</title><h1>Raw mails</h1><ul>${items.join('')}</ul></html>`;
};
