import type { CountyProfile } from '../../shared/county/profile.ts';
import { addDays, type IsoDate } from '../../shared/domain/calendar.ts';
import { offersNeeded } from '../../shared/domain/funding/cost-line.ts';
import { inRegister, withoutAccount, withTaxNotice } from '../../shared/domain/funding/organisation-rules.ts';
import { lastDayWithin } from '../../shared/domain/funding/project-period.ts';
import type { costCategories, Round } from '../../shared/domain/funding/round.ts';
import { mostBeside } from '../../shared/domain/funding/shares.ts';
import { requiredPapers } from '../../shared/domain/funding/statement-rules.ts';
import type { Submission } from '../../shared/domain/funding/submission.ts';

/** Where and when the example would be sent. `today` in Berlin. */
export type ExamplePlace = { readonly county: Pick<CountyProfile, 'municipalities'>; readonly today: IsoDate };

/** Own money beside the county's, enough for the own share and for the limits of public money and of the county's part. */
const ownMoneyBeside = (requested: number, { financing: { minimumOwnShare, maximumPublicShare, maximumRate } }: Round): number =>
  mostBeside(requested, Math.min(Math.max(minimumOwnShare, 10_000 - maximumPublicShare, 10_000 - maximumRate), 9_999)) + 1;

const earliest = (...dates: readonly IsoDate[]): IsoDate => [...dates].sort()[0] ?? '';
const latest = (...dates: readonly IsoDate[]): IsoDate => [...dates].sort().at(-1) ?? '';

/** From March to November of the budget year; later where March has passed, with the lead time of the round if the year still has it. */
const periodOf = ({ budgetYear, duration, applications }: Round, today: IsoDate) => {
  const lastDay = `${budgetYear}-12-31`;
  const inTime = addDays(today, Math.max(0, ...applications.leadTimes.map(({ days }) => days)));
  const startDate = latest(`${budgetYear}-03-01`, inTime <= lastDay ? inTime : today);
  return { startDate, endDate: earliest(latest(`${budgetYear}-11-30`, startDate), lastDayWithin(startDate, duration.maximumMonths)) };
};

const organisationOf = (legalForm: Submission['organisation']['legalForm'], today: IsoDate): Submission['organisation'] => {
  const name = 'Beispielverein Brücke e. V.';
  return {
    name,
    legalForm,
    street: 'Beispielstraße 1',
    postcode: '12345',
    city: 'Beispielstadt',
    seatInCounty: true,
    ...(inRegister.includes(legalForm) && {
      register: { court: 'Amtsgericht Beispielstadt', number: legalForm === 'association' ? 'VR 1234' : 'HRB 1234' },
    }),
    ...(withTaxNotice.includes(legalForm) && {
      tax: { notice: 'exemption' as const, noticeDate: addDays(today, -300), office: 'Finanzamt Beispielstadt' },
    }),
    inputTax: 'none',
    ...(!withoutAccount.includes(legalForm) && { account: { holder: name, iban: 'DE02120300000000202051' } }),
    signatories: [{ name: 'Kim Beispiel', role: '1. Vorsitz', email: 'kim.beispiel@example.org' }],
    jointRepresentation: false,
  };
};

const costsOf = (requested: number, own: number, round: Round): Submission['costs'] => {
  // Neither staff nor fees nor overhead: those have limits.
  const other = round.costCategories.find((code) => code !== 'staff' && code !== 'fees' && code !== 'overhead') ?? 'fees';
  const fitting = (wanted: keyof typeof costCategories) => (round.costCategories.includes(wanted) ? wanted : other);
  return [
    { category: fitting('rent'), description: 'Küche und Geräte', amount: requested },
    { category: fitting('catering'), description: 'Lebensmittel und Geschirr', amount: own },
  ].map((line) => {
    const offers = offersNeeded(line, round);
    // Nobody compares more offers than a line can name.
    return { ...line, ...(offers > 20 ? { offersReason: 'Am Ort gibt es nur einen Anbieter.' } : offers > 0 && { offers }) };
  });
};

/**
 * A submission that the round takes as it stands: dates in its budget year and not in the past, an amount within its limits, the own money
 * it asks for, all of its declarations. Files cannot come with one request, so the organisation is one that needs no papers; where the
 * round wants papers of everybody, they are said to be on file.
 */
export const exampleSubmission = (round: Round, { county, today }: ExamplePlace): Submission => {
  const legalForm = round.legalForms.find((form) => requiredPapers(form, round).length === 0) ?? round.legalForms[0] ?? 'association';
  const papers = requiredPapers(legalForm, round);
  const requestedAmount = Math.min(Math.max(750_000, round.minimumGrant), round.maximumGrant);
  const own = Math.max(250_000, ownMoneyBeside(requestedAmount, round));
  const { startDate, endDate } = periodOf(round, today);
  return {
    roundId: round.id,
    organisation: organisationOf(legalForm, today),
    contact: { name: 'Kim Beispiel', email: 'kim.beispiel@example.org', phone: '+49 30 0000000' },
    project: {
      kind: 'new',
      title: 'Gemeinsam kochen, gemeinsam reden',
      shortDescription: 'Einmal in der Woche kochen Menschen aus vielen Ländern zusammen und lernen sich kennen.',
      municipalities: county.municipalities.slice(0, 1).map(({ ags }) => ags),
      startDate,
      endDate,
      start: 'after-decision',
      fieldsOfAction: round.fieldsOfAction.slice(0, 1).map(({ code }) => code),
    },
    goals: {
      need: 'Viele Menschen im Ort kennen sich nicht.',
      goals: [{ goal: 'Nachbarinnen und Nachbarn lernen sich kennen.', indicator: 'Teilnehmende an einem Abend', target: '20' }],
      measures: [{ what: 'Kochabende', from: startDate, to: endDate }],
      targetGroups: ['immigrants', 'everyone'],
      participants: 120,
      sustainability: 'Die Kochabende tragen sich danach selbst.',
    },
    costs: costsOf(requestedAmount, own, round),
    financing: [
      { source: 'county', amount: requestedAmount },
      { source: 'own', description: 'Mitgliedsbeiträge', amount: own },
    ],
    sameCostsElsewhere: false,
    requestedAmount,
    ...(papers.length > 0 && { onFile: papers.map((kind) => ({ kind, reference: `INT-${round.budgetYear - 1}-0001` })) }),
    declarations: round.texts.declarations.map(({ code, version }) => ({ code, version })),
    reuseRelease: true,
  };
};
