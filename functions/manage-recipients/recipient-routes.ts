import * as z from 'zod';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { addresseeSchema } from '../../shared/domain/notices/mail.ts';
import type { Recipient } from '../../shared/domain/notices/recipient.ts';
import { type FieldError, Refusal } from '../../shared/domain/refusal.ts';
import { staffErrorPage } from '../../shared/pages/error-page.tsx';
import { type HttpRequest, pageAnswer, problemOf, redirectAnswer, type StaffRouteHandler } from '../../shared/runtime/http-handler.ts';
import { paramsOf } from '../../shared/runtime/http-request.ts';
import type { MailListStore } from '../../shared/store/mail-list-store.ts';
import type { RecipientStore } from '../../shared/store/recipient-store.ts';
import { type ChangeDeps, changeRecipient, deleteKnown, enterRecipient, knownRecipient, liftKnown, sendTest } from './change-recipient.ts';
import { fields, paths, type Site } from './frame.ts';
import { deletePage, doneIn, newPage, recipientPage, type ShownForm } from './recipient-page.tsx';
import { texts } from './texts.ts';
import { emptyEntry, typedIn, typedOf } from './typed-entry.ts';

/** What the pages of a recipient need from outside. */
export type RecipientDeps = ChangeDeps & Pick<RecipientStore, 'duties'> & Pick<MailListStore, 'mailsOf'> & { readonly newId: () => string };

type RecipientRoute =
  | 'GET /amt/empfaenger/neu'
  | 'POST /amt/empfaenger/neu'
  | 'GET /amt/empfaenger/{id}'
  | 'POST /amt/empfaenger/{id}'
  | 'GET /amt/empfaenger/{id}/loeschen'
  | 'POST /amt/empfaenger/{id}/loeschen'
  | 'POST /amt/empfaenger/{id}/freigeben'
  | 'POST /amt/empfaenger/{id}/probe';

/** Mails that the page of a recipient names. */
const shownMails = 50;

const idOf = ({ pathParameters }: HttpRequest): string => {
  const { data } = addresseeSchema.safeParse(pathParameters['id']);
  if (data === undefined) throw new Refusal('not-found', texts.page.unknown);
  return data;
};

/** The pages of one recipient, and of one that is not there yet. */
export const recipientRoutes = (site: Site, deps: RecipientDeps): Readonly<Record<RecipientRoute, StaffRouteHandler>> => {
  const show = async (recipient: Recipient, staff: StaffSession, form: ShownForm, done?: string): Promise<string> => {
    const { id } = recipient;
    const [suppression, history, mails] = await Promise.all([deps.suppression(id), deps.history(id), deps.mailsOf(id, shownMails)]);
    return recipientPage(
      site,
      staff,
      { recipient, suppression, history, mails, now: deps.now(), nameOf: deps.nameOf, request: deps.newId() },
      form,
      done,
    );
  };
  const errorAnswer = (refusal: Refusal) => pageAnswer(staffErrorPage(site)(problemOf(refusal)), refusal.status);

  const deleting = async (id: string, staff: StaffSession, errors: readonly FieldError[]): Promise<string> => {
    const recipient = await knownRecipient(id, deps);
    const figures = await deps.duties('figures');
    const own = recipient.duties.flatMap(({ area, role }) => (role === 'figures' ? [area] : []));
    const lastFor = own.filter((area) => !figures.some((other) => other.area === area && other.id !== id)).map(deps.nameOf);
    return deletePage(site, staff, { recipient, lastFor, errors });
  };

  return {
    'GET /amt/empfaenger/neu': { allowed: (_request, staff) => pageAnswer(newPage(site, staff, { typed: emptyEntry, errors: [] }, false)) },
    'POST /amt/empfaenger/neu': {
      allowed: async (request, { name }) =>
        redirectAnswer(`${paths.recipient(await enterRecipient(typedIn(paramsOf(request)), name, deps))}?erledigt=eingetragen`),
      refused: (request, refusal, staff) => {
        if (refusal.errors.length === 0) return errorAnswer(refusal);
        const typed = typedIn(paramsOf(request));
        const asksAgain = typed.again || refusal.errors.some(({ pointer }) => pointer === `/${fields.again}`);
        return pageAnswer(newPage(site, staff, { typed, errors: refusal.errors }, asksAgain), refusal.status);
      },
    },
    'GET /amt/empfaenger/{id}': {
      allowed: async (request, staff) => {
        const recipient = await knownRecipient(idOf(request), deps);
        return pageAnswer(await show(recipient, staff, { typed: typedOf(recipient), errors: [] }, doneIn(request.query.get('erledigt'))));
      },
    },
    'POST /amt/empfaenger/{id}': {
      allowed: async (request, { name }) => {
        const id = idOf(request);
        await changeRecipient(id, typedIn(paramsOf(request)), name, deps);
        return redirectAnswer(`${paths.recipient(id)}?erledigt=gespeichert`);
      },
      refused: async (request, refusal, staff) => {
        if (refusal.errors.length === 0) return errorAnswer(refusal);
        const recipient = await deps.recipient(idOf(request));
        if (recipient === undefined) return errorAnswer(new Refusal('not-found', texts.form.gone));
        const typed = typedIn(paramsOf(request));
        // Whoever has read what others changed may save over it.
        const version = refusal.code === 'version-conflict' ? recipient.version : typed.version;
        return pageAnswer(await show(recipient, staff, { typed: { ...typed, version }, errors: refusal.errors }), refusal.status);
      },
    },
    'GET /amt/empfaenger/{id}/loeschen': { allowed: async (request, staff) => pageAnswer(await deleting(idOf(request), staff, [])) },
    'POST /amt/empfaenger/{id}/loeschen': {
      allowed: async (request) => {
        await deleteKnown(idOf(request), z.coerce.number().int().catch(0).parse(paramsOf(request).get(fields.version)), deps);
        return redirectAnswer(`${paths.list}?geloescht`);
      },
      refused: async (request, refusal, staff) =>
        refusal.errors.length === 0 ? errorAnswer(refusal) : pageAnswer(await deleting(idOf(request), staff, refusal.errors), refusal.status),
    },
    'POST /amt/empfaenger/{id}/freigeben': {
      allowed: async (request, { name }) => {
        const id = idOf(request);
        await liftKnown(id, name, deps);
        return redirectAnswer(`${paths.recipient(id)}?erledigt=freigegeben`);
      },
    },
    'POST /amt/empfaenger/{id}/probe': {
      allowed: async (request, { name }) => {
        const [id, sent] = [idOf(request), z.uuid().safeParse(paramsOf(request).get(fields.request)).data];
        await sendTest(id, sent ?? deps.newId(), name, deps);
        return redirectAnswer(`${paths.recipient(id)}?erledigt=probe`);
      },
    },
  };
};
