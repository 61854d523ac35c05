import type { CountyProfile } from '../../shared/county/profile.ts';
import { formatInstant, type IsoDate, inBerlin } from '../../shared/domain/calendar.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import { formatWeekdayDate } from '../../shared/domain/funding/deadline.ts';
import { nextMeetingOf, type RouteStep, routeOf } from '../../shared/domain/funding/decision-route.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { caseTexts } from './case-texts.ts';
import type { CaseView } from './case-view.ts';
import { ended, standOf, yourTurn } from './state-texts.ts';

type Station = 'received' | 'check' | 'bodies' | 'notice';
type Offices = Pick<CountyProfile, 'office' | 'department'>;

// Where an application is while it is on its way to a decision; the way of all others is over.
const stations: Partial<Record<Application['state'], Station>> = {
  submitted: 'check',
  formal_check: 'check',
  info_requested: 'check',
  assessed: 'bodies',
  decided: 'notice',
};
const order: readonly Station[] = ['received', 'check', 'bodies', 'notice'];

const stepsOf = ({ application, round }: CaseView): readonly RouteStep[] =>
  round === undefined ? [] : routeOf(round, { requestedAmount: application.requestedAmount, topics: application.project.fieldsOfAction ?? [] });

const meetingText = (round: Round | undefined, body: string, today: IsoDate): string => {
  const date = round && nextMeetingOf(round, body, today);
  return date === undefined ? caseTexts.way.noMeeting : caseTexts.way.meeting(formatWeekdayDate(date));
};

/** Who has to do something now, with the name of the office or of the bodies. */
export const turnOf = (view: CaseView, { office, department }: Offices): string => {
  const { turn } = standOf(view.application);
  if (turn === 'office') return office.name;
  if (turn === 'department') return department.name;
  if (turn === 'applicant') return yourTurn;
  if (turn === 'nobody') return ended;
  const bodies = stepsOf(view).filter(({ role }) => role !== 'is-informed');
  return bodies.length === 0 ? caseTexts.way.bodies : bodies.map(({ body, role }) => `${body} (${caseTexts.way.steps[role]})`).join(', ');
};

/** A station of the way: `Erledigt`, `Jetzt` or `Danach`, and what happens there. */
export type WayStation = { readonly standing: string; readonly what: string };

const bodiesOf = (view: CaseView, isOver: boolean): readonly string[] => {
  const { round, at } = view;
  const today = inBerlin(at).date;
  const steps = stepsOf(view);
  if (isOver) return steps.length === 0 ? [`${caseTexts.way.bodies} ${caseTexts.way.bothSteps}.`] : steps.map(stepText);
  if (steps.length === 0) return [`${caseTexts.way.bodies} ${caseTexts.way.bothSteps}. ${caseTexts.way.noMeeting}`];
  return steps.map((step) => `${stepText(step)} ${meetingText(round, step.body, today)}`);
};
const stepText = ({ body, role }: RouteStep): string => `${body} ${caseTexts.way.steps[role]}.`;

/** The way to the decision, station by station. @returns nothing once the way is over */
export const wayOf = (view: CaseView, { office, department }: Offices): readonly WayStation[] => {
  const { state, submittedAt } = view.application;
  const here = stations[state];
  if (here === undefined) return [];
  const at = (station: Station, what: string): WayStation => {
    const distance = order.indexOf(station) - order.indexOf(here);
    return { standing: caseTexts.way.standings[distance < 0 ? 'done' : distance === 0 ? 'now' : 'ahead'], what };
  };
  const check = caseTexts.way.check(office.name, department.name);
  return [
    at('received', caseTexts.way.received(formatInstant(submittedAt))),
    at('check', state === 'info_requested' ? `${check} ${caseTexts.way.waiting}` : check),
    ...bodiesOf(view, here === 'notice').map((what) => at('bodies', what)),
    at('notice', caseTexts.way.notice(department.name)),
  ];
};
