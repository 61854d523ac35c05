import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isValidIBAN } from 'ibantools';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { exampleApplications } from '../../../infra/local/example-applications.ts';
import { budgetOf, openBudgetYear, reportedMonth } from '../../../infra/local/example-data.ts';
import { administrationRows, deliveredMonth, exampleFigures } from '../../../infra/local/example-figures.ts';
import { exampleIban } from '../../../infra/local/example-iban.ts';
import { exampleRequest, withConfirmations } from '../../../infra/local/example-progress.ts';
import { roundOf, smallRoundOf } from '../../../infra/local/example-rounds.ts';
import { county } from '../../../shared/county/county.ts';
import { freeMoney } from '../../../shared/domain/funding/budget.ts';
import { missingConfirmations } from '../../../shared/domain/funding/confirmation.ts';
import { nextMeetingOf } from '../../../shared/domain/funding/decision-route.ts';
import { informationRequestSchema } from '../../../shared/domain/funding/information-request.ts';
import { openRound, openRounds } from '../../../shared/domain/funding/round.ts';
import { requiredPapers } from '../../../shared/domain/funding/statement-rules.ts';
import { areasOf } from '../../../shared/domain/statistics/areas.ts';
import { readFigures } from '../../../shared/domain/statistics/figures-file.ts';
import { catalogue } from '../../../shared/domain/statistics/indicators.ts';
import { monthlyReport, reportMonths } from '../../../shared/domain/statistics/monthly-report.ts';

// Days on which years, rounds and months meet.
const days = [
  '2026-11-22T12:00:00Z',
  '2026-12-31T23:30:00Z',
  '2027-01-01T12:00:00Z',
  '2027-02-01T00:30:00Z',
  '2027-08-31T21:59:00Z',
  '2027-08-31T22:01:00Z',
];

const applicationsAt = (day: string) => {
  const now = new Date(day);
  const reported = roundOf(Number(reportedMonth(now).slice(0, 4)));
  const open = roundOf(openBudgetYear(now));
  return { now, reported, open, applications: exampleApplications(reported, open, now.toISOString(), county) };
};

describe.each(days)('example applications on %s', (day) => {
  it('belong to an open round, are fifteen in several states, and keep every rule', () => {
    const { now, reported, open, applications } = applicationsAt(day);
    expect(openRound([reported, open], now.toISOString())?.id).toBe(open.id);
    expect(applications).toHaveLength(15);
    expect(new Set(applications.map(({ state }) => state)).size).toBeGreaterThanOrEqual(6);
    expect(applications.every(({ submittedAt }) => submittedAt < now.toISOString())).toBe(true);
    expect(applications.every(({ roundId, submittedAt }) => submittedAt >= (roundId === reported.id ? reported : open).opensAt)).toBe(true);
  });

  it('have unique references that ascend with time, and ids that never change', () => {
    const { applications } = applicationsAt(day);
    const references = applications.map(({ reference }) => reference);
    expect(references).toEqual([...new Set(references)].sort());
    expect(applications.map(({ id }) => id).sort()).toEqual(
      Array.from({ length: 15 }, (_, number) => `00000000-0000-4000-8000-${String(number + 1).padStart(12, '0')}`),
    );
  });

  it('wait for an answer that is due in the future, for a confirmation, and for a meeting that has a date', () => {
    const { now, open, applications } = applicationsAt(day);
    const requests = applications.flatMap((application) => exampleRequest(application, now.toISOString()) ?? []);
    expect(requests).toHaveLength(1);
    for (const { after, request, event } of requests) {
      expect(applications).toContainEqual(after);
      expect(informationRequestSchema.parse(request).dueDate > now.toISOString()).toBe(true);
      expect(event.at < now.toISOString() && event.at > after.submittedAt).toBe(true);
    }
    expect(applications.map(withConfirmations).filter((application) => missingConfirmations(application) > 0)).toHaveLength(1);
    for (const { body } of open.decision.routes.flatMap(({ steps }) => steps))
      expect(nextMeetingOf(open, body, now.toISOString().slice(0, 10))).toMatch(/^20\d\d-/);
    expect(open.decision.meetings.every(({ date }) => new Date(`${date}T00:00:00Z`).getUTCDay() === 4)).toBe(true);
  });

  it('leave money in the budget', () => {
    const { applications } = applicationsAt(day);
    expect(freeMoney(budgetOf(2026, [], false))).toBe(18_000_000);
    const awarded = applications.filter(({ approvedAmount }) => approvedAmount !== undefined);
    expect(awarded.length).toBeGreaterThanOrEqual(5);
    expect(freeMoney(budgetOf(2026, awarded, false))).toBeGreaterThan(0);
  });
});

