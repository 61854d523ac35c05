import { describe, expect, it } from 'vitest';
import { notifyEditors } from '../../../functions/notify-editors/notify-editors.ts';
import { county } from '../../../shared/county/county.ts';
import type { EarlyAccess } from '../../../shared/domain/access/early-reader.ts';
import { tokenHashOf } from '../../../shared/domain/access/token.ts';
import type { ReleaseDraft, ReleaseEvent } from '../../../shared/domain/statistics/release-draft.ts';
import type { MailDraft } from '../../../shared/mail/post-mail.ts';
import { surroundings } from '../../../shared/runtime/surroundings.ts';

const place = { month: '2026-10', at: '2026-11-20T05:01:00.000Z', version: 2 };

/** @param now when the mail is made */
const sentBy = async (event: ReleaseEvent, stored?: ReleaseDraft, now = '2026-11-20T05:02:00.000Z') => {
  let draft = stored;
  const mails: MailDraft[] = [];
  const links = new Map<string, EarlyAccess>();
  await notifyEditors(event, {
    ...surroundings,
    frame: { county, exampleData: true, siteUrl: 'https://teilhabe.example' },
    draft: async () => draft,
    keepDraft: async ({ after }) => {
      draft = after;
      return true;
    },
    putLink: async (hash, link) => void links.set(hash, link),
    post: async (mail) => void mails.push(mail),
    now: () => now,
  });
  return { mails, links, draft };
};
const mailsOf = async (event: ReleaseEvent): Promise<readonly MailDraft[]> => (await sentBy(event)).mails;

describe('the office', () => {
  it.each<[string, ReleaseEvent, string]>([
    ['that the draft lies ready', { ...place, kind: 'release.preview-made', first: true }, 'Der Entwurf für Oktober 2026 liegt bereit'],
    ['that a report is held over its day', { ...place, kind: 'release.still-held', reason: 'Zahlen fehlen' }, 'ist nicht erschienen: angehalten'],
    ['that a report is late', { ...place, kind: 'release.late', due: '2026-11-25T05:00:00.000Z' }, 'kommt verspätet'],
    ['that approved texts are not in a report', { ...place, kind: 'release.appeared', revision: 1, leftOut: ['herkunft'] }, 'fehlen Texte'],
    ['that the audit stopped a report', { ...place, kind: 'release.stopped', cells: ['private_entries|01|x'] }, 'ist gestoppt'],
  ])('hears %s', async (_name, event, subject) => {
    const [mail, ...others] = await mailsOf(event);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ cause: `${event.kind}#2026-10#2`, to: { address: county.office.email } });
    expect(mail?.subject).toContain(subject);
    expect(mail?.text).toContain('https://teilhabe.example/amt/berichte/2026-10');
    // What the audit found stands at the desk: mails travel.
    expect(mail?.text).not.toContain('private_entries');
  });

  it.each<[string, ReleaseEvent]>([
    ['a preview that was renewed', { ...place, kind: 'release.preview-made', first: false }],
    ['a report that appeared with all its texts', { ...place, kind: 'release.appeared', revision: 1, leftOut: [] }],
    ['a text', { ...place, kind: 'release.text-edited', text: 'herkunft', content: 'x', by: 'Ada' }],
  ])('hears nothing of %s', async (_name, event) => {
    expect(await mailsOf(event)).toEqual([]);
  });
});

describe('who may read early', () => {
  const draft: ReleaseDraft = {
    month: '2026-10',
    version: 3,
    createdAt: place.at,
    texts: {},
    textVersion: 1,
    approval: { subject: 'b', name: 'Bo', textVersion: 1, at: place.at },
    alsoHidden: [],
    preRelease: [{ name: 'Ada Beispiel', role: 'Landrätin', address: 'ada@kreis.example' }],
    told: {},
  };
  const approved: ReleaseEvent = { ...place, kind: 'release.approved', textVersion: 1, by: 'Bo' };

  it('gets a link of their own when the texts are approved: one mail, which ends when the report appears', async () => {
    const { mails, links, draft: noted } = await sentBy(approved, draft);
    // Whoever may have read early is named in the report.
    expect(noted?.preRelease).toMatchObject([{ name: 'Ada Beispiel', invitedAt: '2026-11-20T05:02:00.000Z' }]);
    expect((await sentBy(approved, noted)).draft).toBe(noted);
    expect(mails).toMatchObject([{ cause: 'release.early#2026-10', to: { address: 'ada@kreis.example' } }]);
    const token = /\/vorab\/anmelden\/([0-9a-f]{64})/.exec(mails[0]?.text ?? '')?.[1] ?? '';
    const due = Date.parse('2026-11-25T05:00:00.000Z') / 1000;
    expect([...links]).toEqual([
      [tokenHashOf('early-link', token, surroundings.hash), { month: '2026-10', address: 'ada@kreis.example', expiresAt: due }],
    ]);
    // Added later, they are invited then; the cause is the same, so nobody gets a second one.
    expect((await sentBy({ ...place, kind: 'release.readers-changed', by: 'Ada' }, draft)).mails).toHaveLength(1);
  });

  it('gets none before, nor after', async () => {
    const { approval: _none, ...open } = draft;
    expect((await sentBy(approved, open)).mails).toEqual([]);
    expect((await sentBy(approved, { ...draft, textVersion: 2 })).mails).toEqual([]);
    expect((await sentBy(approved, draft, '2026-11-25T05:00:00.000Z')).mails).toEqual([]);
    expect((await sentBy(approved, undefined)).mails).toEqual([]);
  });
});
