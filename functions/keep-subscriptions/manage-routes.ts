import { leavePath, readLeaveToken } from '../../shared/domain/notices/leave-token.ts';
import { type Mailing, mailingSchema } from '../../shared/domain/notices/mail.ts';
import type { Recipient } from '../../shared/domain/notices/recipient.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { type HttpAnswer, privatePage, type RouteHandler, redirectAnswer } from '../../shared/runtime/http-handler.ts';
import { type HttpRequest, paramsOf } from '../../shared/runtime/http-request.ts';
import { type ChangeDeps, changeSubscription } from './change.ts';
import { askedLanguage, fields, formErrors, nothingTicked, readChoice, topicsIn } from './choice.ts';
import { leaveMailing } from './leave.ts';
import { leftPage, managePage, offeredTo } from './manage-page.tsx';
import type { Site } from './site.ts';
import { texts } from './texts.ts';

type ManageRoute = 'GET /berichte/abonnement/{token}' | 'POST /berichte/abonnement/{token}';

/** What both kinds of links share. */
export type Doors = {
  readonly refuseForeign: (asked: HttpRequest) => void;
  readonly linkRefused: () => Refusal;
  readonly invalidLink: NonNullable<RouteHandler['refused']>;
  /** Page that says that a mail was sent. */
  readonly sentPath: string;
};

/** Names of the query by which the page says what was done. */
const done = { saved: 'gespeichert', asked: 'bestaetigen' } as const;

/** What a form or a mail provider wants to leave; `undefined`: it wants something else. */
const leavesIn = (params: URLSearchParams, ofToken: Mailing): Mailing | 'all' | undefined => {
  if (params.get(fields.oneClick) === 'One-Click') return ofToken;
  const asked = params.get(fields.leave);
  return asked === 'all' ? asked : mailingSchema.safeParse(asked).data;
};

/** The page behind the link of each mail. */
export const manageRoutes = (site: Site, deps: ChangeDeps, doors: Doors): Readonly<Record<ManageRoute, RouteHandler>> => {
  /** @throws Refusal `link-invalid` for what is no token, altered or too old: the three look alike */
  const linkOf = async ({ pathParameters }: HttpRequest) => {
    const token = pathParameters['token'] ?? '';
    const link = readLeaveToken(token, deps.now(), await deps.seal());
    if (link === undefined) throw doors.linkRefused();
    return { ...link, token };
  };
  const recipientOf = async (id: string): Promise<Recipient> => {
    const recipient = await deps.recipient(id);
    if (recipient === undefined) throw doors.linkRefused();
    return recipient;
  };

  const change = async (asked: HttpRequest, token: string, id: string): Promise<HttpAnswer> => {
    doors.refuseForeign(asked);
    const params = paramsOf(asked);
    const recipient = await recipientOf(id);
    const offered = offeredTo(site.county, recipient);
    const choice = readChoice(params, offered);
    const shown = topicsIn(params, fields.shown, offered);
    if (choice.topics.length === 0 && shown.length > 0 && recipient.duties.length + recipient.groups.length === 0) throw nothingTicked();
    const changed = await changeSubscription(deps)(id, { shown, wanted: choice.topics, language: askedLanguage(choice) });
    if (changed === undefined) throw doors.linkRefused();
    if (changed.gone) return redirectAnswer(doors.sentPath);
    return redirectAnswer(`${leavePath(token)}?${changed.asked ? done.asked : done.saved}`);
  };

  return {
    'GET /berichte/abonnement/{token}': {
      handle: async (asked) => {
        const { token, recipient: id } = await linkOf(asked);
        const recipient = await recipientOf(id);
        return privatePage(managePage(site, { token, recipient, saved: asked.query.has(done.saved), asked: asked.query.has(done.asked) }));
      },
      refused: doors.invalidLink,
    },
    'POST /berichte/abonnement/{token}': {
      handle: async (asked) => {
        const { token, recipient: id, mailing: ofToken } = await linkOf(asked);
        const params = paramsOf(asked);
        // Whoever holds the link may leave, from wherever they come: providers have no page of this site open.
        const mailing = leavesIn(params, ofToken);
        if (mailing !== undefined) return privatePage(leftPage(site, { mailing, token, more: await leaveMailing(deps)(id, mailing) }));
        if (params.has(fields.change)) return change(asked, token, id);
        throw new Refusal('malformed-request', texts.errors.unknownRequest);
      },
      refused: async (asked, refusal) => {
        const token = asked.pathParameters['token'] ?? '';
        const link = readLeaveToken(token, deps.now(), await deps.seal());
        const recipient = link && (await deps.recipient(link.recipient));
        const keepsInput = refusal.code === 'invalid-fields' || refusal.code === 'too-many-requests';
        if (!keepsInput || recipient === undefined) return doors.invalidLink(asked, refusal);
        const choice = readChoice(paramsOf(asked), offeredTo(site.county, recipient));
        return privatePage(managePage(site, { token, recipient, choice, ...formErrors(refusal) }), refusal.status);
      },
    },
  };
};
