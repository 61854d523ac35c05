import { createHash, randomBytes } from 'node:crypto';
import { type Draft, openDraft } from '../../shared/domain/funding/draft.ts';
import { round } from './submissions.ts';

/** A principal that nobody had before. */
export const newPrincipal = (): string => randomBytes(32).toString('hex');

/** The principal of a name, the same in every run. */
export const principalOf = (name: string): string => createHash('sha256').update(name).digest('hex');

/** An instant at which `round` is open. */
export const begun = '2027-03-01T10:00:00.000Z';

/** A draft that was just begun. */
export const newDraft = (given: Partial<Parameters<typeof openDraft>[0]> = {}): Draft =>
  openDraft({ id: crypto.randomUUID(), at: begun, round, owner: { principal: newPrincipal(), address: 'kim@verein.example' }, ...given });
