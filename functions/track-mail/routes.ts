import * as z from 'zod';
import { may, missingRight } from '../../shared/domain/access/roles.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import { addresseeOf, mailboxOf } from '../../shared/domain/notices/mail.ts';
import { askMinutes } from '../../shared/domain/notices/mail-decisions.ts';
import { stopAt } from '../../shared/domain/notices/sending.ts';
import { ratesOf, rateWindow } from '../../shared/domain/notices/sending-rates.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { MailFrame } from '../../shared/mail/mail-template.ts';
import { stopAnnouncement } from '../../shared/mail/stop-announcement.ts';
import { staffErrorPage } from '../../shared/pages/error-page.tsx';
import { pageAnswer, problemOf, type RouteHandlers, redirectAnswer } from '../../shared/runtime/http-handler.ts';
import { type HttpRequest, paramsOf } from '../../shared/runtime/http-request.ts';
import { contentSecurityPolicyWithStyles } from '../../shared/runtime/security-headers.ts';
import { aboutOf, announcementPage, isStoppable, reasonField } from './announcement-page.tsx';
import { addressPage, mailFields, mailPage, openPage } from './mail-pages.tsx';
import type { manifest } from './manifest.ts';
import { overviewPage } from './overview-page.tsx';
import { isNamed, type OpenKind, openPaths, paths } from './paths.ts';
import { previewPage, previewsPage } from './preview-pages.tsx';
import { previews } from './previews.ts';
import { texts } from './texts.ts';
import type { TrackDeps } from './track-deps.ts';

/** Mails that a list shows at most. */
const most = 200;

const openKinds: readonly OpenKind[] = ['given-up', 'sending', 'under-way', 'queued'];
const addressSchema = z.email().max(200);
const reasonSchema = z.string().trim().min(1).max(500);

