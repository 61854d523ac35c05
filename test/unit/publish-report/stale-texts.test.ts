import { describe, expect, it } from 'vitest';
import { makePreview } from '../../../functions/publish-report/make-preview.ts';
import { publishReport } from '../../../functions/publish-report/publish-report.ts';
import { runDue } from '../../../functions/publish-report/run-due.ts';
import { county } from '../../../shared/county/county.ts';
import type { Observation } from '../../../shared/domain/statistics/observation.ts';
import { approved, changed, edited, newDraft, type ReleaseDraft, summaryText } from '../../../shared/domain/statistics/release-draft.ts';
import { observation } from '../../support/observations.ts';
import { memorySystem } from './memory-system.ts';

const month = '2026-10';
const drafted = '2026-11-20T05:00:00.000Z';
const due = '2026-11-25T05:00:00.000Z';
const later = '2026-11-27T09:00:00.000Z';
const page = `/berichte/${month}/`;
const written = 'Siebzig Menschen kamen.';
const ofChapter = 'Kapiteltext mit Zahl.';
const elsewhere = 'Text eines Kapitels ohne diese Zahlen.';

const arrivals = (value: number): Observation[] =>
  county.administrations.map(({ area }, at) => observation({ indicator: 'allocations_to_municipality', area, period: month, value: at + value }));

/** A draft with a preview and three approved texts: the sentences on top, and two chapters of which one is about the figures that change. */
const system = async () => {
  const made = memorySystem();
  made.deliver(arrivals(3));
  made.drafts.keep(newDraft(month, drafted));
  const draft = (): ReleaseDraft => {
    const stored = made.drafts.draft(month);
    if (stored === undefined) throw new Error('there is no draft');
    return stored;
  };
  const preview = (now = drafted) => makePreview(month, made.deps({ now }));
  const write = (text: string, content: string) =>
    made.drafts.keep(edited(draft(), { text, content, by: { subject: 'a', name: 'Ada' }, at: drafted }));
  const approve = () =>
    made.drafts.keep(approved(draft(), { figures: draft().preview?.figures ?? '', by: { subject: 'b', name: 'Bo' }, at: drafted }));
  await preview();
  write(summaryText, written);
  write('zuweisungen', ofChapter);
  write('herkunft', elsewhere);
  approve();
  return { ...made, draft, preview, write, approve, publish: (reason?: string) => publishReport({ month, reason }, made.deps({ now: later })) };
};

const changes = { leftOut: [summaryText, 'zuweisungen'] };

