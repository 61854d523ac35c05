import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { inBerlin } from '../../shared/domain/calendar.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { staffErrorPage } from '../../shared/pages/error-page.tsx';
import { type HttpRequest, pageAnswer, problemOf, redirectAnswer, type StaffRouteHandler } from '../../shared/runtime/http-handler.ts';
import { paramsOf } from '../../shared/runtime/http-request.ts';
import type { DeskStore } from '../../shared/store/desk-store.ts';
import { agendaPage, printedAgendaPage } from './agenda-page.tsx';
import { knownMeeting, listMeetings, typedMeeting } from './find-meetings.ts';
import { paths, type ShownForm, type Site } from './frame.ts';
import { listPage } from './list-page.tsx';
import { type PapersDeps, papersOfMeeting, sumsOf } from './make-papers.ts';
import { minutesPage } from './minutes-page.tsx';
import { type PaperMakers, paperAnswer, paperKindOf } from './paper-answer.ts';
import { casesOn } from './read-case.ts';
import { type MinutesDeps, recordMinutes } from './record-minutes.ts';
import { type AgendaDeps, readAgenda, setAgenda } from './set-agenda.ts';
import { texts } from './texts.ts';

/** What the pages of meetings need from outside. */
export type MeetingRoutesDeps = AgendaDeps & MinutesDeps & PapersDeps & PaperMakers & Pick<DeskStore, 'logReading'>;

type MeetingRoute =
  | 'GET /amt/sitzungen'
  | 'POST /amt/sitzungen'
  | 'GET /amt/sitzungen/{meeting}'
  | 'POST /amt/sitzungen/{meeting}'
  | 'GET /amt/sitzungen/{meeting}/protokoll'
  | 'POST /amt/sitzungen/{meeting}/protokoll';

const idOf = ({ pathParameters }: HttpRequest): string => pathParameters['meeting'] ?? '';

const untyped: ShownForm = { typed: new URLSearchParams(), errors: [] };

/** The pages of meetings: list, agenda, minutes. */
export const meetingRoutes = (site: Site, deps: MeetingRoutesDeps): Readonly<Record<MeetingRoute, StaffRouteHandler>> => {
  const errorAnswer = (refusal: Refusal) => pageAnswer(staffErrorPage(site)(problemOf(refusal)), refusal.status);
  const list = async (staff: StaffSession, form: ShownForm): Promise<string> =>
    listPage(site, staff, { ...(await listMeetings(staff.subject, deps)), form });
  const agendaOf = async (request: HttpRequest, staff: StaffSession) => {
    const agenda = await readAgenda(idOf(request), staff.subject, deps);
    return { agenda, sums: await sumsOf(agenda.on, deps) };
  };
  const minutesOf = async (request: HttpRequest, { subject }: StaffSession) => {
    const meeting = await knownMeeting(idOf(request), deps);
    return { agenda: { meeting, on: await casesOn(meeting, subject, deps) }, isHeld: meeting.date <= inBerlin(deps.now()).date };
  };

  return {
    'GET /amt/sitzungen': { allowed: async (_request, staff) => pageAnswer(await list(staff, untyped)) },
    'POST /amt/sitzungen': {
      allowed: async (request) => {
        const meeting = await typedMeeting(paramsOf(request), deps);
        const stored = await deps.meeting(meeting.id);
        if (stored === undefined) await deps.keepMeeting({ ...meeting, version: 1 });
        return redirectAnswer(paths.meeting(meeting.id));
      },
      refused: async (request, refusal, staff) => pageAnswer(await list(staff, { typed: paramsOf(request), errors: refusal.errors }), refusal.status),
    },
    'GET /amt/sitzungen/{meeting}': {
      allowed: async (request, staff) => {
        const { agenda, sums } = await agendaOf(request, staff);
        const kind = paperKindOf(request.query.get('vorlagen'));
        if (kind !== undefined) {
          if (agenda.on.length === 0) throw new Refusal('not-found', texts.agenda.nothing);
          for (const { item } of agenda.on) await deps.logReading(item.applicationId, { at: deps.now(), subject: staff.subject, name: staff.name });
          return paperAnswer(kind, `vorlagen-${agenda.meeting.id}`, await papersOfMeeting(agenda.meeting, agenda.on, staff.name, site, deps), deps);
        }
        if (request.query.get('ansicht') === 'druck') return pageAnswer(printedAgendaPage(site, staff, { agenda, sums }));
        return pageAnswer(agendaPage(site, staff, { agenda, sums, form: untyped, isSaved: request.query.has('gespeichert') }));
      },
    },
    'POST /amt/sitzungen/{meeting}': {
      allowed: async (request, staff) => {
        await setAgenda(idOf(request), paramsOf(request), staff, deps);
        return redirectAnswer(`${paths.meeting(idOf(request))}?gespeichert`);
      },
      refused: async (request, refusal, staff) => {
        if (refusal.errors.length === 0) return errorAnswer(refusal);
        const shown = await agendaOf(request, staff);
        // Whoever has read what others changed may save over it: the page has the new version.
        return pageAnswer(
          agendaPage(site, staff, { ...shown, form: { typed: paramsOf(request), errors: refusal.errors }, isSaved: false }),
          refusal.status,
        );
      },
    },
    'GET /amt/sitzungen/{meeting}/protokoll': {
      allowed: async (request, staff) => {
        const saved = /^\d{1,2}$/.exec(request.query.get('gespeichert') ?? '')?.[0];
        const shown = await minutesOf(request, staff);
        return pageAnswer(minutesPage(site, staff, { ...shown, form: undefined, saved: saved === undefined ? undefined : Number(saved) }));
      },
    },
    'POST /amt/sitzungen/{meeting}/protokoll': {
      allowed: async (request, staff) => {
        const { meeting, on } = (await minutesOf(request, staff)).agenda;
        const typed = paramsOf(request);
        const { saved, errors } = await recordMinutes(
          meeting,
          on.map(({ item }) => item),
          typed,
          staff,
          deps,
        );
        if (errors.length === 0) return redirectAnswer(`${paths.minutes(meeting.id)}?gespeichert=${saved}`);
        const shown = await minutesOf(request, staff);
        return pageAnswer(minutesPage(site, staff, { ...shown, form: { typed, errors }, saved: saved === 0 ? undefined : saved }), 422);
      },
    },
  };
};
