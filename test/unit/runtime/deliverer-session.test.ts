import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { DelivererSession } from '../../../shared/domain/access/deliverer.ts';
import { tokenHashOf } from '../../../shared/domain/access/token.ts';
import { delivererSessions } from '../../../shared/runtime/deliverer-session.ts';
import { type HttpRequest, pageAnswer } from '../../../shared/runtime/http-handler.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const token = 'a'.repeat(64);
const at = '2026-11-05T09:00:00.000Z';
const session: DelivererSession = { area: '010585803', address: 'zahlen@amt.example', expiresAt: Date.parse(at) / 1000 + 60 };
const kept = new Map([[tokenHashOf('figures-session', token, hash), session]]);

const doors = (now = at) =>
  delivererSessions({
    session: async (sessionHash) => kept.get(sessionHash),
    now: () => now,
    hash,
    siteUrl: 'https://teilhabe.example',
    keptInputPage: ({ path, fields, askPath }) => JSON.stringify({ path, fields, askPath }),
  });

const request = (over: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  path: '/zahlen/2026-10',
  pathParameters: {},
  query: new URLSearchParams(),
  headers: { 'sec-fetch-site': 'same-origin' },
  cookies: { '__Host-figures': token },
  callerAddress: '',
  body: undefined,
  requestId: 'request',
  ...over,
});

const answer = ({ area }: DelivererSession) => pageAnswer(area);

describe('a session of an administration', () => {
  it('opens its pages until its time is over', async () => {
    expect(await doors().signedIn(request(), answer)).toMatchObject({ status: 200, body: '010585803' });
    const late = new Date(Date.parse(at) + 60_000).toISOString();
    expect(await doors(late).signedIn(request(), answer)).toMatchObject({ status: 303, headers: { location: '/zahlen?monat=2026-10' } });
  });

  it('is no session of an applicant, and an applicant has none here', async () => {
    expect(await doors().signedIn(request({ cookies: { '__Host-session': token } }), answer)).toMatchObject({ status: 303 });
  });

  it('that has ended gives back what was typed', async () => {
    const post = request({ method: 'POST', body: new URLSearchParams('municipal_housing_places.flat=12'), cookies: {} });
    const { status, body } = await doors().signedIn(post, answer);
    expect(status).toBe(403);
    expect(JSON.parse(String(body))).toEqual({
      path: '/zahlen/2026-10',
      fields: [['municipal_housing_places.flat', '12']],
      askPath: '/zahlen?monat=2026-10',
    });
  });

  it('takes nothing from a page of another site', async () => {
    const foreign = request({ method: 'POST', body: new URLSearchParams(), headers: { 'sec-fetch-site': 'cross-site' } });
    await expect(doors().signedIn(foreign, answer)).rejects.toMatchObject({ code: 'foreign-origin' });
  });
});
