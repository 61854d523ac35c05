import type { IsoDate } from '../calendar.ts';
import type { Round } from './round.ts';

/** A body on the way to a decision, and what it does there. */
export type RouteStep = Round['decision']['routes'][number]['steps'][number];

type Decision = Pick<Round, 'decision'>;

/**
 * The bodies that an application goes through, in their order: the first route of its round whose amount and topic do not exclude it.
 * @param topics codes of the application's fields of action
 * @returns nothing when the round names no route that fits
 */
export const routeOf = (
  { decision }: Decision,
  { requestedAmount, topics = [] }: { readonly requestedAmount: number; readonly topics?: readonly string[] },
): readonly RouteStep[] =>
  decision.routes.find(({ upTo, topic }) => (upTo === undefined || requestedAmount <= upTo) && (topic === undefined || topics.includes(topic)))
    ?.steps ?? [];

/** When a body meets next, today included; `undefined` when no date is known. @param today in Berlin */
export const nextMeetingOf = ({ decision }: Decision, body: string, today: IsoDate): IsoDate | undefined =>
  decision.meetings
    .filter((meeting) => meeting.body === body && meeting.date >= today)
    .map(({ date }) => date)
    .sort()[0];

/** Who looks at a case after the administration has proposed something: the office itself, or a body on its next day. */
export type FirstBody = { readonly officeDecides: boolean; readonly meets?: IsoDate | undefined };

/** @param steps route of the case @param offices see `officeDecides` @param today in Berlin */
export const firstBodyOf = (round: Decision, steps: readonly RouteStep[], offices: readonly string[], today: IsoDate): FirstBody => {
  const [first] = steps;
  return { officeDecides: officeDecides(steps, offices), meets: first && nextMeetingOf(round, first.body, today) };
};

/**
 * Does the administration itself decide, and no committee?
 * @param offices names of the office and the department; a route may leave out the short name in brackets
 */
export const officeDecides = (steps: readonly RouteStep[], offices: readonly string[]): boolean => {
  const deciding = steps.filter(({ role }) => role === 'decides');
  return deciding.length > 0 && deciding.every(({ body }) => offices.some((office) => office === body || office.startsWith(`${body} (`)));
};