describe('figures that change after the approval', () => {
  it('leave the texts about them out of the report of the 25th, and the system writes in their place', async () => {
    const { deps, deliver, files, revisions, drafts } = await system();
    deliver(arrivals(5));
    await runDue(due, deps({ now: due }));
    expect(files.get(page)).not.toContain(written);
    expect(files.get(page)).not.toContain(ofChapter);
    expect(files.get(page)).toContain(elsewhere);
    expect(files.get(page)).toContain('Im Oktober 2026 waren es');
    expect(revisions.get(`${month}#1`)).toMatchObject({ ...changes, commentary: { chapters: { herkunft: elsewhere } } });
    expect(drafts.events.at(-1)).toMatchObject({ kind: 'release.appeared', revision: 1, ...changes });
  });

  it('do the same to a correction, also where a newer text waits for its approval', async () => {
    for (const isEdited of [false, true]) {
      const { publish, deliver, files, write } = await system();
      await publish();
      expect(files.get(page)).toContain(written);
      if (isEdited) write(summaryText, 'Noch nicht freigegeben.');
      deliver(arrivals(5));
      expect(await publish('Nachgeliefert.')).toMatchObject({ revision: 2 });
      expect(files.get(page)).not.toContain(written);
      expect(files.get(page)).not.toContain('Noch nicht freigegeben.');
      expect(files.get(page)).toContain(elsewhere);
    }
  });

  it('are confirmed by a second person: then the texts appear', async () => {
    const { publish, preview, approve, deliver, files, draft } = await system();
    deliver(arrivals(5));
    await preview();
    approve();
    expect(Object.values(draft().texts).map(({ figures }) => figures)).toEqual([1, 2, 3].map(() => draft().preview?.figures));
    await publish();
    expect([written, ofChapter, elsewhere].every((text) => files.get(page)?.includes(text))).toBe(true);
  });

  it('make the same bytes and no further revision when it is published again, and one note at the desk', async () => {
    const { publish, deliver, files, drafts } = await system();
    deliver(arrivals(5));
    await publish();
    const before = [...files];
    expect(await publish()).toMatchObject({ revision: 1, alreadyPublished: true });
    expect([...files]).toEqual(before);
    expect(drafts.events.filter(({ kind }) => kind === 'release.appeared')).toHaveLength(1);
  });

  it('end the same wherever a run is killed', async () => {
    const whole = await system();
    whole.deliver(arrivals(5));
    const counted = whole.deps({ now: later });
    await publishReport({ month }, counted);
    for (let call = 1; call <= counted.calls(); call += 7) {
      const killed = await system();
      killed.deliver(arrivals(5));
      await expect(publishReport({ month }, killed.deps({ now: later, crash: { call, moment: 'after' } }))).rejects.toThrow('crash');
      await killed.publish();
      expect(killed.state()).toEqual(whole.state());
    }
  });

  it('that change only behind the sign for hidden leave every text where it is', async () => {
    const [first = { area: '' }, second = { area: '' }] = county.administrations;
    const hidden = (a: number, b: number) => [
      observation({ indicator: 'allocations_to_municipality', area: first.area, period: month, value: a }),
      observation({ indicator: 'allocations_to_municipality', area: second.area, period: month, value: b }),
    ];
    const { deliver, preview, approve, publish, files, notes } = await system();
    deliver(hidden(1, 2));
    await preview();
    approve();
    deliver(hidden(2, 1));
    await preview();
    expect(Object.values(notes.get(month)?.changed ?? {}).flatMap(Object.keys)).toEqual([]);
    await publish();
    expect(files.get(page)).toContain(written);
  });
});

describe('the preview', () => {
  it('notes for the desk which figures of which text are others, and what the system would write', async () => {
    const { deliver, preview, notes, draft, previews } = await system();
    const since = draft().preview?.figures ?? '';
    deliver(arrivals(5));
    await preview();
    const found = notes.get(month)?.changed?.[since] ?? {};
    expect(Object.keys(found)).toEqual(expect.arrayContaining([summaryText, 'zuweisungen']));
    expect(Object.keys(found)).not.toContain('herkunft');
    expect(found['zuweisungen']?.numbers[0]).toMatchObject({ before: expect.stringMatching(/\d/), now: expect.stringMatching(/\d/) });
    expect(notes.get(month)?.summary).toMatch(/Zuweisungen.*\d/);
    // Approved for other figures: the preview shows what would appear.
    expect(previews.get(`${month}/`)).not.toContain(written);
  });

  it('of a text that waits for its approval shows it', async () => {
    const { deliver, preview, write, previews } = await system();
    deliver(arrivals(5));
    write(summaryText, 'Achtzig Menschen kamen.');
    await preview();
    expect(previews.get(`${month}/`)).toContain('Achtzig Menschen kamen.');
  });
});

it('a publication ends what the audit had stopped it for, also one by hand', async () => {
  const { drafts, draft, publish } = await system();
  drafts.keep(changed(draft(), { stop: { at: due, cells: ['x'] } }, { kind: 'release.stopped', cells: ['x'], at: due }));
  await publish();
  expect(draft().stop).toBeUndefined();
  expect(drafts.events.at(-1)).toMatchObject({ kind: 'release.appeared', leftOut: [] });
});
