import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { TrailDeps } from '../../../functions/read-trail/read-trail.ts';
import { routes } from '../../../functions/read-trail/routes.ts';
import { county } from '../../../shared/county/county.ts';
import { type ApplicationEvent, applicationSchema } from '../../../shared/domain/funding/application.ts';
import { sealed } from '../../../shared/domain/funding/event-chain.ts';
import type { HttpRequest } from '../../../shared/runtime/http-handler.ts';
import { application } from '../mail/examples.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const event: ApplicationEvent = sealed(
  {
    applicationId: application.id,
    reference: application.reference,
    kind: 'application.submitted',
    at: application.submittedAt,
    actor: 'applicant',
    to: 'submitted',
  },
  { number: 1, previous: '' },
  hash,
);
const stored = applicationSchema.parse({ ...application, chain: event.hash });
const staff = {
  subject: 'person-2',
  name: 'Ria Revision',
  roles: ['audit-office' as const],
  authenticatedAt: '2026-12-01T08:00:00.000Z',
  expiresAt: 0,
  seenAt: 0,
};

const readings: string[] = [];
const deps: TrailDeps = {
  applicationUnder: async (reference) => (reference === stored.reference ? stored : undefined),
  application: async () => stored,
  events: async () => [event],
  moneyOf: async () => ({ decisions: [], payments: [], lifts: [] }),
  readings: async () => [],
  logReading: async (id) => void readings.push(id),
  now: () => '2026-12-01T09:00:00.000Z',
  hash,
};
const handlers = routes({ county, exampleData: true, siteUrl: 'https://teilhabe.example' }, deps);
const asked = (pathParameters: Record<string, string>, query = ''): HttpRequest => ({
  method: 'GET',
  path: '/amt/protokoll',
  pathParameters,
  query: new URLSearchParams(query),
  headers: {},
  cookies: {},
  callerAddress: '',
  body: undefined,
  requestId: '1',
});
const file = (name: string) => handlers['GET /amt/protokoll/{reference}/{file}'].allowed(asked({ reference: stored.reference, file: name }), staff);

describe('the files of a trail', () => {
  it.each([
    ['eintraege.csv', `${stored.reference}-protokoll.csv`, '\uFEFFNummer;'],
    ['protokoll.json', `${stored.reference}-protokoll.json`, '{\n  "reference"'],
  ])('%s is saved as %s', async (name, saved, begins) => {
    const { status, headers, body } = await file(name);
    expect([status, headers['content-disposition'], headers['cache-control']]).toEqual([200, `attachment; filename="${saved}"`, 'private, no-store']);
    expect(String(body).startsWith(begins)).toBe(true);
  });

  it('are no others, and what is not there is not noted as read', async () => {
    readings.length = 0;
    await expect(file('../x')).rejects.toMatchObject({ code: 'not-found' });
    expect(readings).toEqual([]);
    await file('eintraege.csv');
    expect(readings).toEqual([stored.id]);
  });

  it('stand as links on the page', async () => {
    const { body } = await handlers['GET /amt/protokoll/{reference}'].allowed(asked({ reference: stored.reference }), staff);
    for (const name of ['eintraege.csv', 'protokoll.json']) expect(body).toContain(`href="/amt/protokoll/${stored.reference}/${name}"`);
    expect(body).toContain('Die Kette ist vollständig: 1 Eintrag');
  });
});
