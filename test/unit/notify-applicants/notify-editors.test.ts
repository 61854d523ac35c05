import { describe, expect, it } from 'vitest';
import { type DraftNews, draftNotices } from '../../../functions/notify-applicants/draft-notices.ts';
import { eventSchema } from '../../../functions/notify-applicants/event.ts';
import { type NotifyEditorsDeps, notifyEditors } from '../../../functions/notify-applicants/notify-editors.ts';
import { county } from '../../../shared/county/county.ts';
import type { Draft } from '../../../shared/domain/funding/draft.ts';
import { mailSchema } from '../../../shared/domain/notices/mail.ts';
import { principalOf } from '../../support/drafts.ts';
import { round } from '../../support/submissions.ts';
import { longDraft, titled } from '../mail/example-drafts.ts';
import { mailWorld } from '../mail/mail-world.ts';

const alex = { principal: principalOf('alex'), address: 'alex@verein.example' };
const program = { principal: principalOf('program') };
const alone = titled('Gemeinsam kochen');
const together: Draft = { ...alone, editors: [...alone.editors, alex, program] };
const { id: draftId, owner: actor } = alone;
const at = '2027-03-01T10:05:00.000Z';

const saved: DraftNews = { draftId, version: 2, kind: 'draft.saved', at, actor, section: 'project', first: true };
const invited: DraftNews = { draftId, version: 3, kind: 'draft.editor-invited', at, actor, editor: alex.principal };
const deadline: DraftNews = { draftId, kind: 'draft.deadline-near', at, lastDay: '2027-08-31', daysBefore: 3 };
const deletion: DraftNews = { draftId, kind: 'draft.deletion-near', at, lastDay: '2027-05-30', daysBefore: 7 };

const depsOf = (world: ReturnType<typeof mailWorld>, draft: Draft | undefined, changes: Partial<NotifyEditorsDeps> = {}): NotifyEditorsDeps => ({
  draft: async (id) => (draft?.id === id ? draft : undefined),
  rounds: async () => [{ ...round, id: 'another' }, round],
  draftNotice: draftNotices({ county, exampleData: false, siteUrl: 'https://teilhabe.example' }),
  post: world.post,
  now: () => '2027-03-01T10:05:01.000Z',
  ...changes,
});
const mailsOf = async (news: readonly DraftNews[], draft: Draft | undefined, changes: Partial<NotifyEditorsDeps> = {}) => {
  const world = mailWorld();
  for (const each of news) await notifyEditors(each, depsOf(world, draft, changes));
  return [...world.records.values()];
};

