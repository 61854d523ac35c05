import { Refusal } from '../refusal.ts';
import { type CommitteeCase, type CommitteeChange, type Consultation, requireTurn, type Signed, settledElsewhere } from './committee.ts';
import { changeOf, staffActor } from './life-cycle.ts';
import { type Motion, proposalMotion } from './motion.ts';

/** Motions that can be taken back before the meeting: nobody has voted there yet. The administration's proposal is changed in the paper. */
export const withdrawableMotions = (consultation: Consultation, of: Pick<CommitteeCase, 'route' | 'consultations'>): readonly Motion[] => {
  const { motions, outcome } = consultation;
  if (outcome !== undefined || motions.some(({ votes }) => votes !== undefined) || settledElsewhere(consultation, of) !== undefined) return [];
  return motions.filter(({ id, withdrawn }) => id !== proposalMotion && withdrawn !== true);
};

/**
 * Takes a motion back, because whoever moved it did or it was entered wrongly. It stays where it stands, and is passed over in the vote.
 * @throws Refusal `wrong-state` once somebody has voted, or when it is not this body's turn
 */
export const motionWithdrawn = (consultation: Consultation, motion: Motion, of: CommitteeCase, signed: Signed): CommitteeChange => {
  requireTurn(consultation, of);
  if (!withdrawableMotions(consultation, of).some(({ id }) => id === motion.id))
    throw new Refusal('wrong-state', 'Dieser Beschlussantrag lässt sich hier nicht mehr zurückziehen. Tragen Sie es im Protokoll der Sitzung ein.');
  const { meeting, motions, version } = consultation;
  return {
    change: changeOf(
      of.application,
      { kind: 'motion.withdrawn', at: signed.at, ...staffActor(signed.by), subject: meeting, amount: motion.amount },
      {},
    ),
    consultation: {
      ...consultation,
      motions: motions.map((each) => (each.id === motion.id ? { ...each, withdrawn: true } : each)),
      version: version + 1,
    },
  };
};
