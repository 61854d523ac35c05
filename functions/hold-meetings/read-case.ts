import * as z from 'zod';
import type { CountyProfile } from '../../shared/county/profile.ts';
import type { IsoDate } from '../../shared/domain/calendar.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import {
  type CommitteeCase,
  type Consultation,
  consultationSchema,
  newConsultation,
  nextStepOf,
  settledElsewhere,
  statesFor,
} from '../../shared/domain/funding/committee.ts';
import type { Decision } from '../../shared/domain/funding/decision.ts';
import { type PaperFacts, paperFactsSchema, proposedAmount, resolutionOf } from '../../shared/domain/funding/decision-paper.ts';
import { type RouteStep, routeOf } from '../../shared/domain/funding/decision-route.ts';
import type { AgendaItem, Meeting } from '../../shared/domain/funding/meeting.ts';
import type { Review } from '../../shared/domain/funding/review.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { DeskStore } from '../../shared/store/desk-store.ts';
import type { RoundStore } from '../../shared/store/round-store.ts';
import { texts } from './texts.ts';

/** What reading a case for a committee needs from outside. */
export type ReadDeps = Pick<DeskStore, 'caseFile'> &
  Pick<RoundStore, 'roundVersion'> & { readonly county: Pick<CountyProfile, 'office' | 'department'> };

/** A case as committees see it. */
export type Case = CommitteeCase & {
  readonly decisions: readonly Decision[];
  readonly round: Round | undefined;
  readonly review: Review | undefined;
  readonly paper: PaperFacts | undefined;
  /** Cents that the administration proposes. */
  readonly proposed: number;
  /** The step before it; `undefined` when all are done. */
  readonly next: RouteStep | undefined;
};

/**
 * A case for one person of the staff, with the route of the round that it was made under.
 * @returns `undefined` where there is none, or none for them
 */
export const readCase = async (id: string, staff: string, deps: ReadDeps): Promise<Case | undefined> => {
  const file = await deps.caseFile(id, staff);
  if (file === undefined) return undefined;
  const { application, review, decisions } = file;
  const round = await deps.roundVersion(application.roundId, application.roundVersion);
  const topics = application.project.fieldsOfAction ?? [];
  const route = round === undefined ? [] : routeOf(round, { requestedAmount: application.requestedAmount, topics });
  const consultations = z.array(consultationSchema).parse(file.others('consultation'));
  const [paper] = z.array(paperFactsSchema).parse(file.others('paper'));
  const [proposed, next] = [proposedAmount(application, review), nextStepOf(route, consultations)];
  return { application, round, route, review, decisions, consultations, paper, proposed, next };
};

/** As `readCase`. @throws Refusal `not-found` */
export const knownCase = async (id: string, staff: string, deps: ReadDeps): Promise<Case> => {
  const found = z.uuid().safeParse(id).success ? await readCase(id, staff, deps) : undefined;
  if (found === undefined) throw new Refusal('not-found', texts.unknownCase);
  return found;
};

type MeetingDay = { readonly id: string; readonly date: IsoDate; readonly body: string };

/** What a meeting did with a case, or what it finds before it. */
export const consultationIn = ({ application, consultations, proposed, paper }: Case, meeting: MeetingDay, role: AgendaItem['role']): Consultation =>
  consultations.find((each) => each.meeting === meeting.id) ??
  newConsultation(application.id, meeting, role, { text: paper?.resolution ?? resolutionOf(application, proposed), amount: proposed });

/** A case on an agenda, or one that could be. */
export type ListedCase = { readonly item: AgendaItem; readonly of: Case };

/** What another meeting of the same body said when it settled the case: this one has nothing left to say. */
export const settledBefore = ({ item, of }: ListedCase, meeting: MeetingDay): Consultation | undefined =>
  settledElsewhere(consultationIn(of, meeting, item.role), of);

/** Can this meeting still say something about the case? Not when it has, when another meeting of its body has, or when the case has gone on. */
export const isOpenIn = (each: ListedCase, meeting: MeetingDay): boolean => {
  const { item, of } = each;
  if (!statesFor(item.role).includes(of.application.state) || settledBefore(each, meeting) !== undefined) return false;
  return consultationIn(of, meeting, item.role).outcome === undefined;
};

/** Is this body next, in a state that allows it? */
export const isTurnOf = ({ next, application }: Case, body: string, states: readonly Application['state'][]): boolean =>
  next?.body === body && states.includes(application.state);

/** Cases of an agenda that this person may see, in its order. */
export const casesOn = async ({ items }: Pick<Meeting, 'items'>, staff: string, deps: ReadDeps): Promise<ListedCase[]> => {
  const read = await Promise.all(items.map(async (item) => ({ item, of: await readCase(item.applicationId, staff, deps) })));
  return read.flatMap(({ item, of }) => (of === undefined ? [] : [{ item, of }]));
};
