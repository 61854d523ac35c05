import { describe, expect, it } from 'vitest';
import { answerRequest } from '../../../functions/publish-report/answer-request.ts';
import { makePreview } from '../../../functions/publish-report/make-preview.ts';
import { publishReport } from '../../../functions/publish-report/publish-report.ts';
import { county } from '../../../shared/county/county.ts';
import { addMonths, type Month } from '../../../shared/domain/calendar.ts';
import type { Observation } from '../../../shared/domain/statistics/observation.ts';
import { approved, edited, newDraft, type ReleaseDraft } from '../../../shared/domain/statistics/release-draft.ts';
import { observation } from '../../support/observations.ts';
import { memorySystem } from './memory-system.ts';

const month = '2026-10';
const drafted = '2026-11-20T05:00:00.000Z';
const due = '2026-11-25T05:00:00.000Z';
const figuresOf = (of: Month, value: number): Observation[] =>
  county.administrations.map(({ area }, at) => observation({ indicator: 'allocations_to_municipality', area, period: of, value: at + value }));

const system = () => {
  const made = memorySystem();
  made.deliver([...figuresOf('2026-09', 2), ...figuresOf(month, 3)]);
  made.drafts.keep(newDraft(month, drafted));
  const draft = (): ReleaseDraft => {
    const stored = made.drafts.draft(month);
    if (stored === undefined) throw new Error('there is no draft');
    return stored;
  };
  const write = (content: string) => made.drafts.keep(edited(draft(), { text: 'herkunft', content, by: { subject: 'a', name: 'Ada' }, at: drafted }));
  const approve = () => {
    const figures = draft().preview?.figures ?? '';
    made.drafts.keep(approved(draft(), { figures, by: { subject: 'b', name: 'Bo' }, at: drafted }));
  };
  return { ...made, draft, write, approve };
};

describe('a preview', () => {
  it('is nowhere public, fixes nothing, and says what it is', async () => {
    const { deps, previews, files, revisions, draft, drafts } = system();
    await makePreview(month, deps({ now: drafted }));
    expect([files.size, revisions.size]).toEqual([0, 0]);
    const page = previews.get(`${month}/`) ?? '';
    expect(page).toContain('Vorschau, nicht veröffentlicht');
    expect(page).not.toContain('href="/berichte/2026-10/revision-1/');
    expect(page).toContain('href="index.html"');
    // As it would appear on its day.
    expect(page).toContain('erschienen am 25. November 2026');
    expect([...previews.keys()]).toContain(`${month}/zuwanderungsbericht-${month}.csv`);
    expect(draft().preview).toEqual({ revision: 1, at: drafted, figures: expect.stringMatching(/^[0-9a-f]{64}$/) });
    await makePreview(month, deps({ now: '2026-11-20T06:00:00.000Z' }));
    expect(drafts.events.filter(({ kind }) => kind === 'release.preview-made')).toMatchObject([{ first: true }, { first: false }]);
  });

  it('has the bytes of the issue that appears, but for the notice and its own links', async () => {
    const { deps, previews, files } = system();
    await makePreview(month, deps({ now: due }));
    await publishReport({ month }, deps({ now: due }));
    const csv = `zuwanderungsbericht-${month}.csv`;
    expect(previews.get(`${month}/${csv}`)).toBe(files.get(`/berichte/${month}/${csv}`));
    const page = previews.get(`${month}/`)?.replace(/(<!--replaced-->).*<!--\/replaced-->/s, '$1');
    const below = `/berichte/${month}/revision-1/`;
    // What belongs to the issue is linked beside the preview: only such links have no slash or sign in front.
    const publicly = page?.replaceAll(/(<a [^>]*href=")(?![/#]|https?:|mailto:)([^"]*)"/g, (_all, start: string, href: string) => {
      return `${start}${below}${href.replace(/index\.html$/, '')}"`;
    });
    expect(publicly).toBe(files.get(`/berichte/${month}/`));
  });

  it('of a month without a figure, of a public one, and of one that changed since', async () => {
    const empty = memorySystem();
    await makePreview(month, empty.deps({ now: drafted }));
    expect(empty.previews.get(`${month}/`)).toContain('lagen keine Zahlen vor');
    const { deps, draft, deliver } = system();
    await publishReport({ month }, deps({ now: due }));
    await makePreview(month, deps({ now: due }));
    expect(draft().preview?.revision).toBe(1);
    deliver(figuresOf(month, 9));
    await makePreview(month, deps({ now: due }));
    expect(draft().preview?.revision).toBe(2);
  });

  it('names what is outside of what the months before teach', async () => {
    const { deps, notes, previews, deliver } = system();
    for (let back = 1; back < 6; back += 1) deliver(figuresOf(addMonths(month, -back), 3));
    const [first = { area: '' }] = county.administrations;
    deliver([observation({ indicator: 'allocations_to_municipality', area: first.area, period: month, value: 99 })]);
    await makePreview(month, deps({ now: drafted }));
    expect(notes.get(month)).toMatchObject({
      unusual: [{ indicator: 'allocations_to_municipality', area: first.area, value: 99, from: 0, to: 8, before: 3 }],
      unsafe: [],
    });
    // Whoever reads early may read every file of a preview: the notes know hidden numbers.
    expect([...previews.keys()].filter((name) => name.includes('hinweise'))).toEqual([]);
  });

  it('says what its audit would stop it for', async () => {
    const { deps, notes } = system();
    const cell = { cell: 'x|01|y', issue: '2026-10/1', low: 1, high: 2, threshold: 3, safe: false };
    await makePreview(month, deps({ now: drafted, audit: async () => ({ cells: [cell], unsafe: [cell], contradictions: [] }) }));
    expect(notes.get(month)?.unsafe).toEqual(['x|01|y']);
  });

  it('does not lose what staff write at the same moment', async () => {
    const { deps, draft, write } = system();
    const given = deps({ now: drafted });
    const putPreview: typeof given.previews.putPreview = async (of, file) => {
      if (file.name === '') write('Gerade geschrieben.');
      return given.previews.putPreview(of, file);
    };
    await makePreview(month, { ...given, previews: { ...given.previews, putPreview } });
    expect(draft()).toMatchObject({ texts: { herkunft: { text: 'Gerade geschrieben.' } }, preview: { revision: 1 } });
  });
});