describe('example rounds', () => {
  it.each(days)('on %s are two: the large one first, then the one for small projects', (day) => {
    const year = openBudgetYear(new Date(day));
    const all = [year - 1, year, year + 1].flatMap((each) => [roundOf(each), smallRoundOf(each)]);
    expect(openRounds(all, new Date(day).toISOString()).map(({ title }) => title)).toEqual([`Integrationsmittel ${year}`, `Kleine Projekte ${year}`]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it('differ in what they want: amounts, lead time, papers and who decides', () => {
    const [large, small] = [roundOf(2027), smallRoundOf(2027)];
    expect(small.maximumGrant).toBe(60_000);
    expect([large, small].map(({ applications: { mode, leadTimes } }) => [mode, leadTimes])).toEqual([
      ['round', [{ days: 42 }]],
      ['rolling', [{ days: 28 }]],
    ]);
    expect([large, small].map((round) => requiredPapers('association', round))).toEqual([['statutes', 'register-extract'], []]);
    expect([large, small].map(({ decision }) => decision.routes[0]?.steps.find(({ role }) => role === 'decides')?.body)).toEqual([
      'Hauptausschuss',
      'Koordinierungsstelle Integration und Teilhabe',
    ]);
  });

  it.each([2026, 2027, 2028, 2029])('of %d have meetings on Thursdays of the year, the advice two weeks before the decision', (year) => {
    const { meetings } = roundOf(year).decision;
    expect(meetings).toHaveLength(10);
    for (const { date } of meetings) expect([date.slice(0, 4), new Date(`${date}T00:00:00Z`).getUTCDay()]).toEqual([String(year), 4]);
    expect(meetings.map(({ body }) => body).slice(0, 2)).toEqual(['Sozial- und Gesundheitsausschuss', 'Hauptausschuss']);
  });
});

describe('example applications on any day', () => {
  it('keep the rules of their round, to whom nothing is missing', () => {
    // Every sixth day of 13 months; the days on which years and rounds meet are asked about above.
    for (let day = 0; day < 400; day += 6) {
      const { now, applications } = applicationsAt(new Date(Date.UTC(2026, 10, 1, 11) + day * 86_400_000).toISOString());
      expect(applications, now.toISOString()).toHaveLength(15);
    }
  });

  it('show what the form asks for: prices, offers and reasons, papers, goals and people', () => {
    const text = JSON.stringify(applicationsAt('2026-11-22T12:00:00Z').applications);
    for (const field of [
      'unitPrice',
      'offersReason',
      'qualification',
      'onFile',
      'fallback',
      'register',
      'noticeDate',
      'childProtection',
      'approved',
      'applied',
    ]) {
      expect(text).toContain(`"${field}"`);
    }
  });

  it('have accounts at a bank that does not exist, with check digits that are right', () => {
    for (let account = 0; account < 500; account += 1) expect(isValidIBAN(exampleIban(account * 7919))).toBe(true);
    const ibans = applicationsAt('2026-11-22T12:00:00Z').applications.map(({ organisation }) => organisation.account?.iban ?? '');
    expect(new Set(ibans).size).toBe(15);
    expect(ibans.filter((iban) => !/^DE\d{2}00000000/.test(iban))).toEqual([]);
  });
});

describe('example figures', () => {
  const csv = exampleFigures('2026-10', county);
  const rows = csv.split('\n').map((line, index) => ({ line: index + 1, cells: line.split(',') }));
  const reading = readFigures(rows, { areas: areasOf(county), catalogue, currentMonth: '2026-11' });
  const observations = reading.accepted ? reading.observations : [];

  it('are a file that is taken as it stands, with 24 months', () => {
    expect(reading.accepted ? [] : reading.errors).toEqual([]);
    expect(new Set(observations.map(({ period }) => period)).size).toBe(24);
  });

  it('are the same in every run, and a month keeps its values when the next one comes', () => {
    expect(exampleFigures('2026-10', county)).toBe(csv);
    const next = new Set(exampleFigures('2026-11', county).split('\n'));
    expect(csv.split('\n').filter((line) => line.includes(',2026-05,') && !next.has(line))).toEqual([]);
  });

  it('leave the month to the administrations that they have delivered: a file of today would replace what they brought', () => {
    const collected = new Set(county.collection.indicators.map(({ code }) => code));
    const months = new Set(observations.filter(({ indicator }) => collected.has(indicator)).map(({ period }) => period));
    expect(deliveredMonth('2026-10')).toBe('2026-07');
    expect(months.has('2026-07')).toBe(false);
    expect(months.size).toBe(23);
    expect(administrationRows('2026-07', county).filter(({ indicator }) => collected.has(indicator)).length).toBeGreaterThan(0);
  });

  it('are plausible: foreign population of 3 to 14 per cent, nothing below zero', () => {
    const persons = county.populations[0]?.persons ?? {};
    const residents = observations.filter(({ indicator, area }) => indicator === 'foreign_population' && area.length === 8);
    expect(residents).toHaveLength(24 * county.municipalities.length);
    for (const { area, value = 0 } of residents) {
      // Whole persons: in a village of fifty one person is two per cent.
      expect(value).toBeGreaterThanOrEqual(Math.floor((persons[area] ?? Number.NaN) * 0.03));
      expect(value).toBeLessThanOrEqual(Math.ceil((persons[area] ?? Number.NaN) * 0.14));
    }
    expect(observations.every(({ value = -1 }) => value >= 0)).toBe(true);
  });

  it('give every key figure of the county and of its administrations', () => {
    const byMonth = Map.groupBy(observations, ({ period }) => period);
    const report = monthlyReport({
      month: '2026-10',
      profile: county,
      catalogue,
      observations: new Map(reportMonths('2026-10').map((month) => [month, byMonth.get(month) ?? []])),
    });
    expect(report.announced.county.map(({ indicator, value }) => [indicator, typeof value])).toEqual(
      county.report.keyFigures.map((indicator) => [indicator, 'number']),
    );
    expect(report.announced.administrations).toHaveLength(19);
    for (const { figures } of report.announced.administrations) expect(figures.filter(({ value }) => value === undefined)).toEqual([]);
    expect(report.chapters.map(({ charts }) => charts.length)).toEqual(county.report.chapters.map(({ charts = [] }) => charts.length));
  });
});

describe('docs/figures-example.json', () => {
  const { csv } = z
    .strictObject({ csv: z.string() })
    .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../../docs/figures-example.json'), 'utf8')));
  const read = (text: string) => {
    const rows = text.split('\n').map((line, index) => ({ line: index + 1, cells: line.split(',') }));
    const reading = readFigures(rows, { areas: areasOf(county), catalogue, currentMonth: '2026-11' });
    expect(reading.accepted ? [] : reading.errors).toEqual([]);
    return reading.accepted ? reading.observations : [];
  };
  const places = (text: string) =>
    new Map(
      read(text)
        .filter(({ indicator, period }) => indicator === 'municipal_housing_places' && period === '2025-01')
        .map(({ area, value = 0 }) => [area, value]),
    );

  it('is taken as it stands, with a figure of each administration', () => {
    expect(new Set(read(csv).map(({ period }) => period))).toEqual(new Set(['2025-01']));
    expect(new Set(places(csv).keys())).toEqual(new Set(county.administrations.map(({ area }) => area)));
    expect(places(csv).size).toBe(19);
  });

  it('fits the figures of the start: places differ by no more than a new house', () => {
    const before = places(exampleFigures('2026-10', county));
    const steps = [...places(csv)].map(([area, value]) => value - (before.get(area) ?? 0));
    expect(steps.filter((step) => Math.abs(step) > 5)).toEqual([]);
    expect(steps.some((step) => step !== 0)).toBe(true);
  });
});
