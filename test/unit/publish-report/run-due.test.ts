import { describe, expect, it } from 'vitest';
import type { Audit } from '../../../functions/publish-report/audit-issue.ts';
import { publishInputSchema, startRun } from '../../../functions/publish-report/publish-input.ts';
import { publishReport } from '../../../functions/publish-report/publish-report.ts';
import { runDue } from '../../../functions/publish-report/run-due.ts';
import { county } from '../../../shared/county/county.ts';
import { formatMonth, type Month } from '../../../shared/domain/calendar.ts';
import type { Observation } from '../../../shared/domain/statistics/observation.ts';
import { changed, draftOrEmpty, edited } from '../../../shared/domain/statistics/release-draft.ts';
import { observation } from '../../support/observations.ts';
import { memorySystem } from './memory-system.ts';

const month = '2026-10';
const due = '2026-11-25T05:00:00.000Z';
const figuresOf = (of: Month, value = 3): Observation[] =>
  county.administrations.map(({ area }, at) => observation({ indicator: 'allocations_to_municipality', area, period: of, value: at + value }));

const system = (...months: readonly Month[]) => {
  const made = memorySystem();
  for (const of of months) made.deliver(figuresOf(of));
  const run = (now: string, audit?: Audit) => runDue(now, made.deps({ now, ...(audit && { audit }) }));
  const kinds = () => made.drafts.events.map(({ kind }) => kind);
  const hold = (reason = 'Die Zahlen des Jobcenters stimmen nicht.') => {
    const draft = draftOrEmpty(made.drafts.draft(month), month, due);
    const by = { subject: 'b', name: 'Bo Beispiel', at: due };
    made.drafts.keep(changed(draft, { hold: { ...by, reason } }, { kind: 'release.held', reason, by: by.name, at: due }));
  };
  return { ...made, run, kinds, hold };
};

const unsafe: Audit = async () => {
  const cell = { cell: 'foreign_population|01|2026-10|_T|_T|_T|_T', issue: '2026-10/1', low: 1, high: 2, threshold: 3, safe: false };
  return { cells: [cell], unsafe: [cell], contradictions: [] };
};

describe('the embargo', () => {
  it.each([
    ['2026-10', '2026-11-25T04:59:59.999Z', due, 'am 25. November 2026, 06:00 Uhr'],
    ['2026-09', '2026-10-25T04:59:59.999Z', '2026-10-25T05:00:00.000Z', 'am 25. Oktober 2026, 06:00 Uhr'],
    ['2026-02', '2026-03-25T04:59:59.999Z', '2026-03-25T05:00:00.000Z', 'am 25. März 2026, 06:00 Uhr'],
    ['2026-03', '2026-04-25T03:59:59.999Z', '2026-04-25T04:00:00.000Z', 'am 25. April 2026, 06:00 Uhr'],
  ])('of %s holds at %s and not at %s, whoever starts it', async (of, before, then, said) => {
    const { deps, files, writes } = system(of);
    for (const run of [() => publishReport({ month: of }, deps({ now: before })), () => startRun({ month: of, time: then }, deps({ now: before }))]) {
      await expect(run()).rejects.toMatchObject({ code: 'too-early', message: expect.stringContaining(said) });
    }
    await startRun({ time: before }, deps({ now: before }));
    expect([files.size, writes]).toEqual([0, []]);
    expect(await publishReport({ month: of }, deps({ now: then }))).toMatchObject({ revision: 1 });
  });

  it('is waited for when the clock of the function is behind the one of the schedule', async () => {
    const { deps, writes } = system(month);
    await runDue('2026-11-20T05:00:00.000Z', deps({ now: '2026-11-20T05:00:00.000Z' }));
    expect(await runDue(due, deps({ now: '2026-11-25T04:59:59.200Z' }))).toMatchObject({ published: [{ month, revision: 1 }] });
    expect(writes.length).toBeGreaterThan(0);
    // A schedule that is far ahead is no reason to wait.
    const other = system(month);
    await runDue('2026-11-20T05:00:00.000Z', other.deps({ now: '2026-11-20T05:00:00.000Z' }));
    expect(await runDue(due, other.deps({ now: '2026-11-25T04:00:00.000Z' }))).toMatchObject({ published: [] });
  });
});