/** Every route of the manifest: the request in, the story, the answer out. */
export const routes = (site: MailFrame, deps: TrackDeps): RouteHandlers<typeof manifest> => {
  const openMails = (kind: OpenKind, now: Instant) => {
    const fiveMinutesAgo = new Date(Date.parse(now) - askMinutes * 60_000).toISOString();
    if (kind === 'under-way') return deps.openMails('sending', { after: fiveMinutesAgo, most });
    return deps.openMails(kind, { most, ...(kind === 'sending' && { before: fiveMinutesAgo }) });
  };
  const mailOf = async ({ pathParameters }: HttpRequest) => {
    const mail = await deps.mail(pathParameters['id'] ?? '');
    if (mail === undefined) throw new Refusal('not-found', texts.mail.unknown);
    return mail;
  };
  const announcementOf = async ({ pathParameters }: HttpRequest) => {
    const found = (await deps.announcements.announcements()).find(({ id }) => isNamed(pathParameters['id'], id));
    if (found === undefined) throw new Refusal('not-found', texts.announcement.unknown);
    return found;
  };
  const typedAddress = (request: HttpRequest): string => (paramsOf(request).get(mailFields.address) ?? '').trim();

  return {
    'GET /amt/mails': {
      allowed: async ({ query }, staff) => {
        const now = deps.now();
        const { from, to } = rateWindow(now.slice(0, 10));
        const [sending, days, announcements, ...lists] = await Promise.all([
          deps.sending.sending(),
          deps.feedbackDays(from, to),
          deps.announcements.announcements(),
          ...openKinds.map((kind) => openMails(kind, now)),
        ]);
        return pageAnswer(
          overviewPage(site, staff, {
            sending,
            stop: stopAt(sending, now) === undefined ? undefined : sending.stop,
            rates: ratesOf(days, now.slice(0, 10)),
            open: openKinds.map((kind, index) => ({ kind, count: lists[index]?.length ?? 0 })),
            most,
            announcements: announcements.toSorted((one, other) => (one.createdAt < other.createdAt ? 1 : -1)).slice(0, 20),
            resumed: query.has('weiter'),
          }),
        );
      },
    },
    'POST /amt/mails': {
      allowed: async () => {
        await deps.sending.resumeSending();
        return redirectAnswer(`${paths.all}?weiter`);
      },
    },
    'GET /amt/mails/offen/{state}': {
      allowed: async ({ pathParameters }, staff) => {
        const kind = openKinds.find((each) => openPaths[each] === pathParameters['state']);
        if (kind === undefined) throw new Refusal('not-found', texts.mail.unknown);
        const [mails, announcements] = await Promise.all([openMails(kind, deps.now()), deps.announcements.announcements()]);
        const about = new Map(announcements.map((announcement) => [announcement.id, aboutOf(announcement)]));
        return pageAnswer(openPage(site, staff, { kind, mails, most, about }));
      },
    },
    'GET /amt/mails/adresse': { allowed: async (_request, staff) => pageAnswer(addressPage(site, staff, { now: deps.now() })) },
    'POST /amt/mails/adresse': {
      allowed: async (request, staff) => {
        const typed = typedAddress(request);
        const lift = paramsOf(request).has(mailFields.lift);
        if (lift && !may(staff.roles, 'steer-mail')) throw missingRight(staff.roles, 'steer-mail');
        if (!addressSchema.safeParse(mailboxOf(typed)).success)
          throw new Refusal('invalid-fields', texts.address.invalid, [{ pointer: `/${mailFields.address}`, message: texts.address.invalid }]);
        const addressee = addresseeOf(typed, await deps.seal());
        const isRecipient = (await deps.recipient(addressee)) !== undefined;
        const lifted = lift && !isRecipient;
        if (lifted) await deps.liftSuppression(addressee);
        const [mails, suppression] = await Promise.all([deps.mailsOf(addressee, most), deps.suppression(addressee)]);
        return pageAnswer(addressPage(site, staff, { now: deps.now(), typed, mails, suppression, isRecipient, lifted }));
      },
      refused: async (request, refusal, staff) => {
        if (refusal.code !== 'invalid-fields') return pageAnswer(staffErrorPage(site)(problemOf(refusal)), refusal.status);
        return pageAnswer(addressPage(site, staff, { now: deps.now(), typed: typedAddress(request), errors: refusal.errors }), refusal.status);
      },
    },
    'GET /amt/mails/mail/{id}': {
      allowed: async (request, staff) => {
        const mail = await mailOf(request);
        const announcement = mail.announcement === undefined ? undefined : await deps.announcements.announcement(mail.announcement);
        const about = announcement && aboutOf(announcement);
        return pageAnswer(mailPage(site, staff, { mail, now: deps.now(), about, done: request.query.has('erneut') }));
      },
    },
    'POST /amt/mails/mail/{id}': {
      allowed: async (request) => {
        const { id } = await mailOf(request);
        const leaseId = paramsOf(request).get(mailFields.lease) ?? '';
        if (!(await deps.resend(id, { at: deps.now(), ...(leaseId !== '' && { leaseId }) })))
          throw new Refusal('version-conflict', texts.mail.changed);
        await deps.deliver([id]);
        return redirectAnswer(`${paths.mail(id)}?erneut`);
      },
    },
    'GET /amt/mails/ankuendigung/{id}': {
      allowed: async (request, staff) => {
        const announcement = await announcementOf(request);
        const counts = await deps.countsOf(announcement.id);
        return pageAnswer(announcementPage(site, staff, { announcement, counts, done: request.query.has('angehalten') }));
      },
    },
    'POST /amt/mails/ankuendigung/{id}': {
      allowed: async (request, { name: by }) => {
        const announcement = await announcementOf(request);
        const isOver = announcement.state !== 'stopped' && !isStoppable(announcement, await deps.countsOf(announcement.id));
        if (isOver) throw new Refusal('too-late', texts.announcement.late);
        const reason = reasonSchema.safeParse(paramsOf(request).get(reasonField)).data;
        if (reason === undefined)
          throw new Refusal('invalid-fields', texts.announcement.noReason, [{ pointer: `/${reasonField}`, message: texts.announcement.noReason }]);
        await stopAnnouncement({ id: announcement.id, by, reason }, deps);
        return redirectAnswer(`${paths.announcement(announcement.id)}?angehalten`);
      },
      refused: async (request, refusal, staff) => {
        const late = refusal.code === 'too-late';
        if (refusal.code !== 'invalid-fields' && !late) return pageAnswer(staffErrorPage(site)(problemOf(refusal)), refusal.status);
        const announcement = await announcementOf(request);
        const counts = await deps.countsOf(announcement.id);
        const typed = paramsOf(request).get(reasonField) ?? '';
        return pageAnswer(announcementPage(site, staff, { announcement, counts, typed, late, errors: refusal.errors }), refusal.status);
      },
    },
    'GET /amt/mails/vorschau': { allowed: async (_request, staff) => pageAnswer(previewsPage(site, staff)) },
    'GET /amt/mails/vorschau/{template}': {
      allowed: async ({ pathParameters }, staff) => {
        const found = previews.find(({ name }) => name === pathParameters['template']);
        if (found === undefined) throw new Refusal('not-found', texts.previews.unknown);
        return pageAnswer(previewPage(site, staff, found), 200, { 'content-security-policy': contentSecurityPolicyWithStyles });
      },
    },
  };
};
