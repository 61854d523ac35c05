import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceOf } from '../../../functions/manage-rounds/difference.ts';
import { roundSections } from '../../../functions/manage-rounds/round-fields.ts';
import { problemsOf } from '../../../functions/manage-rounds/round-problems.ts';
import { errorsOf } from '../../../functions/manage-rounds/section-errors.ts';
import { formOf, roundIn } from '../../../functions/manage-rounds/section-values.ts';
import { roundOf, smallRoundOf } from '../../../infra/local/example-rounds.ts';
import { type Round, roundSchema } from '../../../shared/domain/funding/round.ts';

/** A round in which every parameter stands, also those that may be left out. */
const full: Round = roundSchema.parse({
  ...roundOf(2027),
  maximumPerOrganisation: 5_000_000,
  closesAt: '2027-08-31T21:59:30.000Z',
  applications: { mode: 'rolling', leadTimes: [{ upTo: 100_000, days: 14 }, { days: 42 }], earlyStart: false },
  costs: { maximumOverhead: 725, feePerHour: 5000, perKilometre: 30, perMeal: 850, notEligible: ['Alkohol', 'Bußgelder'] },
  decision: {
    routes: [
      {
        upTo: 60_000,
        topic: 'women',
        steps: [
          { body: 'Beirat: Frauen', role: 'advises' },
          { body: 'Amt', role: 'decides' },
        ],
      },
      {
        steps: [
          { body: 'Hauptausschuss', role: 'decides' },
          { body: 'Presse', role: 'is-informed' },
        ],
      },
    ],
    meetings: [{ body: 'Hauptausschuss', date: '2027-03-04' }],
  },
  assessment: { criteria: [{ title: 'Wirkung', weight: 3 }], minimumScore: 12 },
  payment: { mode: 'instalments', instalments: [5000, 2550, 2450], retention: 1000, useWithinDays: 60 },
  publicity: { wording: 'Gefördert vom Kreis', logo: 'kreis.svg' },
  languages: { codes: ['de', 'uk', 'pt-BR'], plainLanguage: ['Antrag stellen'] },
});

