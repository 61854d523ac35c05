import * as z from 'zod';
import { endOfDay, type Instant, type IsoDate, inBerlin, instantSchema } from '../calendar.ts';
import { Refusal } from '../refusal.ts';
import type { Round } from './round.ts';

/**
 * Leave to submit one application after the round has closed, given by staff for a reason. The applicant gets a token; `hash` is what is
 * stored of it (`tokenHashOf('permit', …)`). A used permit stays, as part of the file.
 */
export type LatePermit = {
  readonly hash: string;
  readonly roundId: string;
  /** Why, in the words of who gave it. */
  readonly reason: string;
  /** Who gave it. */
  readonly grantedBy: string;
  readonly grantedAt: Instant;
  /** From this instant on it is too late, also with the permit. */
  readonly until: Instant;
  /** Id of the application that it was used for. */
  readonly usedFor?: string | undefined;
  readonly usedAt?: Instant | undefined;
};

const words = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u);

/** @see LatePermit. Made when it is asked for: permits are rare. */
export const latePermitSchema = () =>
  z.object({
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    roundId: z.string(),
    reason: words(500),
    grantedBy: words(150),
    grantedAt: instantSchema,
    until: instantSchema,
    usedFor: z.uuid().optional(),
    usedAt: instantSchema.optional(),
  });

/** A permit for a round: it ends with the day `lastDay` in Berlin. */
export const newPermit = (
  { id }: Pick<Round, 'id'>,
  { lastDay, ...given }: Pick<LatePermit, 'hash' | 'reason' | 'grantedBy' | 'grantedAt'> & { readonly lastDay: IsoDate },
): LatePermit => latePermitSchema().parse({ ...given, roundId: id, until: endOfDay(lastDay) });

/** Does a permit still allow an application to this round? A round that has more time than the permit needs none. */
export const permits = ({ roundId, until, usedFor }: LatePermit, round: Pick<Round, 'id'>, at: Instant): boolean =>
  roundId === round.id && usedFor === undefined && Date.parse(at) < Date.parse(until);

/** What who comes with a permit that does not count is told. @returns code `permit-invalid` */
export const permitRefusal = (): Refusal =>
  new Refusal(
    'permit-invalid',
    'Die Erlaubnis, später einen Antrag zu stellen, ist abgelaufen oder schon genutzt. Bitte wenden Sie sich an uns, wenn Sie eine neue brauchen.',
  );

/** Can such a permit be given? @returns an English sentence for the person at the keyboard when it cannot */
export const permitObstacle = ({ closesAt, title }: Pick<Round, 'closesAt' | 'title'>, lastDay: IsoDate, at: Instant): string | undefined => {
  const end = Date.parse(endOfDay(lastDay));
  if (end <= Date.parse(at)) return `${lastDay} is over.`;
  if (end <= Date.parse(closesAt)) return `${title} takes applications until ${inBerlin(closesAt).date}: nobody needs a permit until ${lastDay}.`;
  return undefined;
};
