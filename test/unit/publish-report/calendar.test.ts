import { describe, expect, it } from 'vitest';
import { calendarFeed } from '../../../functions/publish-report/lists/calendar-feed.ts';
import { calendarPage } from '../../../functions/publish-report/lists/calendar-page.tsx';
import { type CalendarFacts, releaseDates } from '../../../functions/publish-report/lists/release-dates.ts';
import { publishReport } from '../../../functions/publish-report/publish-report.ts';
import { runDue } from '../../../functions/publish-report/run-due.ts';
import { county } from '../../../shared/county/county.ts';
import { catalogue } from '../../../shared/domain/statistics/indicators.ts';
import { changed, newDraft } from '../../../shared/domain/statistics/release-draft.ts';
import { observation } from '../../support/observations.ts';
import { memorySystem } from './memory-system.ts';

const site = { county, catalogue, exampleData: false, siteUrl: 'https://teilhabe.example' };
const hold = { subject: 'a', name: 'Ada', reason: 'Vertraulicher Grund', at: '2026-12-21T09:00:00.000Z' };
const asOf = '2026-11-25T05:00:00.000Z';
const given: CalendarFacts = { releases: [{ month: '2026-10' }], drafts: [{ month: '2026-10' }], asOf };
const datesOf = (facts: Partial<CalendarFacts> = {}) => releaseDates({ ...given, ...facts }, county.report);

describe('the dates', () => {
  it('are those of the next twelve reports, by the clock of Berlin', () => {
    const dates = datesOf();
    expect(dates.map(({ month }) => month)).toEqual([
      ...['2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2027-04'],
      ...['2027-05', '2027-06', '2027-07', '2027-08', '2027-09', '2027-10'],
    ]);
    expect(dates.every(({ state }) => state === 'planned')).toBe(true);
    // Winter, the first after the clocks went forward (28 March 2027), and the last before they go back.
    expect([dates[0], dates[3], dates[4], dates[10]].map((date) => date?.at)).toEqual([
      ...['2026-12-25T05:00:00.000Z', '2027-03-25T05:00:00.000Z', '2027-04-25T04:00:00.000Z', '2027-10-25T04:00:00.000Z'],
    ]);
  });

  it('begin with what should be public and is not, held or late', () => {
    const later = { asOf: '2027-02-01T09:00:00.000Z', drafts: [{ month: '2026-11', hold }, { month: '2026-12' }] };
    expect(datesOf(later).slice(0, 3)).toMatchObject([
      { month: '2026-11', state: 'held', at: '2026-12-25T05:00:00.000Z', since: hold.at },
      { month: '2026-12', state: 'late' },
      { month: '2027-01', state: 'planned', at: '2027-02-25T05:00:00.000Z' },
    ]);
    expect(datesOf(later)).toHaveLength(14);
    // Also without any draft: an outage took its day as well.
    expect(datesOf({ asOf: '2027-02-01T09:00:00.000Z', drafts: [] })[0]).toMatchObject({ month: '2026-12', state: 'late' });
  });

  it('say of a report that is held before its day that it will not come then', () => {
    expect(datesOf({ drafts: [{ month: '2026-11', hold }] })[0]).toMatchObject({ month: '2026-11', state: 'held' });
  });
});

