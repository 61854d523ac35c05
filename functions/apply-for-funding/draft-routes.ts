import * as z from 'zod';
import type { Session } from '../../shared/domain/access/session.ts';
import { type Draft, type DraftSection, draftReview, draftSections, sectionOfSlug } from '../../shared/domain/funding/draft.ts';
import { openRounds } from '../../shared/domain/funding/round.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { fieldId } from '../../shared/pages/field.tsx';
import { type HttpAnswer, type HttpRequest, privatePage, problemOf, type RouteHandler, redirectAnswer } from '../../shared/runtime/http-handler.ts';
import { paramsOf } from '../../shared/runtime/http-request.ts';
import { keySchema } from '../../shared/runtime/request-headers.ts';
import { answersOf } from './check-cookie.ts';
import type { ApplyDeps } from './deps.ts';
import { draftPath } from './draft-frame.tsx';
import { draftTexts } from './draft-texts.ts';
import { type DraftView, viewDraft } from './draft-view.ts';
import { draftsPage } from './drafts-page.tsx';
import { filesAnswer } from './file-routes.ts';
import { backToPermit, keepingPermit } from './permit-cookie.ts';
import { idOf } from './requests.ts';
import { saveTypedSection } from './save-section.ts';
import { sectionPage } from './section-page.tsx';
import { contentAt, nameOf } from './section-values.ts';
import { sendPage } from './send-page.tsx';
import { permitOf, startDraft } from './start-draft.ts';
import { refuseClosed } from './submit-application.ts';
import { submitDraft } from './submit-draft.ts';
import { taskListPage } from './task-list-page.tsx';
import { actionOf, typedSection, withoutRow, withPasted } from './typed-section.ts';

/** Slugs of the pages that show files, or what they mean for sending. */
const showsFiles: readonly string[] = [draftSections.attachments.slug, draftReview.slug];

const versionSchema = z.coerce.number().int().min(0).catch(0);

