import type { Instant } from '../calendar.ts';
import type { Application, ApplicationEvent } from './application.ts';
import { type BrokenLink, brokenLinks } from './event-chain.ts';
import { eventSentence } from './event-sentences.ts';
import { type CaseRecords, type RecordFault, recordFaults } from './record-check.ts';

/** One line of a trail. `broken`: what is wrong at this place. */
export type TrailEntry = {
  readonly number: number | undefined;
  readonly at: Instant;
  readonly sentence: string;
  readonly kind: ApplicationEvent['kind'];
  readonly actor: string;
  readonly actorName: string | undefined;
  readonly previous: string | undefined;
  readonly hash: string | undefined;
};

/** The history of a case as people read it, and whether it is what was written. `head`: hash of the newest event as the application keeps it. */
export type Trail = {
  readonly reference: string;
  readonly head: string | undefined;
  readonly entries: readonly TrailEntry[];
  readonly broken: readonly BrokenLink[];
  /** Records of the case that are not what its history says. */
  readonly contradicted: readonly RecordFault[];
};

const order = ({ number, at }: ApplicationEvent): string => `${String(number ?? 0).padStart(8, '0')}#${at}`;

/** The trail of a case, in the order in which it was written. */
export const trailOf = (
  application: Application,
  events: readonly ApplicationEvent[],
  records: Omit<CaseRecords, 'application'>,
  hash: (text: string) => string,
): Trail => ({
  reference: application.reference,
  head: application.chain,
  entries: events
    .toSorted((one, other) => (order(one) < order(other) ? -1 : 1))
    .map((event) => ({
      number: event.number,
      at: event.at,
      sentence: eventSentence(event),
      kind: event.kind,
      actor: event.actor,
      actorName: event.actorName,
      previous: event.previous,
      hash: event.hash,
    })),
  broken: brokenLinks(events, application.chain, hash),
  contradicted: recordFaults(events, { application, ...records }),
});

const faults: Readonly<Record<BrokenLink['fault'], (number: number) => string>> = {
  changed: (number) => `Eintrag ${number} ist nicht mehr, wie er geschrieben wurde, oder etwas ist davor eingefügt.`,
  missing: (number) => `Eintrag ${number} fehlt.`,
  unsealed: (number) => `Bei Eintrag ${number} fehlt die Prüfsumme.`,
  head: (number) =>
    `Nach Eintrag ${number} passt das Ende nicht: Die Akte nennt eine andere Prüfsumme als der letzte Eintrag. Vielleicht fehlen Einträge am Ende.`,
};

const recordNames = { application: 'Antrag', decision: 'Bescheid', payment: 'Auszahlung' } as const;

const recordFaultNames: Readonly<Record<RecordFault['fault'], string>> = {
  state: 'Der Stand ist ein anderer als in den Einträgen.',
  amount: 'Ein Betrag ist ein anderer als in den Einträgen.',
  person: 'Eine Unterschrift ist eine andere als in den Einträgen.',
  unknown: 'Kein Eintrag sagt etwas davon.',
  missing: 'Die Einträge sagen davon, aber es fehlt.',
};

/** What is wrong with a trail, as sentences; none when it is whole. */
export const brokenSentences = ({ broken, contradicted }: Pick<Trail, 'broken' | 'contradicted'>): readonly string[] => [
  ...broken.map(({ number, fault }) => faults[fault](number)),
  ...contradicted.map(({ record, number, fault }) => `${recordNames[record]}${number === undefined ? '' : ` ${number}`}: ${recordFaultNames[fault]}`),
];

/** Is it what was written? */
export const isWholeTrail = ({ broken, contradicted }: Pick<Trail, 'broken' | 'contradicted'>): boolean => broken.length + contradicted.length === 0;
