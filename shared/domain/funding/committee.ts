import * as z from 'zod';
import { formatDate, type IsoDate, inBerlin, isoDateSchema } from '../calendar.ts';
import { centsSchema } from '../money.ts';
import { Refusal } from '../refusal.ts';
import type { Application } from './application.ts';
import type { Decision } from './decision.ts';
import type { RouteStep } from './decision-route.ts';
import { type ApplicationChange, changeOf, requireState, staffActor } from './life-cycle.ts';
import { type AgendaItem, stepRoleSchema } from './meeting.ts';
import { type Motion, motionSchema, proposalMotion, tallyOf, withMotion } from './motion.ts';
import { signedSchema } from './review.ts';

/** What came of a case in a meeting. */
export const results = {
  unchanged: 'unverändert beschlossen',
  amended: 'geändert beschlossen',
  rejected: 'abgelehnt',
  deferred: 'zurückgestellt',
  noted: 'zur Kenntnis genommen',
} as const;

/** The same of a body that only advises. */
const advices: Readonly<Record<keyof typeof results, string>> = {
  ...results,
  unchanged: 'wie vorgeschlagen empfohlen',
  amended: 'geändert empfohlen',
  rejected: 'nicht empfohlen',
};

/** A result in words. */
export const resultName = (result: keyof typeof results, role: AgendaItem['role']): string => (role === 'advises' ? advices : results)[result];

const outcomeSchema = z.object({
  result: z.enum(['unchanged', 'amended', 'rejected', 'deferred', 'noted']),
  /** Cents of the motion that was carried. */
  amount: centsSchema.optional(),
  /** Why, where somebody said so. */
  note: z.string().max(1000).optional(),
  ...signedSchema.shape,
});

/** @see outcomeSchema */
export type Outcome = z.infer<typeof outcomeSchema>;

/** Where a decision of the office stands in place of a meeting. */
export const officeMeeting = 'verwaltung';

/** What a body did with a case in one meeting: its motions with their votes, and what came of it. Nothing is overwritten: `earlier` keeps what was corrected. */
export const consultationSchema = z.object({
  applicationId: z.uuid(),
  /** Id of the meeting, or `officeMeeting`. */
  meeting: z.string(),
  date: isoDateSchema,
  body: z.string(),
  role: stepRoleSchema,
  publicSession: z.boolean(),
  motions: z.array(motionSchema).max(20),
  outcome: outcomeSchema.optional(),
  earlier: z.array(z.object({ motions: z.array(motionSchema), outcome: outcomeSchema })).max(50),
  version: z.int().min(0),
});

/** @see consultationSchema */
export type Consultation = z.infer<typeof consultationSchema>;

/** What came of a case so that the next body may go on: everything but putting it off. */
export const isSettled = (consultation: Consultation | undefined): boolean =>
  consultation?.outcome !== undefined && consultation.outcome.result !== 'deferred';

/** A step of the route of a case, and the consultation that belongs to it. */
export type ConsultedStep = { readonly step: RouteStep; readonly consultation: Consultation | undefined };

/**
 * The steps of a route, each with what its body did: the consultation that settled it, or else the one of the latest meeting. A case may stand on
 * two agendas of a body, so what settled it comes first. Bodies that come twice are two steps.
 */
export const consultedSteps = (route: readonly RouteStep[], consultations: readonly Consultation[]): readonly ConsultedStep[] => {
  const settled = consultations.filter(isSettled).toSorted((one, other) => (one.outcome?.at ?? '').localeCompare(other.outcome?.at ?? ''));
  const open = consultations.filter((each) => !isSettled(each)).toSorted((one, other) => other.date.localeCompare(one.date));
  const left = [...settled, ...open];
  return route.map((step) => {
    const at = left.findIndex(({ body, role }) => body === step.body && role === step.role);
    return { step, consultation: at < 0 ? undefined : left.splice(at, 1)[0] };
  });
};

/** The step of its route that a case has before it; `undefined` at the end. */
export const nextStepOf = (route: readonly RouteStep[], consultations: readonly Consultation[]): RouteStep | undefined =>
  consultedSteps(route, consultations).find(({ consultation }) => !isSettled(consultation))?.step;

/** What another meeting of the same body said when it settled the case, so that this one has nothing left to say. */
export const settledElsewhere = (
  { body, role, outcome }: Pick<Consultation, 'body' | 'role' | 'outcome'>,
  { route, consultations }: Pick<CommitteeCase, 'route' | 'consultations'>,
): Consultation | undefined => {
  const own = consultedSteps(route, consultations).filter(({ step }) => step.body === body && step.role === role);
  return outcome === undefined && own.every(({ consultation }) => isSettled(consultation)) ? own.at(-1)?.consultation : undefined;
};

