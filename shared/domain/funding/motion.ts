import * as z from 'zod';
import { centsSchema } from '../money.ts';
import { Refusal } from '../refusal.ts';

/** Most members of a body: far above any county's council. */
export const maximumVotes = 200;

const votesOf = z.int().min(0).max(maximumVotes);

/** A vote as the chair counts it: who was excluded (Befangenheit) is a number here; names stand only in the minutes. */
export const votesSchema = z.object({ yes: votesOf, no: votesOf, abstain: votesOf, excluded: votesOf });

/** @see votesSchema */
export type Votes = z.infer<typeof votesSchema>;

/** Id of the motion that is the administration's proposal: every case has it, also before anybody wrote anything down. */
export const proposalMotion = 'vorlage';

/**
 * What a body is asked to resolve about a case. Several motions compete; the furthest-reaching (weitestgehender Antrag) has rank 1 and is voted
 * on first. Amount in cents; 0 is the motion to reject.
 */
export const motionSchema = z.object({
  id: z.string().min(1).max(40),
  rank: z.int().min(1).max(20),
  text: z.string().min(1).max(2000),
  amount: centsSchema,
  /** Who moved it: a faction, a body, the administration. No names of people. */
  by: z.string().min(1).max(150),
  votes: votesSchema.optional(),
  /** Taken back before the vote. */
  withdrawn: z.boolean().optional(),
});

/** @see motionSchema */
export type Motion = z.infer<typeof motionSchema>;

/** More yes than no; a tie rejects (usual rule of procedure), abstentions do not count. */
export const isCarried = ({ yes, no }: Votes): boolean => yes > no;

/** How many voted how, in words. */
export const votesText = ({ yes, no, abstain, excluded }: Votes): string =>
  `${yes} Ja, ${no} Nein, ${abstain} ${abstain === 1 ? 'Enthaltung' : 'Enthaltungen'}${excluded === 0 ? '' : `, ${excluded} ausgeschlossen`}`;

/** Motions in the order of the vote. */
export const inOrder = (motions: readonly Motion[]): Motion[] => motions.toSorted((one, other) => one.rank - other.rank);

/** Where voting stands: a motion was carried, all were rejected, or one is next. */
export type Tally =
  | { readonly state: 'carried'; readonly motion: Motion }
  | { readonly state: 'rejected' }
  | { readonly state: 'open'; readonly next: Motion | undefined };

/** What votes make of motions. A motion that was taken back is passed over; without any vote nothing is rejected. */
export const tallyOf = (motions: readonly Motion[]): Tally => {
  const standing = inOrder(motions).filter(({ withdrawn }) => withdrawn !== true);
  const carried = standing.find(({ votes }) => votes !== undefined && isCarried(votes));
  if (carried !== undefined) return { state: 'carried', motion: carried };
  const next = standing.find(({ votes }) => votes === undefined);
  return next === undefined && standing.length > 0 ? { state: 'rejected' } : { state: 'open', next };
};

/** A motion whose vote cannot have happened, and why. */
export type VotingFault = { readonly motion: Motion; readonly fault: 'before-others' | 'after-carried' | 'nobody' };

/** Votes are taken in the order of the ranks, and end with the first motion that is carried. */
export const votingFaults = (motions: readonly Motion[]): readonly VotingFault[] => {
  const faults: VotingFault[] = [];
  let [isCarriedBefore, isOpenBefore] = [false, false];
  for (const motion of inOrder(motions)) {
    const { votes, withdrawn } = motion;
    if (withdrawn === true) continue;
    if (votes === undefined) {
      isOpenBefore = true;
      continue;
    }
    if (isCarriedBefore) faults.push({ motion, fault: 'after-carried' });
    else if (isOpenBefore) faults.push({ motion, fault: 'before-others' });
    else if (votes.yes + votes.no + votes.abstain === 0) faults.push({ motion, fault: 'nobody' });
    isCarriedBefore ||= isCarried(votes);
  }
  return faults;
};

/**
 * One more motion at its rank; those behind it move on by one. Over what is voted on already nothing comes before it any more.
 * @throws Refusal `invalid-fields` at `/rang`
 */
export const withMotion = (motions: readonly Motion[], motion: Motion): Motion[] => {
  const ordered = inOrder(motions);
  const voted = ordered.findLast(({ votes }) => votes !== undefined)?.rank ?? 0;
  if (motion.rank <= voted) {
    const message = `Über Beschlussantrag ${voted} ist schon abgestimmt. Bitte geben Sie einen Rang ab ${voted + 1} an.`;
    throw new Refusal('invalid-fields', message, [{ pointer: '/rang', message }]);
  }
  const before = ordered.filter(({ rank }) => rank < motion.rank);
  const behind = ordered.filter(({ rank }) => rank >= motion.rank);
  return [...before, motion, ...behind].map((each, at) => ({ ...each, rank: at + 1 }));
};
