import * as z from 'zod';
import { pageAnswer, redirectAnswer, type StaffRouteHandler } from '../../shared/runtime/http-handler.ts';
import { paramsOf } from '../../shared/runtime/http-request.ts';
import type { RecipientImports } from '../../shared/store/recipient-imports.ts';
import type { RecipientStore } from '../../shared/store/recipient-store.ts';
import type { SuppressionStore } from '../../shared/store/suppression-store.ts';
import { administrationsPage } from './administrations-page.tsx';
import type { Site } from './frame.ts';
import { listHref, listPage, searchFields } from './list-page.tsx';
import { type Asked, listAdministrations, listRecipients } from './list-recipients.ts';

/** What the lists need from outside. */
export type ListDeps = Pick<RecipientStore, 'allRecipients'> &
  Pick<SuppressionStore, 'suppressions'> &
  Pick<RecipientImports, 'unfinishedImports'> & {
    readonly administrations: readonly { readonly area: string; readonly name: string }[];
    readonly nameOf: (area: string) => string;
  };

const askedSchema = z.object({
  group: z.enum(['council', 'press', 'other', 'figures', 'report']).optional().catch(undefined),
  topic: z.enum(['report', 'projects', 'rounds', 'figures']).optional().catch(undefined),
  language: z.enum(['de', 'de-plain', 'en']).optional().catch(undefined),
  state: z.enum(['suppressed', 'left']).optional().catch(undefined),
  sort: z.enum(['name', 'address', 'changed']).catch('name'),
  page: z.coerce.number().int().min(1).catch(1),
  text: z.string().trim().max(200).catch(''),
});

const askedIn = (params: URLSearchParams): Asked => {
  const said = Object.entries(searchFields).map(([key, field]) => [key, params.get(field) ?? undefined] as const);
  return askedSchema.parse(Object.fromEntries(said));
};

type ListRoute = 'GET /amt/empfaenger' | 'POST /amt/empfaenger' | 'GET /amt/empfaenger/verwaltungen';

/** The list with its search, and the administrations. */
export const listRoutes = (site: Site, deps: ListDeps): Readonly<Record<ListRoute, StaffRouteHandler>> => {
  const show = async (asked: Asked, staff: Parameters<StaffRouteHandler['allowed']>[1], deleted = false) => {
    const [list, unfinished] = await Promise.all([listRecipients(deps, asked), deps.unfinishedImports()]);
    return pageAnswer(listPage(site, staff, { asked, list, unfinished, nameOf: deps.nameOf, deleted }));
  };
  return {
    'GET /amt/empfaenger': { allowed: ({ query }, staff) => show({ ...askedIn(query), text: '' }, staff, query.has('geloescht')) },
    'POST /amt/empfaenger': {
      allowed: async (request, staff) => {
        const asked = askedIn(paramsOf(request));
        return asked.text === '' ? redirectAnswer(listHref(asked, asked.page)) : show(asked, staff);
      },
    },
    'GET /amt/empfaenger/verwaltungen': {
      allowed: async (_request, staff) => pageAnswer(administrationsPage(site, staff, await listAdministrations(deps))),
    },
  };
};
