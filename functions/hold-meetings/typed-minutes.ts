import type { Consultation, Doing } from '../../shared/domain/funding/committee.ts';
import type { AgendaItem } from '../../shared/domain/funding/meeting.ts';
import { type Motion, maximumVotes, type Votes, type VotingFault, votingFaults } from '../../shared/domain/funding/motion.ts';
import { type FieldError, Refusal } from '../../shared/domain/refusal.ts';
import { fields, type Typed, typedText } from './frame.ts';
import { texts } from './texts.ts';

const said = texts.minutes;

type Named = Pick<AgendaItem, 'reference'>;

/** Names of the fields of a case, and of a motion about it. */
export const itemField = ({ reference }: Named, field: string): string => `${reference}.${field}`;
export const motionField = ({ reference }: Named, { id }: Pick<Motion, 'id'>, field: string): string => `${reference}.${id}.${field}`;
export const versionField = (item: Named): string => itemField(item, fields.version);

const pointerOf = (field: string): string => `/${field.replaceAll('.', '/')}`;

const counted = ['yes', 'no', 'abstain', 'excluded'] as const;

/** The vote on a motion as it was typed; nothing typed is no vote. Who was not there and who was excluded may be left empty. */
const votesIn = (typed: Typed, item: Named, motion: Motion, errors: FieldError[]): Votes | undefined => {
  const texted = counted.map((part) => typedText(typed, motionField(item, motion, fields[part])));
  if (texted.every((text) => text === '')) return undefined;
  const [yes = 0, no = 0, abstain = 0, excluded = 0] = counted.map((part, at) => {
    const text = texted[at] ?? '';
    const isOptional = part === 'abstain' || part === 'excluded';
    if (text === '' && isOptional) return 0;
    if (/^\d{1,3}$/.test(text) && Number(text) <= maximumVotes) return Number(text);
    errors.push({
      pointer: pointerOf(motionField(item, motion, fields[part])),
      message: said.noCount(item.reference, said.counts[part], maximumVotes),
    });
    return 0;
  });
  return { yes, no, abstain, excluded };
};

const faultWords: Readonly<Record<VotingFault['fault'], (reference: string, rank: number) => string>> = {
  'before-others': said.beforeOthers,
  'after-carried': said.afterCarried,
  nobody: said.nobody,
};

/**
 * What somebody typed about a case of an agenda.
 * @param stored what stands there, or what the meeting finds before it
 * @returns `undefined` when nothing was typed about it
 * @throws Refusal `invalid-fields` with every field that is wrong
 */
export const typedMinutes = (
  typed: Typed,
  item: Named,
  stored: Consultation,
): { readonly doing: Doing; readonly publicSession: boolean } | undefined => {
  const is = (field: string): boolean => typed.get(itemField(item, field)) !== null;
  const [note, publicSession] = [typedText(typed, itemField(item, fields.note)), !is(fields.nonPublicSession)];
  if (stored.role === 'is-informed') return is(fields.noted) ? { doing: { kind: 'noted', motions: stored.motions, note }, publicSession } : undefined;

  const errors: FieldError[] = [];
  const motions = stored.motions.map(({ votes: _votes, withdrawn: _withdrawn, ...motion }): Motion => {
    if (typed.get(motionField(item, motion, fields.withdrawn)) !== null) return { ...motion, withdrawn: true };
    const votes = votesIn(typed, item, motion, errors);
    return { ...motion, ...(votes && { votes }) };
  });
  const isDeferred = is(fields.deferred);
  const isTyped = isDeferred || motions.some(({ votes, withdrawn }) => votes !== undefined || withdrawn === true);
  const wasTyped = stored.outcome !== undefined || stored.motions.some(({ votes, withdrawn }) => votes !== undefined || withdrawn === true);
  if (!isTyped && !wasTyped && errors.length === 0) return undefined;
  // Whether votes fit each other shows when all of them are numbers.
  const faults = errors.length > 0 ? [] : votingFaults(motions);
  errors.push(
    ...faults.map(({ motion, fault }) => ({
      pointer: pointerOf(motionField(item, motion, fields.yes)),
      message: faultWords[fault](item.reference, motion.rank),
    })),
    ...(isTyped || errors.length > 0 ? [] : [{ pointer: pointerOf(item.reference), message: said.notEmptied(item.reference) }]),
    ...(note.length > 1000 ? [{ pointer: pointerOf(itemField(item, fields.note)), message: said.longNote }] : []),
  );
  if (errors.length > 0) throw new Refusal('invalid-fields', texts.invalid, errors);
  return { doing: { kind: isDeferred ? 'deferred' : 'voted', motions, note }, publicSession };
};
