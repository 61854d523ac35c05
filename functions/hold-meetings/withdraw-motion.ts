import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { motionWithdrawn } from '../../shared/domain/funding/withdrawn-motion.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { fields, signedBy, type Typed, typedText } from './frame.ts';
import { changeCase, type MinutesDeps } from './record-minutes.ts';
import { texts } from './texts.ts';

/**
 * Takes a motion about a case back before its meeting. Sent twice it is taken back once.
 * @throws Refusal `wrong-state`, `not-found`
 */
export const withdrawMotion = async (id: string, typed: Typed, staff: StaffSession, deps: MinutesDeps): Promise<void> => {
  const [meeting, motionId] = [typedText(typed, fields.meeting), typedText(typed, fields.motion)];
  await changeCase(id, staff, deps, (of) => {
    const consultation = of.consultations.find((each) => each.meeting === meeting);
    const motion = consultation?.motions.find((each) => each.id === motionId);
    if (consultation === undefined || motion === undefined) throw new Refusal('not-found', texts.motion.unknown);
    if (motion.withdrawn === true) return undefined;
    return motionWithdrawn(consultation, motion, of, signedBy(staff, deps.now()));
  });
};
