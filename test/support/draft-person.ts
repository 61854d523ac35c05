import type { LocalCloud } from '../../infra/local/cloud.ts';
import type { AttachmentKind } from '../../shared/domain/funding/attachment.ts';
import { draftSectionCodes, draftSections } from '../../shared/domain/funding/draft.ts';
import { type FileType, fileTypes } from '../../shared/domain/funding/file-types.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { postForm, signIn } from './applicants.ts';
import { pdf } from './files.ts';
import { formsIn } from './html-forms.ts';
import { type Typed, typedSections } from './typed-sections.ts';
import { sendForm } from './uploads.ts';

type Cloud = Pick<LocalCloud, 'url' | 'inboxUrl' | 'idle'>;

/** How a section is sent: the button, the address of the page, and whether the version on the page is another than the stored one. */
type Sending = { readonly action?: string; readonly query?: string; readonly version?: string };

/** Somebody who is signed in and writes applications over HTTP, as a browser does: pages first, then their forms. */
export const draftPerson = async (cloud: Cloud, address: string, session?: string) => {
  const ownSession = session ?? (await signIn(cloud, address, '/antrag/entwuerfe'));
  const cookie = { cookie: `__Host-session=${ownSession}` };
  const get = (path: string): Promise<Response> => fetch(`${cloud.url}${path}`, { redirect: 'manual', headers: cookie });
  const page = async (path: string): Promise<string> => (await get(path)).text();
  const post = (path: string, fields: Typed = []): Promise<Response> => postForm(cloud.url, path, fields, cookie);

  /** Begins a draft. @returns the path of its task list */
  const begin = async (round: Pick<Round, 'id'>, more: Typed = []): Promise<string> => {
    const answer = await post('/antrag/entwuerfe', [['key', crypto.randomUUID()], ['runde', round.id], ...more]);
    return answer.headers.get('location') ?? '';
  };

  const versionOn = async (path: string): Promise<string> => /name="version" value="(\d+)"/.exec(await page(path))?.[1] ?? 'none';

  /** Opens a section, types, and presses a button. */
  const save = async (draft: string, slug: string, typed: Typed, { action = 'save', query = '', version }: Sending = {}): Promise<Response> =>
    post(`${draft}/${slug}${query}`, [['version', version ?? (await versionOn(`${draft}/${slug}`))], ...typed, ['action', action]]);

  /** Adds a file by the form of the page of files. @returns the bucket's answer, which leads back to that page */
  const upload = async (draft: string, name: string, kind: AttachmentKind, type: FileType = 'pdf', content = pdf(`${kind} ${name}`)) => {
    const forms = formsIn(await page(`${draft}/anlagen?art=${kind}`));
    const form = forms.find(({ fields }) => fields.some(([field, value]) => field === 'Content-Type' && value === fileTypes[type].mediaType));
    if (form === undefined) throw new Error(`no form for a file of type ${type}`);
    return sendForm({ url: form.action, fields: Object.fromEntries(form.fields) }, name, content);
  };

  /** Everything that an application needs. @returns the path of its task list */
  const complete = async (round: Round): Promise<string> => {
    const draft = await begin(round);
    const typed = typedSections(round, address);
    for (const code of draftSectionCodes) {
      const { slug } = draftSections[code];
      await save(draft, slug, slug === 'anlagen' ? [] : typed[slug]);
    }
    for (const { kind } of round.papers) await upload(draft, `${kind}.pdf`, kind);
    await cloud.idle();
    return draft;
  };

  /** Presses „Antrag absenden“ on the page as it stands now. */
  const send = async (draft: string): Promise<Response> => {
    const form = formsIn(await page(`${draft}/absenden`)).find(({ action }) => action === `${draft}/absenden`);
    if (form === undefined) throw new Error('the page has no button to send');
    return post(form.action, form.fields);
  };

  return { address, session: ownSession, get, page, post, begin, save, upload, complete, send };
};

/** @see draftPerson */
export type DraftPerson = Awaited<ReturnType<typeof draftPerson>>;