describe('the schedule', () => {
  it('makes the draft on the 20th at six, once, and asks for its preview', async () => {
    const { run, drafts } = system(month);
    expect(await run('2026-11-20T04:59:59.000Z')).toEqual({ drafted: [], published: [] });
    expect(await run('2026-11-20T05:00:00.000Z')).toEqual({ drafted: [month], published: [] });
    expect(await run('2026-11-20T05:20:00.000Z')).toEqual({ drafted: [], published: [] });
    expect(drafts.requests).toMatchObject([{ month, wants: 'preview' }]);
    expect(drafts.events).toMatchObject([{ month, kind: 'release.drafted' }]);
  });

  it('publishes on the 25th at six what is there, approved texts only', async () => {
    const { run, drafts, revisions, kinds, files } = system(month);
    await run('2026-11-20T05:00:00.000Z');
    const draft = drafts.draft(month);
    if (draft === undefined) throw new Error('no draft');
    const reader = { name: 'Ada Beispiel', role: 'Landrätin', address: 'ada@kreis.example' };
    const invited = { ...reader, name: 'Bo Beispiel', address: 'bo@kreis.example', invitedAt: '2026-11-21T05:00:00.000Z' };
    const listed = changed(draft, { preRelease: [reader, invited] }, { kind: 'release.readers-changed', by: 'Ada', at: due });
    drafts.keep(listed);
    drafts.keep(edited(listed.after, { text: 'herkunft', content: 'Noch nicht freigegeben.', by: { subject: 'a', name: 'Ada' }, at: due }));
    expect(await run(due)).toMatchObject({ published: [{ month, revision: 1, alreadyPublished: false }] });
    expect(revisions.get(`${month}#1`)?.commentary).toBeUndefined();
    expect(files.get(`/berichte/${month}/`)).toContain('Vor dem Erscheinen kannten den Bericht: Bo Beispiel (Landrätin).');
    expect(JSON.stringify([...files])).not.toContain('@kreis.example');
    expect(await run('2026-11-25T05:20:00.000Z')).toEqual({ drafted: [], published: [] });
    expect(JSON.stringify(drafts.state())).not.toContain('@kreis.example');
    expect(drafts.events.at(-1)?.kind).toBe('release.readers-forgotten');
    expect(kinds()).not.toContain('release.late');
  });

  it('publishes a month of which nothing is known, and says so', async () => {
    const { run, files, deps } = system();
    await run('2026-11-20T05:00:00.000Z');
    await expect(publishReport({ month }, deps({ now: due }))).rejects.toMatchObject({ code: 'nothing-to-publish' });
    expect(await run(due)).toMatchObject({ published: [{ month, revision: 1 }] });
    expect(files.get(`/berichte/${month}/`)).toContain(`Für ${formatMonth(month)} lagen keine Zahlen vor`);
  });

  it('begins nothing of its own in a system that has never published', async () => {
    const { run } = system(month);
    expect(await run('2026-11-26T09:20:00.000Z')).toEqual({ drafted: [], published: [] });
  });
});

describe('after an outage', () => {
  it('publishes every month that is due, oldest first, and says once that it is late', async () => {
    const { run, deps, drafts, kinds } = system('2026-08', '2026-09', month);
    await publishReport({ month: '2026-08' }, deps({ now: '2026-09-25T04:00:00.000Z' }));
    await run('2026-10-20T04:00:00.000Z');
    expect((await run('2026-11-26T09:20:00.000Z')).published.map(({ month: of }) => of)).toEqual(['2026-09', month]);
    expect(drafts.events.filter(({ kind }) => kind === 'release.late')).toMatchObject([
      { month: '2026-09', due: '2026-10-25T05:00:00.000Z' },
      { month, due },
    ]);
    await run('2026-11-26T10:20:00.000Z');
    expect(kinds().filter((kind) => kind === 'release.late')).toHaveLength(2);
  });

  it('does not call the next try of the schedule late', async () => {
    const { run, kinds } = system(month);
    await run('2026-11-20T05:00:00.000Z');
    await run('2026-11-25T05:14:59.000Z');
    expect(kinds()).not.toContain('release.late');
  });

  it('finishes a release that was begun, with its own inputs', async () => {
    const { deps, run, deliver, revisions, files } = system(month);
    await run('2026-11-20T05:00:00.000Z');
    const whole = system(month);
    await whole.run('2026-11-20T05:00:00.000Z');
    await whole.run(due);
    for (let call = 1; !revisions.has(`${month}#1`); call += 1) {
      await expect(runDue(due, deps({ now: due, crash: { call, moment: 'after' } }))).rejects.toThrow('crash');
    }
    deliver(figuresOf(month, 90));
    await run('2026-11-25T05:20:00.000Z');
    expect(files.get(`/berichte/${month}/`)).toBe(whole.files.get(`/berichte/${month}/`));
  });
});

