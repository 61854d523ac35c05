import * as z from 'zod';
import type { IsoDate } from '../../shared/domain/calendar.ts';
import { type Application, applicationEventSchema, applicationSchema } from '../../shared/domain/funding/application.ts';
import { decisionSchema } from '../../shared/domain/funding/decision.ts';
import { type BrokenLink, brokenLinks } from '../../shared/domain/funding/event-chain.ts';
import { paymentSchema } from '../../shared/domain/funding/payment.ts';
import { type RecordFault, recordFaults } from '../../shared/domain/funding/record-check.ts';
import { anchorDays, contradictedDays } from '../../shared/domain/funding/trail-anchor.ts';
import type { AnchorStore } from '../../shared/store/anchor-store.ts';
import type { PaymentStore } from '../../shared/store/payment-store.ts';
import type { TrailStore } from '../../shared/store/trail-store.ts';

/** What verifying needs from outside. */
export type VerifyDeps = Pick<TrailStore, 'events'> &
  Pick<PaymentStore, 'moneyOf'> & {
    /** The application as it stands now. */
    readonly application: (id: string) => Promise<Application | undefined>;
    readonly hash: (text: string) => string;
    /** The anchor of a night. */
    readonly anchor: AnchorStore['anchor'];
  };

/** What was found about a case. */
export type Verdict = {
  readonly reference: string;
  readonly entries: number;
  readonly head: string;
  readonly broken: readonly BrokenLink[];
  /** Records that are not what the history says. */
  readonly records: readonly RecordFault[];
  /** Anchors that were looked at, and the nights whose anchor names an end that is not in the history. */
  readonly anchors: number;
  readonly contradicted: readonly IsoDate[];
};

const attempts = 5;

/**
 * Looks at every link of the history of a case.
 * @param found by reference or round; read again, because indexes are behind
 */
export const verifyCase = async (
  found: Pick<Application, 'id' | 'reference'>,
  { application, events, moneyOf, hash, anchor }: VerifyDeps,
): Promise<Verdict> => {
  for (let attempt = 1; ; attempt += 1) {
    const before = await application(found.id);
    const [history, kept] = await Promise.all([events(found.id), moneyOf(found.id)]);
    const after = await application(found.id);
    // Somebody wrote in between: the head belongs to a longer history.
    if (before?.version !== after?.version && attempt < attempts) continue;
    // A history whose application is gone has no head.
    const anchors = (await Promise.all(anchorDays(history).map(anchor))).filter((known) => known !== undefined);
    return {
      ...{ reference: found.reference, entries: history.length, head: after?.chain ?? '' },
      broken: brokenLinks(history, after?.chain, hash),
      records: after === undefined ? [] : recordFaults(history, { application: after, ...kept }),
      anchors: anchors.length,
      contradicted: contradictedDays(found.id, history, anchors),
    };
  }
};

const caseFileSchema = z.object({
  chain: z.object({ head: z.string().optional() }),
  application: applicationSchema,
  events: z.array(applicationEventSchema),
  decisions: z.array(decisionSchema),
  payment: z.array(paymentSchema),
});

/** The history in a case file that was put out, by itself: nothing of the system is asked. @throws ZodError when it is no case file */
export const verifyFile = (content: unknown, hash: (text: string) => string): Verdict => {
  const { chain, application, events, decisions, payment: payments } = caseFileSchema.parse(content);
  const broken = brokenLinks(events, application.chain, hash);
  const isOneHead = (chain.head ?? '') === (application.chain ?? '');
  const head: readonly BrokenLink[] = isOneHead || broken.some(({ fault }) => fault === 'head') ? [] : [{ number: events.length, fault: 'head' }];
  return {
    reference: application.reference,
    entries: events.length,
    head: application.chain ?? '',
    broken: [...broken, ...head],
    records: recordFaults(events, { application, decisions, payments }),
    anchors: 0,
    contradicted: [],
  };
};

const faults: Readonly<Record<BrokenLink['fault'], string>> = {
  changed: 'is not what was written, or something was put before it',
  missing: 'is missing',
  unsealed: 'has no hash',
  head: 'is not the end that the application names: entries at the end are missing, or were added',
};

const recordFaultWords: Readonly<Record<RecordFault['fault'], string>> = {
  state: 'has another state than its entries say',
  amount: 'has another amount than its entries say',
  person: 'has another signature than its entries say',
  unknown: 'is told of by no entry',
  missing: 'is told of, but gone',
};

/** Is it what was written? */
export const isWhole = ({ broken, records, contradicted }: Verdict): boolean => broken.length + records.length + contradicted.length === 0;

/** A line for the operator. */
export const verdictLine = (verdict: Verdict): string => {
  const { reference, entries, head, broken, records, anchors, contradicted } = verdict;
  if (isWhole(verdict)) return `${reference}: whole, ${entries} ${entries === 1 ? 'entry' : 'entries'}, ${anchors} anchored, head ${head}`;
  const said = [
    ...broken.map(({ number, fault }) => `Entry ${number} ${faults[fault]}.`),
    ...records.map(({ record, number, fault }) => `The ${record}${number === undefined ? '' : ` ${number}`} ${recordFaultWords[fault]}.`),
    ...contradicted.map((day) => `The anchor of ${day} names an end that is not in the history.`),
  ];
  return `${reference}: BROKEN. ${said.join(' ')}`;
};
