import { describe, expect, it } from 'vitest';
import { notifyEditors } from '../../../functions/notify-editors/notify-editors.ts';
import { county } from '../../../shared/county/county.ts';
import type { ReleaseEvent } from '../../../shared/domain/statistics/release-draft.ts';
import type { MailDraft } from '../../../shared/mail/post-mail.ts';

const place = { month: '2026-10', at: '2026-11-20T05:01:00.000Z', version: 2 };

const mailsOf = async (event: ReleaseEvent): Promise<readonly MailDraft[]> => {
  const posted: MailDraft[] = [];
  const frame = { county, exampleData: true, siteUrl: 'https://teilhabe.example' };
  const post = async (mail: MailDraft) => {
    posted.push(mail);
  };
  await notifyEditors(event, { frame, post, now: () => '2026-11-20T05:02:00.000Z' });
  return posted;
};

describe('the office', () => {
  it.each<[string, ReleaseEvent, string]>([
    ['that the draft lies ready', { ...place, kind: 'release.preview-made', first: true }, 'Der Entwurf für Oktober 2026 liegt bereit'],
    ['that a report is held over its day', { ...place, kind: 'release.still-held', reason: 'Zahlen fehlen' }, 'ist nicht erschienen: angehalten'],
    ['that a report is late', { ...place, kind: 'release.late', due: '2026-11-25T05:00:00.000Z' }, 'kommt verspätet'],
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
    ['a text', { ...place, kind: 'release.text-edited', text: 'herkunft', content: 'x', by: 'Ada' }],
    ['an approval', { ...place, kind: 'release.approved', textVersion: 1, by: 'Ada' }],
  ])('hears nothing of %s', async (_name, event) => {
    expect(await mailsOf(event)).toEqual([]);
  });
});
