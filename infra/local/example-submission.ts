import type { CountyProfile } from '../../shared/county/profile.ts';
import { addDays, type IsoDate } from '../../shared/domain/calendar.ts';
import { offersNeeded } from '../../shared/domain/funding/cost-line.ts';
import { inRegister, withTaxNotice } from '../../shared/domain/funding/organisation-rules.ts';
import { isOthersMoney } from '../../shared/domain/funding/plan-rules.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { requiredPapers } from '../../shared/domain/funding/statement-rules.ts';
import type { Submission } from '../../shared/domain/funding/submission.ts';
import { minors } from '../../shared/domain/funding/submission-codes.ts';
import { sumCents } from '../../shared/domain/money.ts';
import { exampleIban } from './example-iban.ts';
import type { ExampleProject } from './example-project.ts';
import { random } from './example-random.ts';

/** Where and when an invented project is applied for. */
export type ExampleFrame = {
  readonly number: number;
  readonly round: Round;
  /** Berlin. */
  readonly submittedOn: IsoDate;
  readonly county: Pick<CountyProfile, 'municipalities'>;
};

/** What a project says, completed to everything that an application asks for. */
export const exampleSubmission = (project: ExampleProject, frame: ExampleFrame): Submission => {
  const { number, round } = frame;
  const costs = project.costs.map((line) => costLine(line, round));
  const others = project.others.map(([source, description, euros]) => ({
    source,
    description,
    amount: euros * 100,
    ...(isOthersMoney(source) && { status: 'outcome' in project ? ('approved' as const) : ('applied' as const) }),
  }));
  // The county pays what the others leave: so the plans balance to the cent.
  const requestedAmount = sumCents(costs.map(({ amount }) => amount)) - sumCents(others.map(({ amount }) => amount));
  const papers = requiredPapers(project.legalForm, round);
  return {
    organisation: organisationOf(project, frame),
    contact: { name: project.contact, email: `projekt@${project.slug}.example`, phone: '04331 000-0' },
    project: projectOf(project, frame),
    goals: goalsOf(project, frame),
    costs,
    financing: [...others, { source: 'county', description: 'Zuschuss aus Integrationsmitteln', amount: requestedAmount }],
    sameCostsElsewhere: false,
    requestedAmount,
    ...(number % 3 === 0 && {
      fallback: {
        amount: Math.floor(requestedAmount / 200) * 100,
        explanation: 'Mit der Hälfte fangen wir später an und machen das Projekt kürzer.',
      },
    }),
    ...(papers.length > 0 && { onFile: papers.map((kind) => ({ kind, reference: `INT-${round.budgetYear - 2}-00${10 + number}` })) }),
    declarations: round.texts.declarations.map(({ code, version }) => ({ code, version })),
    reuseRelease: project.reuse,
  };
};

const roles: Readonly<Partial<Record<ExampleProject['legalForm'], string>>> = {
  association: '1. Vorsitz',
  federation: 'Vorsitz',
  'nonprofit-company': 'Geschäftsführung',
  foundation: 'Vorstand',
  'public-corporation': 'Vorsitz des Kirchengemeinderats',
  school: 'Schulleitung',
};

const organisationOf = ({ organisation, legalForm, slug, contact }: ExampleProject, { number, round }: ExampleFrame): Submission['organisation'] => {
  const together = legalForm === 'association';
  return {
    name: organisation,
    legalForm,
    street: `Musterstraße ${number + 1}`,
    postcode: '12345',
    city: 'Musterstadt',
    seatInCounty: true,
    ...(inRegister.includes(legalForm) && {
      register: { court: 'Amtsgericht Musterstadt', number: `${legalForm === 'association' ? 'VR' : 'HRB'} ${1000 + 137 * number}` },
    }),
    ...(withTaxNotice.includes(legalForm) && {
      tax: { notice: 'exemption' as const, noticeDate: `${round.budgetYear - 2}-03-${10 + number}`, office: 'Finanzamt Musterstadt' },
    }),
    inputTax: 'none',
    account: { holder: organisation, iban: exampleIban(1000 + number) },
    signatories: [
      { name: contact, role: roles[legalForm] ?? 'Leitung', email: `leitung@${slug}.example` },
      ...(together ? [{ name: 'Chris Muster', role: 'Kasse', email: `kasse@${slug}.example` }] : []),
    ],
    jointRepresentation: together,
  };
};

/** As told, unless it was applied for too late for that: then six weeks after, to the end of the year at most. */
const periodOf = ({ from, to }: ExampleProject, { round: { budgetYear }, submittedOn }: ExampleFrame) => {
  const [start, end, newYearsEve] = [`${budgetYear}-${from}`, `${budgetYear}-${to}`, `${budgetYear}-12-31`];
  if (start >= submittedOn) return { startDate: start, endDate: end };
  const later = addDays(submittedOn, 42);
  return { startDate: later, endDate: end > later ? end : newYearsEve };
};

const projectOf = (project: ExampleProject, frame: ExampleFrame): Submission['project'] => {
  const { municipalities } = frame.county;
  const places = Array.from({ length: project.places }, (_, place) => {
    const at = Math.floor(random('place', String(frame.number), String(place)) * municipalities.length);
    return municipalities[at]?.ags ?? '';
  });
  return {
    kind: 'new',
    title: project.title,
    shortDescription: project.description,
    municipalities: [...new Set(places)].sort(),
    ...periodOf(project, frame),
    start: 'after-decision',
    fieldsOfAction: [project.field],
  };
};

const goalsOf = (project: ExampleProject, frame: ExampleFrame): Submission['goals'] => {
  const { startDate: from, endDate: to } = periodOf(project, frame);
  return {
    need: project.need,
    goals: [{ goal: project.goal, indicator: 'Menschen, die teilnehmen', target: String(project.people) }],
    measures: [
      { what: 'Einladen und vorbereiten', from },
      { what: project.title, from, to },
      { what: 'Auswerten und berichten', to },
    ],
    targetGroups: [...project.groups],
    participants: project.people,
    sustainability: 'Die Beteiligten bleiben in Kontakt. Material und Erfahrungen nutzen wir weiter.',
    publicity: 'Aushänge, Amtsblätter und die Seiten der Gemeinden',
    ...(project.groups.some((group) => minors.includes(group)) && {
      childProtection: 'Zwei Betreuende sind immer dabei. Alle legen ein erweitertes Führungszeugnis vor.',
    }),
  };
};

/** Fees per hour of 40 €. Offers as the round wants them; rooms are seldom offered twice in a village. */
const costLine = ([category, description, euros]: ExampleProject['costs'][number], round: Round): Submission['costs'][number] => {
  const amount = euros * 100;
  const needed = offersNeeded({ category, amount }, round);
  return {
    category,
    description,
    ...(category === 'fees' && { quantity: amount / 4000, unit: 'hour' as const, unitPrice: 4000, qualification: 'Fachkraft mit Erfahrung' }),
    ...(category === 'staff' && { qualification: 'Entgeltgruppe S 8b' }),
    amount,
    ...(needed > 0 && (category === 'rent' ? { offers: 1, offersReason: 'Passende Räume gibt es am Ort nur einmal.' } : { offers: needed })),
  };
};