const afterDecision: readonly Application['state'][] = [
  ...(['decided', 'award_issued', 'running', 'proof_due', 'closed', 'rejected', 'declined', 'revoked'] as const),
];

/** States in which a body may do this with a case. */
export const statesFor = (role: AgendaItem['role']): readonly Application['state'][] =>
  role === 'is-informed' ? afterDecision : ['assessed', 'deferred'];

/** Is this department the office itself, so that no committee meets? The names come from the county's profile. */
export const isOffice = (
  body: string,
  { office, department }: { readonly office: { readonly name: string }; readonly department: { readonly name: string } },
): boolean => body === 'Verwaltung' || [office.name, department.name].some((name) => name === body || name.startsWith(`${body} (`));

/** Who does something in this world: the staff of the session, and when. */
export type Signed = z.infer<typeof signedSchema>;

/** What was done with a case. `voted`: the votes stand at the motions. `settled`: the office alone, which does not vote; 0 cents reject. */
export type Doing = { readonly motions: readonly Motion[]; readonly note?: string | undefined } & (
  | { readonly kind: 'voted' | 'deferred' | 'noted' }
  | { readonly kind: 'settled'; readonly amount: number }
);

/** The newest of what came of a case. */
const newest = (consultations: readonly Consultation[]): Consultation | undefined =>
  consultations
    .filter(({ outcome }) => outcome !== undefined)
    .toSorted((one, other) => (one.outcome?.at ?? '').localeCompare(other.outcome?.at ?? ''))
    .at(-1);

/**
 * Only what came last can be corrected, and only until a notice is prepared: what others have built on stays.
 * @throws Refusal `wrong-state`
 */
const requireCorrectable = (consultation: Consultation, all: readonly Consultation[], decisions: CommitteeCase['decisions']): void => {
  if (decisions.some(({ state }) => state !== 'returned'))
    throw new Refusal(
      'wrong-state',
      'Zu diesem Antrag ist schon ein Bescheid vorbereitet. Das Ergebnis lässt sich erst wieder ändern, wenn er zurückgegeben ist.',
    );
  const last = newest(all);
  if (last !== undefined && last.meeting !== consultation.meeting)
    throw new Refusal('wrong-state', `Danach hat schon „${last.body}“ beraten. Ändern lässt sich nur das letzte Ergebnis.`);
};

/** @throws Refusal `invalid-fields` for a motion above what was applied for: no decision is (rule V8 and 3.10 of the handbook) */
const requireWithinRequest = (motions: readonly Pick<Motion, 'amount'>[], { requestedAmount }: Application): void => {
  if (motions.some(({ amount }) => amount > requestedAmount))
    throw new Refusal('invalid-fields', 'Ein Beschluss kann nicht über der beantragten Summe liegen.', [
      { pointer: '/betrag', message: 'Ein Beschluss kann nicht über der beantragten Summe liegen. Bitte geben Sie einen kleineren Betrag an.' },
    ]);
};

/** What a change of a case by its committee looks at. */
export type CommitteeCase = {
  readonly application: Application;
  readonly route: readonly RouteStep[];
  readonly consultations: readonly Consultation[];
  readonly decisions: readonly Pick<Decision, 'state'>[];
};

/** A change of a case, and what is then written down of the meeting. */
export type CommitteeChange = { readonly change: ApplicationChange; readonly consultation: Consultation };

/** @throws Refusal `wrong-state` when it is not this body's turn, or the case has gone on */
export const requireTurn = (consultation: Consultation, { application, route, consultations, decisions }: CommitteeCase): void => {
  const isCorrected = consultation.outcome !== undefined;
  const allowed = statesFor(consultation.role);
  requireState(application, isCorrected && consultation.role !== 'is-informed' ? [...allowed, 'decided'] : allowed, 'Eine Beratung');
  if (isCorrected) {
    requireCorrectable(consultation, consultations, decisions);
    return;
  }
  const next = nextStepOf(route, consultations);
  if (next?.body !== consultation.body || next.role !== consultation.role)
    throw new Refusal(
      'wrong-state',
      next === undefined ? 'Die Beratungsfolge dieses Antrags ist zu Ende.' : `Als Nächstes ist „${next.body}“ an der Reihe.`,
    );
};

/** @throws Refusal `wrong-state` before the day of the meeting: nobody has voted yet */
const requireHeld = ({ date }: Consultation, { at }: Signed): void => {
  if (date > inBerlin(at).date)
    throw new Refusal('wrong-state', `Die Sitzung ist erst am ${formatDate(date)}. Ergebnisse können Sie ab diesem Tag eintragen.`);
};

