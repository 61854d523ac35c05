import * as z from 'zod';
import { type Application, applicationEventSchema } from '../../shared/domain/funding/application.ts';
import { type BrokenLink, brokenLinks } from '../../shared/domain/funding/event-chain.ts';
import type { TrailStore } from '../../shared/store/trail-store.ts';

/** What verifying needs from outside. */
export type VerifyDeps = Pick<TrailStore, 'events'> & {
  /** The application as it stands now. */
  readonly application: (id: string) => Promise<Application | undefined>;
  readonly hash: (text: string) => string;
};

/** What was found about a case. */
export type Verdict = { readonly reference: string; readonly entries: number; readonly head: string; readonly broken: readonly BrokenLink[] };

const attempts = 5;

/**
 * Looks at every link of the history of a case.
 * @param found by reference or round; read again, because indexes are behind
 */
export const verifyCase = async (found: Pick<Application, 'id' | 'reference'>, { application, events, hash }: VerifyDeps): Promise<Verdict> => {
  for (let attempt = 1; ; attempt += 1) {
    const before = await application(found.id);
    const history = await events(found.id);
    const after = await application(found.id);
    // Somebody wrote in between: the head belongs to a longer history.
    if (before?.version !== after?.version && attempt < attempts) continue;
    // A history whose application is gone has no head.
    return { reference: found.reference, entries: history.length, head: after?.chain ?? '', broken: brokenLinks(history, after?.chain, hash) };
  }
};

const caseFileSchema = z.object({
  chain: z.object({ head: z.string().optional() }),
  application: z.object({ reference: z.string(), chain: z.string().optional() }),
  events: z.array(applicationEventSchema),
});

/** The history in a case file that was put out, by itself: nothing of the system is asked. @throws ZodError when it is no case file */
export const verifyFile = (content: unknown, hash: (text: string) => string): Verdict => {
  const { chain, application, events } = caseFileSchema.parse(content);
  const broken = brokenLinks(events, application.chain, hash);
  const isOneHead = (chain.head ?? '') === (application.chain ?? '');
  const head: readonly BrokenLink[] = isOneHead || broken.some(({ fault }) => fault === 'head') ? [] : [{ number: events.length, fault: 'head' }];
  return { reference: application.reference, entries: events.length, head: application.chain ?? '', broken: [...broken, ...head] };
};

const faults: Readonly<Record<BrokenLink['fault'], string>> = {
  changed: 'is not what was written, or something was put before it',
  missing: 'is missing',
  unsealed: 'has no hash',
  head: 'is not the end that the application names: entries at the end are missing, or were added',
};

/** A line for the operator. */
export const verdictLine = ({ reference, entries, head, broken }: Verdict): string =>
  broken.length === 0
    ? `${reference}: whole, ${entries} ${entries === 1 ? 'entry' : 'entries'}, head ${head}`
    : `${reference}: BROKEN. ${broken.map(({ number, fault }) => `Entry ${number} ${faults[fault]}`).join('. ')}.`;
