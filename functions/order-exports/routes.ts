import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { pageAnswer, type RouteHandlers, redirectAnswer } from '../../shared/runtime/http-handler.ts';
import { paramsOf } from '../../shared/runtime/http-request.ts';
import type { ExportFiles } from '../../shared/store/export-store.ts';
import type { manifest } from './manifest.ts';
import { type OrderDeps, orderExport, ownFile } from './order-export.ts';
import { type ExportsView, exportsPage, exportsPath, type Site } from './pages.tsx';

/** Every route of the manifest. */
export const routes = (site: Site, deps: OrderDeps & Pick<ExportFiles, 'fileAddress'>): RouteHandlers<typeof manifest> => {
  const show = async (staff: StaffSession, over: Pick<ExportsView, 'typed' | 'errors' | 'asked'>) => {
    const now = deps.now();
    const [rounds, requests] = await Promise.all([deps.rounds(), deps.exportsOf(staff.subject, now)]);
    const newest = rounds.toSorted((one, other) => other.budgetYear - one.budgetYear);
    return exportsPage(site, staff, { rounds: newest, requests, now, ids: [deps.newId(), deps.newId()], ...over });
  };
  return {
    'GET /amt/ausgaben': {
      allowed: async ({ query }, staff) => pageAnswer(await show(staff, { typed: query, errors: [], asked: query.has('angefordert') })),
    },
    'POST /amt/ausgaben': {
      allowed: async (request, staff) => {
        await orderExport(paramsOf(request), staff, deps);
        return redirectAnswer(`${exportsPath}?angefordert`);
      },
      refused: async (request, { status, errors }, staff) => pageAnswer(await show(staff, { typed: paramsOf(request), errors }), status),
    },
    'GET /amt/ausgaben/{id}/{file}': {
      allowed: async ({ pathParameters }, staff) => {
        const [id, file] = [pathParameters['id'] ?? '', pathParameters['file'] ?? ''];
        await ownFile(id, file, staff, deps);
        return redirectAnswer(await deps.fileAddress(id, file));
      },
    },
  };
};
