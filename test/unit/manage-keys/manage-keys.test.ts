import { describe, expect, it } from 'vitest';
import { manifest } from '../../../functions/manage-keys/manifest.ts';
import { routes } from '../../../functions/manage-keys/routes.ts';
import { county } from '../../../shared/county/county.ts';
import type { FiguresKey } from '../../../shared/domain/access/figures-key.ts';
import type { StaffSession } from '../../../shared/domain/access/staff-session.ts';
import { tokenHashOf } from '../../../shared/domain/access/token.ts';
import { staffErrorPage } from '../../../shared/pages/error-page.tsx';
import { httpHandler } from '../../../shared/runtime/http-handler.ts';
import { surroundings } from '../../../shared/runtime/surroundings.ts';
import { callerOf } from '../../support/http-calls.ts';

const staff: StaffSession = {
  subject: 'person-1',
  name: 'Kim <Beispiel>',
  roles: ['administrator'],
  authenticatedAt: '2026-11-20T08:00:00.000Z',
  expiresAt: Number.MAX_SAFE_INTEGER,
  seenAt: 0,
};
const [area = ''] = county.administrations.map((administration) => administration.area);
const path = '/amt/zahlen/schluessel';

const world = () => {
  const keys = new Map<string, FiguresKey & { hash: string }>();
  const deps = {
    ...surroundings,
    now: () => '2026-11-20T09:00:00.000Z',
    keys: async () => [...keys.values()].map(({ hash: _hash, ...key }) => key),
    putKey: async (hash: string, key: FiguresKey) => {
      if (keys.has(key.id)) return false;
      keys.set(key.id, { ...key, hash });
      return true;
    },
    revokeKey: async (id: string, { at, by }: { at: string; by: string }) => {
      const key = keys.get(id);
      if (key === undefined || key.revokedAt !== undefined) return false;
      keys.set(id, { ...key, revokedAt: at, revokedBy: by });
      return true;
    },
  };
  const site = { county, exampleData: false, siteUrl: 'https://teilhabe.example' };
  const handler = httpHandler(manifest, routes(site, deps), staffErrorPage(site), {
    allowed: async (_action, _request, answer) => answer(staff),
  });
  const { call } = callerOf(manifest, handler);
  const get = (address: string) => call('GET', address);
  const post = (address: string, fields: Record<string, string> = {}) =>
    call('POST', address, { body: new URLSearchParams(fields).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  const id = async () => /name="anfrage" value="([^"]+)"/.exec(String((await get(path)).body))?.[1] ?? '';
  return { keys, get, post, id };
};

describe('a new key', () => {
  it('is shown once, kept as a hash, and made once by one form', async () => {
    const { keys, post, get, id } = world();
    const form = { anfrage: await id(), verwaltung: area, programm: ' Fachverfahren ' };
    const made = await post(path, form);
    const key = />([0-9a-f]{64})</.exec(String(made.body))?.[1] ?? '';
    expect(made.statusCode).toBe(200);
    expect([...keys.values()]).toEqual([
      {
        id: form.anfrage,
        area,
        name: 'Fachverfahren',
        createdAt: '2026-11-20T09:00:00.000Z',
        createdBy: staff.name,
        hash: tokenHashOf('figures-key', key, surroundings.hash),
      },
    ]);
    const again = await post(path, form);
    expect(again.statusCode).toBe(422);
    expect(again.body).toContain('schon angelegt');
    expect(again.body).not.toContain(`value="${form.anfrage}"`);
    expect(String((await get(path)).body)).not.toContain(key);
    expect(keys.size).toBe(1);
  });

  it.each([
    [{ verwaltung: '', programm: 'x' }, 'Bitte wählen Sie die Verwaltung'],
    [{ verwaltung: '01051001', programm: 'x' }, 'Bitte wählen Sie die Verwaltung'],
    [{ verwaltung: area, programm: '  ' }, 'Bitte geben Sie dem Programm einen Namen'],
    [{ verwaltung: area, programm: 'x'.repeat(61) }, 'Möglich sind 60 Zeichen'],
  ])('of %j is refused with what was typed', async (fields, message) => {
    const { keys, post, id } = world();
    const { statusCode, body } = await post(path, { anfrage: await id(), ...fields });
    expect(statusCode).toBe(422);
    expect(body).toContain(message);
    if (fields.programm.trim() !== '') expect(body).toContain(`value="${fields.programm}"`);
    expect(keys.size).toBe(0);
  });
});

describe('a key that is taken back', () => {
  it('is asked about first, and its line says by whom', async () => {
    const { keys, get, post, id } = world();
    const key = await id();
    await post(path, { anfrage: key, verwaltung: area, programm: 'Fachverfahren' });
    expect((await get(`${path}/${key}`)).body).toContain('Schlüssel sperren');
    expect(keys.get(key)?.revokedAt).toBeUndefined();
    expect(await post(`${path}/${key}`)).toMatchObject({ statusCode: 303, headers: { location: `${path}?gesperrt` } });
    expect((await get(path)).body).toContain('gesperrt am 20. November 2026 von Kim &lt;Beispiel>');
    for (const answer of [await get(`${path}/${key}`), await post(`${path}/${key}`), await get(`${path}/x`)]) expect(answer.statusCode).toBe(404);
  });
});
