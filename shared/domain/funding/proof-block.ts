import * as z from 'zod';
import { type IsoDate, isoDateSchema } from '../calendar.ts';
import type { Application } from './application.ts';
import { signedSchema } from './review.ts';

/** A proof of use that is overdue. */
export const overdueProofSchema = z.object({ applicationId: z.uuid(), reference: z.string(), due: isoDateSchema });

/** @see overdueProofSchema */
export type OverdueProof = z.infer<typeof overdueProofSchema>;

/**
 * Somebody asks that a case is paid although a proof of the organisation is overdue, and a second person allows it. It holds for one payment,
 * and only for the proofs that it names: the next overdue one blocks again.
 */
export const paymentLiftSchema = z.object({
  applicationId: z.uuid(),
  number: z.int().min(1),
  /** Id of the form that asked: the same form asks once. */
  request: z.string(),
  state: z.enum(['asked', 'lifted', 'used']),
  overdue: z.array(overdueProofSchema).min(1),
  reason: z.string(),
  asked: signedSchema,
  lifted: signedSchema.optional(),
  /** Number of the payment that was released by it. */
  usedBy: z.int().optional(),
});

/** @see paymentLiftSchema */
export type PaymentLift = z.infer<typeof paymentLiftSchema>;

/**
 * The name of an organisation as it is compared: letters and digits only, so that „Verein e. V.“ and „Verein e.V.“ are one. Applications have
 * no other key of their organisation; who writes it quite differently is another one (docs/decisions/0139).
 */
export const organisationKey = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/ev$/, '');

/** A proof is due until the end of its day. */
export const isProofOverdue = (due: IsoDate, { proofReceivedOn }: Pick<Application, 'proofReceivedOn'>, today: IsoDate): boolean =>
  proofReceivedOn === undefined && due < today;

const names = (lift: PaymentLift, { applicationId, due }: OverdueProof): boolean =>
  lift.overdue.some((named) => named.applicationId === applicationId && named.due === due);

/** The allowance that covers every overdue proof and was not used yet. */
export const liftFor = (overdue: readonly OverdueProof[], lifts: readonly PaymentLift[]): PaymentLift | undefined =>
  lifts.find((lift) => lift.state === 'lifted' && overdue.every((proof) => names(lift, proof)));

/** The wish that waits for a second person. */
export const askedLift = (lifts: readonly PaymentLift[]): PaymentLift | undefined => lifts.find(({ state }) => state === 'asked');