/** Lines as RFC 5545 has them: CRLF, at most 75 octets, continued by a space. */
const unfolded = (ics: string): readonly string[] => {
  expect(ics.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  return ics
    .replace(/\r\n[ \t]/g, '')
    .replace(/\r\n$/, '')
    .split('\r\n');
};

const events = (ics: string): readonly ReadonlyMap<string, string>[] =>
  unfolded(ics)
    .join('\n')
    .split('BEGIN:VEVENT\n')
    .slice(1)
    .map((block) => new Map(block.split('\n').map((line) => [line.slice(0, line.search(/[:;]/)), line.slice(line.indexOf(':') + 1)] as const)));

describe('the calendar for programs', () => {
  const ics = calendarFeed(site, datesOf({ drafts: [{ month: '2026-11', hold }] }));

  it('is one calendar with what the standard demands', () => {
    const lines = unfolded(ics);
    expect(lines.slice(0, 2)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0']);
    expect(lines.at(-1)).toBe('END:VCALENDAR');
    expect(lines.filter((line) => line.startsWith('PRODID:'))).toHaveLength(1);
    expect(ics.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(events(ics)).toHaveLength(12);
    for (const event of events(ics))
      expect([...event.keys()]).toEqual(expect.arrayContaining(['UID', 'DTSTAMP', 'DTSTART', 'SUMMARY', 'URL', 'STATUS']));
  });

  it('has a point in time for each report, in UTC, with an id that stays', () => {
    const [held, next] = events(ics);
    expect(held?.get('UID')).toBe('zuwanderungsbericht-2026-11@teilhabe.example');
    expect([held?.get('DTSTART'), held?.get('STATUS'), held?.get('DTSTAMP')]).toEqual(['20261225T050000Z', 'TENTATIVE', '20261221T090000Z']);
    expect(held?.get('SUMMARY')).toContain('verschoben');
    expect([next?.get('DTSTART'), next?.get('STATUS'), next?.get('TRANSP')]).toEqual(['20270125T050000Z', 'CONFIRMED', 'TRANSPARENT']);
    const ids = events(calendarFeed(site, datesOf({ asOf: '2026-12-25T05:00:00.000Z' }))).map((event) => event.get('UID'));
    expect(ids.slice(1, 12)).toEqual(
      events(ics)
        .slice(1)
        .map((event) => event.get('UID')),
    );
  });

  it('says neither who holds a report nor why, and neither does the page', () => {
    for (const text of [ics, calendarPage(site, datesOf({ drafts: [{ month: '2026-11', hold }] }))]) {
      expect(text).not.toMatch(/Vertraulich|Ada/);
      expect(text).toContain('verschoben');
    }
  });
});

describe('the files', () => {
  const month = '2026-10';
  const paths = ['/berichte/termine/', '/berichte/termine.ics'];
  const due = '2026-11-25T05:00:00.000Z';
  const system = () => {
    const made = memorySystem();
    made.deliver([observation({ indicator: 'allocations_to_municipality', area: county.administrations[0]?.area ?? '', period: month, value: 30 })]);
    return made;
  };
  const filesOf = ({ files }: ReturnType<typeof memorySystem>) => paths.map((path) => files.get(path) ?? '');

  it('come with every release, and have the same bytes when it is written again on another day', async () => {
    const made = system();
    await publishReport({ month }, made.deps({ now: due }));
    const [page, ics] = filesOf(made);
    expect(page).toContain('25. Dezember 2026, 06:00 Uhr');
    expect(page).toContain('href="/berichte/termine.ics"');
    expect(events(ics ?? '')).toHaveLength(12);
    await publishReport({ month }, made.deps({ now: '2026-12-24T09:00:00.000Z' }));
    expect(filesOf(made)).toEqual([page, ics]);
  });

  it('move on by the hour when no report comes, and are written only when they change', async () => {
    const made = system();
    await publishReport({ month }, made.deps({ now: due }));
    const before = made.writes.length;
    await runDue('2026-12-01T09:20:00.000Z', made.deps({ now: '2026-12-01T09:20:00.000Z' }));
    expect(made.writes).toHaveLength(before);
    const held = newDraft('2026-11', '2026-12-20T05:00:00.000Z');
    made.drafts.keep(held);
    made.drafts.keep(changed(held.after, { hold }, { kind: 'release.held', reason: hold.reason, by: 'Ada', at: hold.at }));
    await runDue('2026-12-21T09:20:00.000Z', made.deps({ now: '2026-12-21T09:20:00.000Z' }));
    expect(made.files.get('/berichte/termine/')).toContain('verschoben');
    // A year later, with nothing published in between: what is ahead is ahead.
    await runDue('2027-12-01T09:20:00.000Z', made.deps({ now: '2027-12-01T09:20:00.000Z' }));
    expect(events(made.files.get('/berichte/termine.ics') ?? '').filter((event) => (event.get('DTSTART') ?? '') > '20271201')).toHaveLength(12);
  });
});