/** What came of it, with the amount that was carried. */
const outcomeOf = (doing: Doing, signed: Signed): Outcome | undefined => {
  const { motions, note } = doing;
  const said = { ...signed, ...(note !== undefined && note !== '' && { note }) };
  if (doing.kind === 'settled') {
    const { amount } = doing;
    if (amount === 0) return { result: 'rejected', ...said };
    return { result: motions.some((motion) => motion.amount === amount) ? 'unchanged' : 'amended', amount, ...said };
  }
  if (doing.kind !== 'voted') return { result: doing.kind, ...said };
  const tally = tallyOf(motions);
  if (tally.state === 'open') return undefined;
  if (tally.state === 'rejected') return { result: 'rejected', ...said };
  return { result: tally.motion.id === proposalMotion ? 'unchanged' : 'amended', amount: tally.motion.amount, ...said };
};

/** Where the case stands after it. */
const standingAfter = (
  { role }: Consultation,
  outcome: Outcome | undefined,
  { state }: Application,
): { readonly state: Application['state']; readonly decidedAmount?: number | undefined } => {
  if (role === 'is-informed') return { state };
  if (outcome?.result === 'deferred') return { state: 'deferred', decidedAmount: undefined };
  if (role === 'decides' && outcome !== undefined) return { state: 'decided', decidedAmount: outcome.amount ?? 0 };
  return { state: 'assessed', decidedAmount: undefined };
};

const kindOf = ({ role }: Consultation, outcome: Outcome | undefined) => {
  if (outcome?.result === 'deferred') return 'committee.deferred';
  return role === 'decides' && outcome !== undefined ? 'committee.decided' : 'committee.voted';
};

/**
 * What a body did with a case. The body that decides moves it; one that advises leaves its vote as advice; each may put it off.
 * Done again for a case with a result it corrects it, and what stood there stays in `earlier`. Motions may come before the day of the meeting, results not.
 * @throws Refusal `wrong-state`, `invalid-fields`
 */
export const consulted = (consultation: Consultation, doing: Doing, of: CommitteeCase, signed: Signed): CommitteeChange => {
  requireHeld(consultation, signed);
  requireTurn(consultation, of);
  requireWithinRequest([...doing.motions, ...(doing.kind === 'settled' ? [doing] : [])], of.application);
  const outcome = outcomeOf(doing, signed);
  const { application } = of;
  const after = standingAfter(consultation, outcome, application);
  const { outcome: corrected, earlier, ...rest } = consultation;
  const kept = corrected === undefined ? earlier : [...earlier, { motions: consultation.motions, outcome: corrected }];
  const happening = {
    kind: kindOf(consultation, outcome),
    at: signed.at,
    ...staffActor(signed.by),
    subject: consultation.meeting,
    amount: outcome?.amount ?? 0,
  } as const;
  return {
    change: changeOf(application, happening, after),
    consultation: { ...rest, motions: [...doing.motions], ...(outcome && { outcome }), earlier: kept, version: consultation.version + 1 },
  };
};

/**
 * One more motion of a meeting. After a rejection it opens the case again: a lower amount may still find a majority.
 * @throws Refusal `wrong-state`, `invalid-fields`
 */
export const moved = (consultation: Consultation, motion: Motion, of: CommitteeCase, signed: Signed): CommitteeChange => {
  const { outcome, earlier, ...rest } = consultation;
  if (outcome !== undefined && outcome.result !== 'rejected')
    throw new Refusal('wrong-state', 'In dieser Sitzung ist über den Antrag schon beschlossen. Berichtigen Sie erst das Ergebnis.');
  if (consultation.role === 'is-informed') throw new Refusal('wrong-state', 'Dieses Gremium wird nur unterrichtet. Es stimmt nicht ab.');
  requireTurn(consultation, of);
  requireWithinRequest([motion], of.application);
  const { application } = of;
  const happening = { kind: 'motion.added', at: signed.at, ...staffActor(signed.by), subject: consultation.meeting, amount: motion.amount } as const;
  return {
    change: changeOf(application, happening, outcome === undefined ? {} : standingAfter(consultation, undefined, application)),
    consultation: {
      ...rest,
      motions: withMotion(consultation.motions, motion),
      earlier: outcome === undefined ? earlier : [...earlier, { motions: consultation.motions, outcome }],
      version: consultation.version + 1,
    },
  };
};

/** A case before a meeting has said anything: the administration's proposal is its first motion. */
export const newConsultation = (
  applicationId: string,
  { id, date, body }: { readonly id: string; readonly date: IsoDate; readonly body: string },
  role: AgendaItem['role'],
  proposal: Pick<Motion, 'text' | 'amount'>,
): Consultation => ({
  ...{ applicationId, meeting: id, date, body, role, publicSession: true },
  motions: role === 'is-informed' ? [] : [{ id: proposalMotion, rank: 1, by: 'Verwaltung', ...proposal }],
  ...{ earlier: [], version: 0 },
});
