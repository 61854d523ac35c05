import * as z from 'zod';
import { addDays, type IsoDate, inBerlin, instantSchema, isoDateSchema } from '../calendar.ts';
import { centsSchema } from '../money.ts';
import { type Application, applicationStates } from './application.ts';
import { codesOf } from './round.ts';

/** Whom a case waits for; only what waits stands in the index of open cases. */
export const waitsForNames = {
  caseworker: 'Sachbearbeitung',
  'kit-adviser': 'KIT-Beratung',
  applicant: 'Antragstellende',
  committee: 'Gremium',
  approver: 'Zweitunterschrift',
  cashier: 'Kreiskasse',
} as const;

/** What of a case only the desk decides: who works on it, whom it waits for and until when, who must not see it. */
export const deskFactsSchema = z.object({
  assignee: z.object({ subject: z.string(), name: z.string() }).optional(),
  waitsFor: codesOf(waitsForNames).optional(),
  /** Last day (Berlin) by which whoever it waits for should have acted. */
  due: isoDateSchema.optional(),
  /** Its newest decision, how far that is, and from which day on it is final. */
  decision: z
    .object({
      number: z.int(),
      kind: z.enum(['award', 'rejection', 'amendment', 'revocation', 'decline', 'release']),
      step: z.enum(['prepared', 'returned', 'issued', 'dispatched']),
      finalFrom: isoDateSchema.optional(),
    })
    .optional(),
});

/** @see deskFactsSchema */
export type DeskFacts = z.infer<typeof deskFactsSchema>;

/** What the desk says otherwise from now on; `null` takes something away, and what is not named stays. */
export type DeskChange = { readonly [Fact in keyof DeskFacts]?: DeskFacts[Fact] | null };

/**
 * A case as a line of the desk: small, so that a round of hundreds is one page of the database. It is written together with every change of
 * its application (`changeWrites`) and says nothing that does not stand there or is `DeskFacts`.
 */
export const caseRowSchema = z.object({
  id: z.uuid(),
  reference: z.string(),
  /** Id of the round; not called `roundId`, or the line would stand in the index of the round's applications. */
  round: z.string(),
  state: codesOf(applicationStates),
  title: z.string(),
  organisation: z.string(),
  legalForm: z.string(),
  fieldsOfAction: z.array(z.string()),
  startDate: isoDateSchema,
  endDate: isoDateSchema,
  requestedAmount: centsSchema,
  decidedAmount: centsSchema.optional(),
  approvedAmount: centsSchema.optional(),
  paidAmount: centsSchema.optional(),
  proofReceivedOn: isoDateSchema.optional(),
  submittedAt: instantSchema,
  version: z.int(),
  conflicts: z.array(z.string()).default([]),
  earlyStart: z.string().optional(),
  ...deskFactsSchema.shape,
});

/** @see caseRowSchema */
export type CaseRow = z.infer<typeof caseRowSchema>;

/** Whom a state waits for where the desk says nothing else. */
const usuallyWaitsFor: Partial<Record<Application['state'], DeskFacts['waitsFor']>> = {
  submitted: 'caseworker',
  formal_check: 'caseworker',
  info_requested: 'applicant',
  assessed: 'committee',
  deferred: 'committee',
  decided: 'caseworker',
};

// Service level of the formal check: ten working days are two weeks (assumption of the handbook; nothing confirmed by a county).
const checkDays = 14;

/** Last day of the formal check, as long as nobody stopped its clock. */
export const checkDueOf = ({ submittedAt }: Pick<Application, 'submittedAt'>): IsoDate => addDays(inBerlin(submittedAt).date, checkDays);

/** What the desk shows of an application. */
export const rowOf = (application: Application): Omit<CaseRow, 'assignee'> => {
  const { project, organisation, earlyStart, conflicts = [], ...of } = application;
  const waitsFor = usuallyWaitsFor[of.state];
  return {
    ...{ id: of.id, reference: of.reference, round: of.roundId, state: of.state, version: of.version, submittedAt: of.submittedAt },
    ...{ title: project.title, organisation: organisation.name, legalForm: organisation.legalForm, fieldsOfAction: project.fieldsOfAction ?? [] },
    ...{ startDate: project.startDate, endDate: project.endDate, requestedAmount: of.requestedAmount, conflicts },
    ...(of.decidedAmount !== undefined && { decidedAmount: of.decidedAmount }),
    ...(of.approvedAmount !== undefined && { approvedAmount: of.approvedAmount }),
    ...(of.paidAmount !== undefined && { paidAmount: of.paidAmount }),
    ...(of.proofReceivedOn !== undefined && { proofReceivedOn: of.proofReceivedOn }),
    ...(earlyStart !== undefined && { earlyStart: earlyStart.state }),
    ...(waitsFor !== undefined && { waitsFor, due: checkDueOf(application) }),
  };
};