describe('killed at any call', () => {
  it('on the 25th, the next run leaves what a whole run leaves', async () => {
    const drafted = async () => {
      const made = system(month);
      await made.run('2026-11-20T05:00:00.000Z');
      return made;
    };
    const whole = await drafted();
    const counting = whole.deps({ now: due });
    await runDue(due, counting);
    const expected = JSON.stringify(whole.state());
    // Every call of publishing itself is killed in publish-report.test.ts.
    for (let call = 1; call <= counting.calls(); call += 3) {
      const killed = await drafted();
      await expect(runDue(due, killed.deps({ now: due, crash: { call, moment: 'after' } }))).rejects.toThrow('crash');
      await killed.run(due);
      expect(JSON.stringify(killed.state()) === expected, `call ${call}`).toBe(true);
    }
  });

  it('while stopping or telling that it is held, nobody is told twice', async () => {
    for (const how of ['unsafe', 'held'] as const) {
      for (let call = 1; call < 8; call += 1) {
        const { run, deps, hold, kinds } = system();
        await run('2026-11-20T05:00:00.000Z');
        if (how === 'held') hold();
        await runDue(due, deps({ now: due, audit: unsafe, crash: { call, moment: 'after' } })).catch(() => undefined);
        await run(due, unsafe);
        await run(due, unsafe);
        const told = how === 'held' ? 'release.still-held' : 'release.stopped';
        expect(
          kinds().filter((kind) => kind === told),
          `${how} ${call}`,
        ).toHaveLength(1);
      }
    }
  });
});

describe('a hold', () => {
  it('keeps everything from being published until somebody lifts it, and says so once', async () => {
    const { run, hold, files, kinds, deps, drafts } = system(month);
    await run('2026-11-20T05:00:00.000Z');
    hold();
    expect((await run(due)).published).toEqual([]);
    expect((await run('2026-11-25T05:20:00.000Z')).published).toEqual([]);
    expect(files.size).toBe(0);
    expect(kinds().filter((kind) => kind === 'release.still-held')).toHaveLength(1);
    await expect(publishReport({ month }, deps({ now: due }))).rejects.toMatchObject({
      code: 'on-hold',
      message: expect.stringContaining('Bo Beispiel'),
    });
    const { hold: _lifted, ...draft } = draftOrEmpty(drafts.draft(month), month, due);
    drafts.keep(changed(draft, {}, { kind: 'release.continued', by: 'Ada', at: due }));
    expect((await run('2026-11-25T06:20:00.000Z')).published).toMatchObject([{ month }]);
  });

  it('that comes between reading and freezing counts', async () => {
    const { deps, hold, files, run } = system(month);
    await run('2026-11-20T05:00:00.000Z');
    const given = deps({ now: due });
    const audit: Audit = async (issue) => {
      hold();
      return given.audit(issue);
    };
    await expect(publishReport({ month }, { ...given, audit })).rejects.toMatchObject({ code: 'on-hold' });
    expect(files.size).toBe(0);
  });
});

describe('an audit that can conclude hidden numbers', () => {
  it('stops the run before anything is public, names the cells, and is not repeated every hour', async () => {
    const { run, files, writes, drafts, kinds } = system(month);
    await run('2026-11-20T05:00:00.000Z');
    await run(due, unsafe);
    expect([files.size, writes]).toEqual([0, []]);
    expect(drafts.draft(month)?.stop).toMatchObject({ cells: ['foreign_population|01|2026-10|_T|_T|_T|_T'] });
    await run('2026-11-25T05:20:00.000Z');
    expect(files.size).toBe(0);
    expect(kinds().filter((kind) => kind === 'release.stopped')).toHaveLength(1);
  });

  it('stops a person too, and again says nothing new', async () => {
    const { deps, drafts } = system(month);
    for (let time = 0; time < 2; time += 1) {
      await expect(publishReport({ month }, deps({ now: due, audit: unsafe }))).rejects.toMatchObject({
        code: 'unsafe-release',
        message: expect.stringContaining('foreign_population|01|'),
      });
    }
    expect(drafts.events).toMatchObject([{ kind: 'release.stopped' }]);
  });
});

it('takes a month, or a time', () => {
  expect(publishInputSchema.safeParse({ time: 'gestern' }).success).toBe(false);
});