/** Pages of drafts for people who are signed in: the request in, the story, the answer out. */
export const draftRoutes = (deps: ApplyDeps) => {
  const { site, sessions, now } = deps;
  const whole = viewDraft(deps);
  // A page of fields shows no files: one read less of three.
  const fields = viewDraft({ ...deps, attachmentsOf: async () => [] });
  const viewFor = ({ pathParameters: { section } }: HttpRequest) => (section === undefined || showsFiles.includes(section) ? whole : fields);
  const save = saveTypedSection(deps);
  const start = startDraft(deps);
  const send = submitDraft(deps);
  const files = filesAnswer(deps);

  const listAnswer = async (session: Session, request: HttpRequest, more: { status?: number; errors?: Refusal['errors'] } = {}) => {
    const at = now();
    const token = request.query.get('erlaubnis') ?? paramsOf(request).get('erlaubnis');
    const [rounds, drafts, earlier] = await Promise.all([deps.rounds(at), deps.draftsOf(session.applicant), deps.applicationsOf(session.applicant)]);
    const late = token === null ? undefined : await permitOf(deps)(token, rounds, at);
    const open = late === undefined ? openRounds(rounds, at) : [late.round];
    return privatePage(
      draftsPage(site, {
        address: session.address,
        principal: session.applicant,
        drafts,
        rounds,
        open,
        closed: open.length === 0 ? refuseClosed(rounds, at).message : undefined,
        permit: late && token !== null ? { token, reason: late.permit.reason, until: late.permit.until } : undefined,
        earlier,
        key: deps.newId(),
        errors: more.errors ?? [],
        done: request.query.has('geloescht') ? draftTexts.remove.done : undefined,
      }),
      more.status,
    );
  };

  /** A draft that was submitted meanwhile has become an application of the same id: there the receipt is. */
  const submittedAs = async (session: Session, id: string): Promise<HttpAnswer | undefined> =>
    (await deps.applicationOf(session.applicant, id)) === undefined ? undefined : redirectAnswer(`/antrag/eingegangen/${id}`);

  const withDraft = (request: HttpRequest, answer: (found: DraftView, session: Session) => Promise<HttpAnswer> | HttpAnswer) =>
    sessions.signedIn(request, async (session) => {
      const id = idOf(request);
      try {
        return await answer(await viewFor(request)(session.applicant, id), session);
      } catch (fault) {
        const sent = fault instanceof Refusal && fault.code === 'not-found' ? await submittedAs(session, id) : undefined;
        if (sent === undefined) throw fault;
        return sent;
      }
    });

  const sectionAnswer = (found: DraftView, section: DraftSection, session: Session, { query }: HttpRequest): HttpAnswer | Promise<HttpAnswer> => {
    const rows = new Map([...query].flatMap(([name, value]) => (name.startsWith('zeilen:') ? [[name.slice(7), Number(value) || 1] as const] : [])));
    const shown = {
      ...found,
      section,
      principal: session.applicant,
      checked: query.has('pruefen'),
      back: query.get('von') === draftReview.slug,
      rows,
    };
    return section === 'attachments' ? files(shown, session, query) : privatePage(sectionPage(site, shown));
  };

  /** Where a browser goes after a section was saved: on, back to what was pressed, or back to what is wrong. */
  const afterSave = (id: string, section: DraftSection, request: HttpRequest, rows: number): HttpAnswer => {
    const action = actionOf(paramsOf(request).get('action'));
    const { slug } = draftSections[section];
    const back = request.query.get('von') === draftReview.slug ? `&von=${draftReview.slug}` : '';
    switch (action.kind) {
      case 'later':
        return redirectAnswer(`${draftPath(id)}?gespeichert=${slug}`);
      case 'add':
        return redirectAnswer(`${draftPath(id, slug)}?zeilen:${action.list}=${rows + 1}${back}#${fieldId(`${action.list}/${rows}`)}`);
      case 'remove':
      case 'paste':
        return redirectAnswer(`${draftPath(id, slug)}?gespeichert${back}#${fieldId(action.kind === 'remove' ? action.list : action.plan)}`);
      case 'calculate':
        return redirectAnswer(`${draftPath(id, slug)}?gespeichert${back}#summen`);
      case 'save':
        return redirectAnswer(`${draftPath(id, slug)}?pruefen${back}`);
    }
  };

  const saveSection = async (found: DraftView, section: DraftSection, session: Session, request: HttpRequest): Promise<HttpAnswer> => {
    const { draft, round, contents } = found;
    const action = actionOf(paramsOf(request).get('action'));
    const params = action.kind === 'remove' ? withoutRow(paramsOf(request), action) : paramsOf(request);
    const typed = typedSection(section, params, { round, county: site.county, stored: contents[section] ?? {}, now: now() });
    const content = action.kind === 'paste' && section === action.plan ? withPasted(typed, action.plan, params, round) : typed;
    const readVersion = versionSchema.parse(params.get('version'));
    const outcome = await save({ principal: session.applicant, id: draft.id, section, readVersion, content, stored: contents[section] ?? {}, round });
    if ('conflict' in outcome) {
      const rows = new Map<string, number>();
      const conflict = { mine: outcome.mine, theirs: outcome.conflict };
      return privatePage(sectionPage(site, { ...found, section, principal: session.applicant, checked: false, back: false, rows, conflict }), 409);
    }
    const rowsNow = action.kind === 'add' ? rowCount(outcome.saved, section, action.list, params) : 0;
    const after = actionOf(params.get('action')).kind === 'save' ? await viewFor(request)(session.applicant, draft.id) : undefined;
    if (after !== undefined && after.statuses[section] === 'done') {
      return redirectAnswer(
        request.query.get('von') === draftReview.slug
          ? draftPath(draft.id, draftReview.slug)
          : `${draftPath(draft.id)}?gespeichert=${draftSections[section].slug}`,
      );
    }
    return afterSave(draft.id, section, request, rowsNow);
  };

  return {
    'GET /antrag/entwuerfe': {
      handle: async (request) =>
        keepingPermit(await sessions.signedIn(request, (session) => backToPermit(request) ?? listAnswer(session, request)), request),
    },
    'POST /antrag/entwuerfe': {
      handle: (request) =>
        sessions.signedIn(request, async (session) => {
          const params = paramsOf(request);
          try {
            const { id } = await start({
              owner: { principal: session.applicant, address: session.address },
              key: keySchema.safeParse(params.get('key')).data ?? deps.newId(),
              roundId: params.get('runde') ?? undefined,
              permitToken: params.get('erlaubnis') ?? undefined,
              copyFrom: z.uuid().safeParse(params.get('uebernehmen')).data,
              check: answersOf(request),
            });
            return redirectAnswer(draftPath(id));
          } catch (fault) {
            if (fault instanceof Refusal && fault.code === 'invalid-fields')
              return listAnswer(session, request, { status: 422, errors: fault.errors });
            throw fault;
          }
        }),
    },
    'GET /antrag/entwuerfe/{id}': {
      handle: (request) => withDraft(request, (found) => privatePage(taskListPage(site, found, request.query.get('gespeichert')))),
    },
    'GET /antrag/entwuerfe/{id}/{section}': {
      handle: (request) =>
        withDraft(request, (found, session) => {
          const slug = request.pathParameters['section'] ?? '';
          const section = sectionOfSlug(slug);
          if (slug === draftReview.slug) return privatePage(sendPage(site, found));
          if (section === undefined) throw new Refusal('not-found', draftTexts.unknownPage);
          return sectionAnswer(found, section, session, request);
        }),
    },
    'POST /antrag/entwuerfe/{id}/{section}': {
      handle: (request) =>
        withDraft(request, async (found, session) => {
          const slug = request.pathParameters['section'] ?? '';
          const section = sectionOfSlug(slug);
          if (slug === draftReview.slug) return sendAnswer(found, session, request);
          if (section === undefined) throw new Refusal('not-found', draftTexts.unknownPage);
          return saveSection(found, section, session, request);
        }),
    },
  } as const satisfies Record<string, RouteHandler>;

  async function sendAnswer(found: DraftView, session: Session, request: HttpRequest): Promise<HttpAnswer> {
    const params = paramsOf(request);
    try {
      const seen = { version: versionSchema.parse(params.get('version')), roundVersion: versionSchema.parse(params.get('runde')) };
      const { id } = await send(found, { channel: 'form', seen, sender: session.address });
      return redirectAnswer(`/antrag/eingegangen/${id}`);
    } catch (fault) {
      if (!(fault instanceof Refusal) || fault.code === 'not-found') throw fault;
      return privatePage(sendPage(site, found, problemOf(fault)), fault.status);
    }
  }
};

/** How many rows of a list the page shows: those that are stored, and empty ones that stood there already. */
const rowCount = (draft: Draft, section: DraftSection, list: string, params: URLSearchParams): number => {
  const stored = contentAt(draft.sections[section]?.content ?? {}, list);
  const prefix = `${nameOf(list)}.`;
  const shown = new Set([...params.keys()].flatMap((key) => (key.startsWith(prefix) ? (/^\d+/.exec(key.slice(prefix.length))?.[0] ?? []) : [])));
  return Math.max(Array.isArray(stored) ? stored.length : 0, shown.size);
};
