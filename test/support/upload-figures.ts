import type { LocalCloud } from '../../infra/local/cloud.ts';
import { formsIn, type HtmlForm } from './html-forms.ts';
import { sendForm } from './uploads.ts';

type Page = { readonly status: number; readonly html: string /** Path with its query. */; readonly path: string };

/** What somebody of the staff does on the pages where files are read, as a browser without scripts. */
export const figuresUploader = (cloud: Pick<LocalCloud, 'url'>, cookie: string) => {
  const visit = async (path: string): Promise<Page> => {
    const answer = await fetch(new URL(path, cloud.url), { redirect: 'manual', headers: { cookie } });
    const next = answer.headers.get('location');
    return next === null ? { status: answer.status, html: await answer.text(), path } : visit(next);
  };

  /** Chooses the source, sends the file, and follows the way back. @returns the page of the check */
  const upload = async (source: string, content: Uint8Array, month = ''): Promise<Page> => {
    const { html } = await visit(`/amt/zahlen/einlesen?${new URLSearchParams({ quelle: source, monat: month })}`);
    const form = formsIn(html).find(({ fields }) => fields.some(([name]) => name === 'success_action_redirect'));
    if (form === undefined) throw new Error(`no form for a file: ${html}`);
    const sent = await sendForm({ url: form.action, fields: Object.fromEntries(form.fields) }, 'datei.csv', Uint8Array.from(content));
    const next = sent.headers.get('location');
    if (next === null) throw new Error(`the file was not taken: ${sent.status} ${await sent.text()}`);
    return visit(next);
  };

  /** Sends a form of a page. */
  const send = async ({ action, fields }: HtmlForm, more: Readonly<Record<string, string>> = {}): Promise<Page> => {
    const body = new URLSearchParams([...fields.map(([name, value]) => [name, value]), ...Object.entries(more)]);
    const answer = await fetch(new URL(action, cloud.url), { method: 'POST', redirect: 'manual', headers: { cookie, origin: cloud.url }, body });
    const next = answer.headers.get('location');
    return next === null ? { status: answer.status, html: await answer.text(), path: action } : visit(next);
  };

  const decide = (page: Page, action: 'uebernehmen' | 'verwerfen'): HtmlForm => {
    const form = formsIn(page.html).find(({ fields }) => fields.some(([name, value]) => name === 'aktion' && value === action));
    if (form === undefined) throw new Error(`nothing to ${action}: ${page.html}`);
    return form;
  };

  return {
    visit,
    upload,
    send,
    /** Ticks that what does not fit was seen, where that is asked. */
    accept: (page: Page, reason?: string) =>
      send(decide(page, 'uebernehmen'), {
        ...(page.html.includes('name="abweichungen"') && { abweichungen: 'gesehen' }),
        ...(reason !== undefined && { grund: reason }),
      }),
    discard: (page: Page) => send(decide(page, 'verwerfen')),
    /** The form that accepts, to send it more than once. */
    acceptForm: (page: Page) => decide(page, 'uebernehmen'),
  };
};
