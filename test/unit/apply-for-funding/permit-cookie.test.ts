import { describe, expect, it } from 'vitest';
import { backToPermit, keepingPermit } from '../../../functions/apply-for-funding/permit-cookie.ts';
import { redirectAnswer } from '../../../shared/runtime/http-handler.ts';
import { applicationSite } from '../../support/application-routes.ts';

const token = 'a1'.repeat(32);

describe('a permit that is opened by somebody who is signed out', () => {
  it('is kept by the browser until they are signed in, and then forgotten', async () => {
    const { get } = applicationSite();
    const asked = await get('/antrag/entwuerfe', `erlaubnis=${token}`);
    expect([asked.statusCode, asked.headers['location']]).toEqual([303, '/status?ziel=%2Fantrag%2Fentwuerfe']);
    expect(asked.cookies).toEqual([`__Host-erlaubnis=${token}; Path=/; Max-Age=3600; HttpOnly; Secure; SameSite=Lax`]);

    const back = backToPermit({ query: new URLSearchParams(), cookies: { '__Host-erlaubnis': token } });
    expect(back?.headers['location']).toBe(`/antrag/entwuerfe?erlaubnis=${token}`);
    expect(back?.cookies).toEqual(['__Host-erlaubnis=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax']);
  });

  it('is nothing where it has no form of one, and no way back where it stands in the address already', () => {
    const list = redirectAnswer('/status');
    expect(keepingPermit(list, { query: new URLSearchParams({ erlaubnis: 'x; Domain=evil' }) })).toBe(list);
    expect(backToPermit({ query: new URLSearchParams(), cookies: { '__Host-erlaubnis': 'x' } })).toBeUndefined();
    expect(backToPermit({ query: new URLSearchParams({ erlaubnis: token }), cookies: { '__Host-erlaubnis': token } })).toBeUndefined();
  });
});
