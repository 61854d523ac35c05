import type { Instant } from '../../shared/domain/calendar.ts';
import { brokenSentences, isWholeTrail, type Trail } from '../../shared/domain/funding/trail.ts';
import type { CaseFile } from '../../shared/store/desk-store.ts';
import type { Reading } from '../../shared/store/trail-store.ts';

/** What a case file is made of. */
export type WholeCase = {
  readonly file: CaseFile;
  readonly trail: Trail;
  readonly readings: readonly Reading[];
  readonly askedBy: { readonly name: string };
  readonly askedAt: Instant;
};

const without = (item: unknown): unknown => {
  if (typeof item !== 'object' || item === null) return item;
  return Object.fromEntries(Object.entries(item).filter(([name]) => !['pk', 'sk', 'entity', 'applicant'].includes(name)));
};

/** Kinds of items of other capabilities: what committees did, what staff wrote into their papers, payments and what lifted a block. */
const furtherKinds = ['consultation', 'paper', 'payment', 'payment-lift'] as const;

/**
 * Everything about a case as JSON, with the chain of its history: `events` and `chain.head` are what `verify-case --file` looks at. Keys of
 * the table are left out, and the hash of the applicant's address, which is no part of the case.
 */
export const caseJson = ({ file, trail, readings, askedBy, askedAt }: WholeCase): string => {
  const further = Object.fromEntries(furtherKinds.map((entity) => [entity, file.others(entity).map(without)]));
  const content = {
    format: 'teilhabe-case-file-1',
    askedBy: askedBy.name,
    askedAt,
    chain: { head: trail.head, whole: isWholeTrail(trail), faults: brokenSentences(trail) },
    application: file.application,
    snapshot: file.others('snapshot').map(without)[0],
    events: file.events,
    history: trail.entries.map(({ number, at, sentence }) => ({ number, at, sentence })),
    requests: file.requests,
    review: file.review,
    decisions: file.decisions,
    ...further,
    readings,
  };
  return `${JSON.stringify(content, null, 2)}\n`;
};
