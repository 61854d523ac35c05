import { expect, it } from 'vitest';
import { stepRoutes } from '../../../functions/review-applications/step-routes.ts';
import { county } from '../../../shared/county/county.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { HttpRequest, StaffRouteHandler } from '../../../shared/runtime/http-handler.ts';

const id = '00000000-0000-4000-8000-000000000099';
const at = '2026-12-02T09:00:00.000Z';
const staff = { subject: 's', name: 'Sascha Sachlich', roles: ['caseworker' as const], authenticatedAt: at, expiresAt: 0, seenAt: 0 };

/** A desk on which no case is left, for this person. */
const routes = stepRoutes(
  { county, exampleData: true, siteUrl: 'https://desk.example' },
  {
    caseFile: async () => undefined,
    caseRow: async () => undefined,
    rowsOfRound: async () => [],
    roundVersion: async () => undefined,
    attachmentsOf: async () => [],
    logReading: async () => undefined,
    hasDeclared: async () => false,
    record: async () => false,
    now: () => at,
    newId: () => id,
    offices: [],
  },
);

const asked = (schritt: string): HttpRequest => ({
  ...{ method: 'POST', path: `/amt/antraege/${id}`, pathParameters: { id, schritt }, query: new URLSearchParams(), headers: {} },
  ...{ cookies: {}, callerAddress: '', body: new URLSearchParams(), requestId: 'r' },
});

/** What the handler of routes does: the work, and what its refusal becomes. */
const answered = async ({ allowed, refused }: StaffRouteHandler, request: HttpRequest) => {
  try {
    return await allowed(request, staff);
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || refused === undefined) throw refusal;
    return refused(request, refusal, staff);
  }
};

it.each([
  ['POST /amt/antraege/{id}/befangenheit', ''],
  ['POST /amt/antraege/{id}/pruefung/{schritt}', 'formale-pruefung'],
  ['POST /amt/antraege/{id}/pruefung/{schritt}', 'unsinn'],
  ['POST /amt/antraege/{id}/stellungnahme', ''],
  ['POST /amt/antraege/{id}/rechnungspruefung', ''],
] as const)('%s %s: a case that is gone is a page that says why in general words', async (route, step) => {
  const { status, body } = await answered(routes[route], asked(step));
  expect(status).toBe(404);
  expect(String(body)).toContain('Wer für einen Antrag Befangenheit angezeigt hat');
});