describe('news of a draft', () => {
  it('goes to the owner at the first save: where it is, until when it is kept, and that it is no application yet', async () => {
    const [mail, ...more] = await mailsOf([saved, saved], together);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ cause: `draft.saved#${draftId}`, template: 'draft-saved', to: { address: 'kim@verein.example' } });
    const text = mail?.text.replace(/\s+/g, ' ');
    expect(text).toContain(`https://teilhabe.example/antrag/entwuerfe/${draftId}`);
    expect(text).toContain('bis Dienstag, 31. August 2027, 23:59 Uhr ab.');
    expect(text).toContain('bis Sonntag, 30. Mai 2027 auf');
    expect(text).toContain('Der Entwurf ist noch kein Antrag.');
    expect(text).toContain('Gemeinsam kochen');
  });

  it('goes to who is invited, once, and has nothing in it that the inviting person wrote', async () => {
    const [mail, ...more] = await mailsOf([invited, { ...invited, version: 5 }], together);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ cause: `draft.editor-invited#${draftId}`, template: 'draft-invitation', to: { address: alex.address } });
    expect(mail?.text).toContain('kim@verein.example');
    expect(mail?.text).not.toContain('Gemeinsam kochen');
    expect(await mailsOf([invited], alone)).toEqual([]);
  });

  it('goes to all who write when the deadline is near, with its date and weekday, and not when it has passed', async () => {
    const mails = await mailsOf([deadline, deadline], together);
    expect(mails.map(({ to }) => to.address)).toEqual(['kim@verein.example', alex.address]);
    expect(mails[0]).toMatchObject({
      cause: `draft.deadline-near#${draftId}#2027-08-31#3`,
      template: 'draft-deadline',
      subject: 'Frist 31. August 2027: Ihr Antrag ist noch nicht abgesendet',
    });
    expect(mails[0]?.text.replace(/\s+/g, ' ')).toContain('bis Dienstag, 31. August 2027, 23:59 Uhr ab.');
    expect(await mailsOf([deadline], together, { now: () => '2027-08-31T22:00:00.000Z' })).toEqual([]);
  });

  it('goes to all who write before the deletion, unless somebody saved since', async () => {
    const mails = await mailsOf([deletion, deletion], together);
    expect(mails.map(({ to }) => to.address)).toEqual(['kim@verein.example', alex.address]);
    expect(mails[0]).toMatchObject({ cause: `draft.deletion-near#${draftId}#2027-05-30`, template: 'draft-deletion' });
    expect(mails[0]?.text.replace(/\s+/g, ' ')).toContain('bis Sonntag, 30. Mai 2027 auf. Danach löschen wir ihn mit allen Anlagen.');
    expect(await mailsOf([deletion], { ...together, expiresAt: together.expiresAt + 86_400 })).toEqual([]);
  });

  it('is no mail when the draft is submitted or deleted by now', async () => {
    expect(await mailsOf([saved, invited, deadline, deletion], undefined)).toEqual([]);
  });

  it('is no mail about what only people who look it up want to know, and asks nothing of the table', async () => {
    const change = { draftId, version: 3, at, actor } as const;
    const silent: readonly DraftNews[] = [
      { ...change, kind: 'draft.created' },
      { ...change, kind: 'draft.saved', section: 'goals' },
      { ...change, kind: 'draft.prolonged' },
      { ...change, kind: 'draft.editor-removed', editor: alex.principal },
    ];
    const asks = async (): Promise<never> => {
      throw new Error('asked');
    };
    expect(await mailsOf(silent, together, { draft: asks, rounds: asks })).toEqual([]);
  });

  it('is no mail to a client of the API, which has no address', async () => {
    const ofProgram = { ...alone, owner: program.principal, editors: [program] };
    expect(await mailsOf([saved, deadline, deletion], ofProgram)).toEqual([]);
  });

  it('fails when the round is not there, so that the event is kept', async () => {
    await expect(mailsOf([saved], together, { rounds: async () => [] })).rejects.toThrow(round.id);
  });

  it('is a mail that can be sent, whatever was typed as a title', async () => {
    const [mail] = await mailsOf([saved], longDraft.draft);
    expect(mailSchema.safeParse(mail).success).toBe(true);
    expect(mail?.text.replace(/\s+/g, ' ')).toContain('Donau dampf schifffahrt');
  });

  it.each([saved, invited, deadline, deletion])('$kind makes its mails once, wherever it died', async (news) => {
    const clean = mailWorld();
    await notifyEditors(news, depsOf(clean, together));
    const points = clean.points();
    await clean.drain();
    expect(clean.delivered.length).toBeGreaterThan(0);
    for (let point = 0; point < points; point += 1) {
      const world = mailWorld({ killAt: [point] });
      expect(await world.untilDone(() => notifyEditors(news, depsOf(world, together)))).toBe(true);
      await notifyEditors(news, depsOf(world, together));
      await world.drain();
      expect(world.delivered).toEqual(clean.delivered);
    }
  });
});

describe('the stream', () => {
  it('brings news of drafts and events of applications, told apart', () => {
    for (const news of [saved, invited, deadline, deletion]) {
      const image = { pk: `DRAFT#${draftId}`, sk: 'EVENT#00000002', entity: 'draft-event', expiresAt: 1, ...news };
      expect(eventSchema.parse(image)).toEqual(news);
    }
  });
});