describe('texts', () => {
  it('appear when a second person approved them, and make a correction of a public issue', async () => {
    const { deps, write, approve, revisions } = system();
    await makePreview(month, deps({ now: drafted }));
    write('Erster Satz.');
    approve();
    await publishReport({ month }, deps({ now: due }));
    expect(revisions.get(`${month}#1`)?.commentary).toEqual({ chapters: { herkunft: 'Erster Satz.' } });
    write('Zweiter Satz.');
    expect(await publishReport({ month }, deps({ now: due }))).toMatchObject({ revision: 1, alreadyPublished: true });
    approve();
    expect(await publishReport({ month }, deps({ now: due }))).toMatchObject({ revision: 2, alreadyPublished: false });
    expect(revisions.get(`${month}#2`)?.commentary).toEqual({ chapters: { herkunft: 'Zweiter Satz.' } });
  });

  it('that are approved after the freeze wait for the next issue', async () => {
    const { deps, write, approve, revisions, files } = system();
    for (let call = 1; !revisions.has(`${month}#1`); call += 1) {
      await expect(publishReport({ month }, deps({ now: due, crash: { call, moment: 'after' } }))).rejects.toThrow('crash');
    }
    write('Zu spät.');
    await makePreview(month, deps({ now: due }));
    approve();
    await publishReport({ month }, deps({ now: due }));
    expect(revisions.get(`${month}#1`)).toMatchObject({ state: 'published' });
    expect(revisions.get(`${month}#1`)?.commentary).toBeUndefined();
    expect(files.size).toBeGreaterThan(0);
  });
});

describe('a request of the desk', () => {
  const request = { month, version: 2, at: due };

  it('is answered by a preview, or by an issue; an expected no is no fault', async () => {
    const { deps, previews, files } = system();
    await answerRequest({ ...request, wants: 'preview' }, deps({ now: drafted }));
    await answerRequest({ ...request, wants: 'publication' }, deps({ now: drafted }));
    expect([previews.size > 0, files.size]).toEqual([true, 0]);
    await answerRequest({ ...request, wants: 'publication' }, deps({ now: due }));
    expect(files.has(`/berichte/${month}/`)).toBe(true);
    await expect(answerRequest({ ...request, wants: 'preview' }, deps({ now: due, crash: { call: 1, moment: 'before' } }))).rejects.toThrow('crash');
  });
});
