import type { ComponentChildren } from 'preact';
import { formatDate, type IsoDate } from '../domain/calendar.ts';
import { formatDeadline, formatWeekdayInstant } from '../domain/funding/deadline.ts';
import { legalForms, type Round } from '../domain/funding/round.ts';
import { formatShare } from '../domain/funding/shares.ts';
import { paperKinds } from '../domain/funding/submission-codes.ts';
import { formatEuro } from '../domain/money.ts';
import { DescriptionList, List } from './content.tsx';

const words = {
  opens: 'Anträge sind möglich ab',
  deadline: 'Anträge sind möglich bis',
  who: 'Wer kann einen Antrag stellen?',
  seat: 'Der Sitz muss im Kreis liegen.',
  amount: 'Förderung für ein Projekt',
  between: (from: string, to: string): string => `mindestens ${from}, höchstens ${to}`,
  most: (to: string): string => `höchstens ${to}`,
  organisation: (to: string): string => `Alle Projekte einer Organisation zusammen: höchstens ${to}`,
  rate: (share: string): string => `Der Kreis bezahlt höchstens ${share} der Kosten.`,
  own: (share: string): string => `Sie bezahlen mindestens ${share} der Kosten selbst.`,
  period: 'Wann findet das Projekt statt?',
  within: (year: number): string => `Es beginnt und endet im Jahr ${year}.`,
  touches: (year: number): string => `Es liegt zum Teil im Jahr ${year}.`,
  months: (months: number): string => (months === 1 ? 'Es dauert höchstens einen Monat.' : `Es dauert höchstens ${months} Monate.`),
  lead: (days: number, upTo: string | undefined): string =>
    `Der Antrag liegt spätestens ${days} Tage vor dem Beginn vor${upTo === undefined ? '' : ` (bis ${upTo})`}.`,
  what: 'Wofür gibt es Geld?',
  first: 'in diesem Jahr zuerst',
  papers: 'Unterlagen',
  noPapers: 'keine',
  only: (forms: string): string => `nur: ${forms}`,
  quotes: (offers: number, from: string): string => `${offers} Angebote vergleichen ab ${from}`,
  never: 'Wofür gibt es kein Geld?',
  meetings: 'Wann wird entschieden?',
  noMeetings: 'Die Sitzungen stehen noch nicht fest.',
  rolling: 'Über jeden Antrag wird entschieden, sobald er vollständig da ist.',
} as const;

const amounts = ({ minimumGrant, maximumGrant, maximumPerOrganisation, financing }: Round): readonly string[] => [
  minimumGrant === 0 ? words.most(formatEuro(maximumGrant)) : words.between(formatEuro(minimumGrant), formatEuro(maximumGrant)),
  ...(maximumPerOrganisation === undefined ? [] : [words.organisation(formatEuro(maximumPerOrganisation))]),
  ...(financing.maximumRate === 10_000 ? [] : [words.rate(formatShare(financing.maximumRate))]),
  ...(financing.minimumOwnShare === 0 ? [] : [words.own(formatShare(financing.minimumOwnShare))]),
];

const period = ({ budgetYear, duration, applications }: Round): readonly string[] => [
  duration.period === 'within-year' ? words.within(budgetYear) : words.touches(budgetYear),
  ...(duration.period === 'within-year' && duration.maximumMonths >= 12 ? [] : [words.months(duration.maximumMonths)]),
  ...applications.leadTimes.map(({ days, upTo }) => words.lead(days, upTo === undefined ? undefined : formatEuro(upTo))),
];

const papers = ({ papers: asked, quotes }: Round): readonly string[] => {
  const said = [
    ...asked.map(({ kind, legalForms: of }) =>
      of === undefined ? paperKinds[kind] : `${paperKinds[kind]} (${words.only(of.map((form) => legalForms[form]).join(', '))})`,
    ),
    ...quotes.map(({ offers, from }) => words.quotes(offers, formatEuro(from))),
  ];
  return said.length === 0 ? [words.noPapers] : said;
};

const meetings = ({ decision, applications }: Round, today: IsoDate): readonly string[] => {
  if (applications.mode === 'rolling') return [words.rolling];
  const coming = decision.meetings.filter(({ date }) => date >= today).toSorted((one, other) => (one.date < other.date ? -1 : 1));
  return coming.length === 0 ? [words.noMeetings] : coming.map(({ body, date }) => `${formatDate(date)}: ${body}`);
};

const listed = (lines: readonly string[]): ComponentChildren => (lines.length === 1 ? lines[0] : <List items={lines} />);

/**
 * What people who think of applying want to know of a round: the same on the public page and before somebody opens it.
 * @param today in Berlin; meetings before it are not named
 */
export const RoundFacts = ({ round, today }: { readonly round: Round; readonly today: IsoDate }) => (
  <DescriptionList
    entries={[
      { term: words.opens, value: formatWeekdayInstant(round.opensAt) },
      { term: words.deadline, value: formatDeadline(round) },
      { term: words.amount, value: listed(amounts(round)) },
      { term: words.who, value: <List items={[...round.legalForms.map((form) => legalForms[form]), ...(round.seatInCounty ? [words.seat] : [])]} /> },
      { term: words.period, value: listed(period(round)) },
      ...(round.fieldsOfAction.length === 0
        ? []
        : [
            {
              term: words.what,
              value: <List items={round.fieldsOfAction.map(({ title, priority }) => (priority ? `${title} (${words.first})` : title))} />,
            },
          ]),
      { term: words.papers, value: listed(papers(round)) },
      ...(round.costs.notEligible.length === 0 ? [] : [{ term: words.never, value: <List items={round.costs.notEligible} /> }]),
      { term: words.meetings, value: listed(meetings(round, today)) },
    ]}
  />
);