const leaves = (value: unknown, path: string): string[] => {
  if (Array.isArray(value)) {
    const objects = value.filter((entry): entry is object => typeof entry === 'object' && entry !== null);
    return objects.length === 0 ? [path] : [...new Set(objects.flatMap((entry) => leaves(entry, path)))];
  }
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`));
};

const fieldPaths = roundSections.flatMap(({ fields }) =>
  fields.flatMap((field) => (field.kind === 'rows' ? field.fields.map(({ path }) => `${field.path}.${path}`) : [field.path])),
);

describe('the fields of the form', () => {
  it('are all parameters of the schema but id and version, each once', () => {
    const steps = ['decision.routes.steps.body', 'decision.routes.steps.role'];
    const parameters = leaves(full, '').map((path) => (steps.includes(path) ? 'decision.routes.steps' : path));
    expect(new Set(fieldPaths).size).toBe(fieldPaths.length);
    expect(fieldPaths.toSorted()).toEqual([...new Set(parameters)].filter((path) => path !== 'id' && path !== 'version').toSorted());
  });

  it.each([full, roundOf(2027), smallRoundOf(2026)])('say the same round again when nothing was changed: $title', (round) => {
    for (const section of roundSections) expect(roundSchema.parse(roundIn(section, formOf(section, round), round).round)).toEqual(round);
  });

  it.each(roundSections)('$id touches no parameter of another section', (section) => {
    const empty = roundIn(section, new URLSearchParams(), full).round;
    const own = new Set(section.fields.map(({ label }) => label));
    expect(differenceOf(full, empty).filter(({ label }) => !own.has(label))).toEqual([]);
    expect(differenceOf(full, empty).length).toBeGreaterThan(section.fields.length / 2);
  });
});

const typed = (id: string, change: Record<string, string>) => {
  const section = roundSections.find((each) => each.id === id);
  if (section === undefined) throw new Error(`no section ${id}`);
  const params = formOf(section, full);
  for (const [name, value] of Object.entries(change)) params.set(name, value);
  const { round, places } = roundIn(section, params, full);
  const judged = roundSchema.safeParse(round);
  return { round: judged.data, errors: judged.success ? [] : errorsOf(judged.error.issues, places) };
};

describe('what is typed', () => {
  it.each<[string, string, string, string, string]>([
    ['geld', 'maximumGrant', 'viel', '/maximumGrant', 'Betrag in Euro'],
    ['geld', 'maximumGrant', '', '/maximumGrant', 'Betrag in Euro'],
    ['geld', 'financing.maximumRate', '101', '/financing/maximumRate', 'höchstens 100'],
    ['geld', 'financing.type', 'geschenkt', '/financing/type', 'einen der Einträge'],
    ['geld', 'maximumPerOrganisation', 'x', '/maximumPerOrganisation', 'Betrag in Euro'],
    ['runde', 'title', ' ', '/title', 'Text'],
    ['runde', 'budgetYear', '1999', '/budgetYear', 'mindestens 2.000'],
    ['runde', 'opensAt.tag', '2027-02-30', '/opensAt', 'einen Tag und eine Uhrzeit'],
    ['runde', 'opensAt.uhrzeit', '25:00', '/opensAt', 'einen Tag und eine Uhrzeit'],
    ['runde', 'applications.leadTimes.1.days', 'bald', '/applications/leadTimes/1/days', 'ganze Zahl'],
    ['runde', 'applications.leadTimes.7.upTo', '5', '/applications/leadTimes/7/days', 'ganze Zahl'],
    ['projekt', 'duration.maximumMonths', '0', '/duration/maximumMonths', 'mindestens 1'],
    ['projekt', 'languages.codes', 'Deutsch', '/languages/codes', 'Kürzel'],
    ['entscheidung', 'decision.routes.0.steps', 'Hauptausschuss', '/decision/routes/0/steps', 'Doppelpunkt'],
    ['entscheidung', 'decision.meetings.0.date', '2027-02-31', '/decision/meetings/0/date', 'den es gibt'],
    ['texte', 'reminders.beforeDeadline', '3, bald', '/reminders/beforeDeadline', 'ganze Zahlen'],
    ['texte', 'texts.declarations.0.text', 'x'.repeat(5001), '/texts/declarations/0/text', 'höchstens 5000 Zeichen'],
    ['auszahlung', 'payment.instalments', '50; viel', '/payment/instalments', 'Semikolon'],
  ])('%s: %s „%s“ is refused at %s', (section, name, value, pointer, words) => {
    const { errors } = typed(section, { [name]: value });
    expect(errors).toEqual([{ pointer, message: expect.stringContaining(words) }]);
    expect(errors[0]?.message).not.toMatch(/expected|invalid|Too/);
  });

  it.each<[string, string, string, (round: Round) => unknown, unknown]>([
    ['geld', 'maximumGrant', '1.234,50', ({ maximumGrant }) => maximumGrant, 123_450],
    ['geld', 'maximumPerOrganisation', '', ({ maximumPerOrganisation }) => maximumPerOrganisation, undefined],
    ['geld', 'financing.maximumRate', '33,5 %', ({ financing }) => financing.maximumRate, 3350],
    ['runde', 'closesAt.uhrzeit', '12:00', ({ closesAt }) => closesAt, '2027-08-31T10:01:00.000Z'],
    ['runde', 'applications.leadTimes.0.loeschen', 'ja', ({ applications }) => applications.leadTimes, [{ days: 42 }]],
    ['auszahlung', 'payment.instalments', '60; 40', ({ payment }) => payment.instalments, [6000, 4000]],
    ['wer', 'papers.0.kind', 'timetable', ({ papers }) => papers[0]?.kind, 'timetable'],
  ])('%s: %s „%s“ is understood', (section, name, value, read, expected) => {
    const { round, errors } = typed(section, { [name]: value });
    expect(errors).toEqual([]);
    expect(round && read(round)).toEqual(expected);
  });

  it('keeps the seconds of a deadline that nobody touched', () => {
    expect(typed('runde', { title: 'Neu' }).round?.closesAt).toBe('2027-08-31T21:59:30.000Z');
  });
});

it('whatever is typed is a round or a sentence in German at a field of the section, and never a fault', () => {
  const hostile = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '-1',
      '1e9',
      '99999999999999',
      '0001-01-01',
      '9999-12-31',
      '24:00',
      'Gremium: tanzt',
      ':',
      ';;',
      '100,001 %',
      '\u0000',
      '=1+1',
      '__proto__',
    ),
  );
  const names = roundSections.flatMap((section) => [...formOf(section, full).keys()].map((name) => ({ section, name })));
  fc.assert(
    fc.property(fc.constantFrom(...names), hostile, ({ section, name }, value) => {
      const params = formOf(section, full);
      params.set(name, value);
      const { round, places } = roundIn(section, params, full);
      const judged = roundSchema.safeParse(round);
      const errors = judged.success ? [] : errorsOf(judged.error.issues, places);
      if (!judged.success) expect(errors.length).toBeGreaterThan(0);
      for (const { pointer, message } of errors) {
        expect(section.fields.some(({ path }) => pointer.startsWith(`/${path.replaceAll('.', '/')}`))).toBe(true);
        expect(message).toMatch(/^[A-ZÄÖÜ].*[.]$/s);
      }
      if (judged.success) expect(() => differenceOf(full, judged.data)).not.toThrow();
    }),
    { numRuns: 1500 },
  );
});

describe('parameters that contradict each other', () => {
  it.each<[string, Partial<Record<keyof Round, unknown>>, string]>([
    ['an end before the beginning', { closesAt: full.opensAt }, 'closesAt.tag'],
    ['a maximum below the minimum', { minimumGrant: 60_000, maximumGrant: 50_000 }, 'maximumGrant'],
    ['a maximum of nothing', { minimumGrant: 0, maximumGrant: 0 }, 'maximumGrant'],
    ['less for an organisation than for a project', { maximumPerOrganisation: 1 }, 'maximumPerOrganisation'],
    ['instalments that are not all', { payment: { ...full.payment, instalments: [5000, 4999] } }, 'payment.instalments'],
    ['instalments that are missing', { payment: { ...full.payment, instalments: [] } }, 'payment.instalments'],
    ['a field of action twice', { fieldsOfAction: [...full.fieldsOfAction, ...full.fieldsOfAction.slice(0, 1)] }, 'fieldsOfAction'],
    [
      'a way for a field that is not there',
      { fieldsOfAction: full.fieldsOfAction.filter(({ code }) => code !== 'women') },
      'decision.routes.0.topic',
    ],
    [
      'a way on which nobody decides',
      { decision: { ...full.decision, routes: [{ steps: [{ body: 'Beirat', role: 'advises' }] }] } },
      'decision.routes.0.steps',
    ],
  ])('%s is found where it stands', (_name, over, path) => {
    expect(problemsOf(roundSchema.parse({ ...full, ...over })).map((problem) => problem.path)).toEqual([path]);
  });

  it('are not in the examples', () => {
    for (const round of [full, roundOf(2027), smallRoundOf(2027)]) expect(problemsOf(round)).toEqual([]);
  });
});

it('a difference names what changed, as people read both', () => {
  const changed = roundSchema.parse({
    ...full,
    maximumGrant: 3_000_000,
    seatInCounty: true,
    decision: { ...full.decision, meetings: [] },
    costs: { ...full.costs, perMeal: undefined },
  });
  expect(differenceOf(full, changed).map(({ label, before, after }) => [label, before, after])).toEqual([
    ['Der Sitz muss im Kreis liegen', ['Nein'], ['Ja']],
    ['Höchstbetrag für ein Projekt', ['25.000,00\u00a0€'], ['30.000,00\u00a0€']],
    ['Eine Mahlzeit für eine Person, höchstens', ['8,50\u00a0€'], []],
    ['Sitzungen', ['Gremium: Hauptausschuss; Tag: Donnerstag, 4. März 2027'], []],
  ]);
});
