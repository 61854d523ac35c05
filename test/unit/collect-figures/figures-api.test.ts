import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fieldsSent, sentPointer } from '../../../functions/collect-figures/figures-api.ts';
import { figuresAnswerSchemas } from '../../../shared/domain/statistics/delivery-api-shapes.ts';
import { figuresSite } from '../../support/figures-site.ts';
import { amtForm } from '../mail/example-deliveries.ts';

const problemSchema = z.object({ code: z.string(), errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).default([]) });
const values = {
  'municipal_housing_places.shared': 100,
  'municipal_housing_places.flat': 40,
  'municipal_housing_occupied.shared': 80,
  'municipal_housing_occupied.flat': 30,
};

const world = (at?: string) => {
  const site = figuresSite(at);
  const ask = async (method: 'GET' | 'PUT', key: string | undefined, body?: unknown, headers: Record<string, string> = {}, month = '2026-10') => {
    const answer = await site.call(method, `/api/figures/${month}`, {
      headers: { 'content-type': 'application/json', ...(key !== undefined && { authorization: `Bearer ${key}` }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const json: unknown = JSON.parse(typeof answer.body === 'string' ? answer.body : '');
    return { status: answer.statusCode, json, problem: () => problemSchema.parse(json) };
  };
  const put = (key: string, body: unknown, headers?: Record<string, string>) => ask('PUT', key, body, headers);
  return { ...site, ask, put };
};

describe('a program of an administration', () => {
  it('reads what is asked, delivers it whole, and reads it back', async () => {
    const { ask, put, program, amt, events, vintages } = world();
    const key = program();
    const { form, delivered } = figuresAnswerSchemas();
    const before = form.parse((await ask('GET', key)).json);
    expect(before).toMatchObject({ month: '2026-10', area: amt.area, name: amt.name, due: '2026-11-15', phase: 'open', version: 0 });
    expect(before.fields.filter(({ required }) => required).map(({ name }) => name)).toEqual(Object.keys(values));
    const answer = await put(key, { values });
    expect(answer.status).toBe(200);
    expect(delivered.parse(answer.json)).toMatchObject({ month: '2026-10', area: amt.area, way: 'api', version: 1, notes: 0, provisional: false });
    expect(vintages[0]?.observations.map(({ indicator, status, value }) => [indicator, status, value])).toEqual([
      ['municipal_housing_places', 'shared', 100],
      ['municipal_housing_places', 'flat', 40],
      ['municipal_housing_places', '_T', 140],
      ['municipal_housing_occupied', 'shared', 80],
      ['municipal_housing_occupied', 'flat', 30],
      ['municipal_housing_occupied', '_T', 110],
    ]);
    expect(events).toMatchObject([{ kind: 'figures.submitted', by: 'Fachverfahren', area: amt.area }]);
    const after = form.parse((await ask('GET', key)).json);
    expect(after.submission).toMatchObject({ way: 'api' });
    expect(after.fields.find(({ name }) => name === 'municipal_housing_places')?.value).toBe(140);
  });

  it('says by null that a number is not there, and by a comment why', async () => {
    const { put, program, vintages } = world();
    const sent = { ...values, 'municipal_housing_occupied.flat': null };
    expect((await put(program(), { values: sent, comments: { 'municipal_housing_occupied.flat': 'Die Liste kommt im Dezember.' } })).status).toBe(
      200,
    );
    expect(vintages[0]?.observations.find(({ indicator, status }) => indicator === 'municipal_housing_occupied' && status === 'flat')).toMatchObject({
      obsStatus: 'L',
      comment: 'Die Liste kommt im Dezember.',
    });
  });

  it('sends the same again under one key, and nothing happens; other content under it is refused', async () => {
    const { put, program, vintages } = world();
    const key = program();
    const headers = { 'idempotency-key': 'lauf-2026-11-05' };
    const [first, again] = [await put(key, { values }, headers), await put(key, { values }, headers)];
    expect(again).toMatchObject({ status: 200, json: first.json });
    const other = await put(key, { values: { ...values, 'municipal_housing_places.flat': 41 } }, headers);
    expect([other.status, other.problem().code]).toEqual([409, 'idempotency-key-reused']);
    expect(vintages).toHaveLength(1);
    expect((await put(program(), { values: { ...values, 'municipal_housing_places.flat': 41 } }, headers)).status).toBe(200);
  });

  it('hears of ten thousand wrong fields the first hundred, and how many there are', async () => {
    const { put, program } = world();
    const key = program();
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`field${at}`, 1]));
    for (const body of [{ values: { ...values, ...many } }, { values, ...many }]) {
      const answer = await put(key, body);
      expect(answer.status).toBe(422);
      expect(answer.problem().errors).toHaveLength(100);
      expect(answer.json).toMatchObject({ detail: expect.stringContaining('Hier stehen die ersten 100 von 10000.') });
    }
  });

  it('that names a version is refused when another one is there', async () => {
    const { put, program } = world();
    const key = program();
    expect((await put(key, { values, version: 0 })).status).toBe(200);
    const late = await put(key, { values: { ...values, 'municipal_housing_places.flat': 41 }, version: 0 });
    expect([late.status, late.problem().code]).toEqual([409, 'version-conflict']);
  });

  it('has to say why after the report is out', async () => {
    const { put, program, published, vintages } = world();
    published.add('2026-10');
    const key = program();
    expect((await put(key, { values })).problem().errors.map(({ pointer }) => pointer)).toEqual(['/reason']);
    expect((await put(key, { values, reason: 'Ein Haus war doppelt gezählt.' })).status).toBe(200);
    // The same again is nothing new, so there is nothing to say why, whatever version it has read.
    expect((await put(key, { values, version: 0 })).status).toBe(200);
    expect(vintages).toHaveLength(1);
  });
});

describe('what is wrong is named all at once, by where it stands in the request', () => {
  it.each([
    ['a number that is missing', { values: { ...values, 'municipal_housing_places.flat': undefined } }, ['/values/municipal_housing_places.flat']],
    ['half a person', { values: { ...values, 'municipal_housing_occupied.flat': 1.5 } }, ['/values/municipal_housing_occupied.flat']],
    ['parts that are not the total', { values: { ...values, municipal_housing_places: 141 } }, ['/values/municipal_housing_places']],
    [
      'a Gemeinde of another Amt',
      { values: { ...values, 'municipal_housing_occupied@01058001': 1 } },
      ['/values/municipal_housing_occupied@01058001'],
    ],
    ['text for a number', { values: { ...values, 'municipal_housing_places.flat': '40' } }, ['/values/municipal_housing_places.flat']],
    [
      'text for a number, half a person and a number that is missing',
      { values: { 'municipal_housing_places.shared': '40', 'municipal_housing_places.flat': 1.5, 'municipal_housing_occupied.shared': 80 } },
      ['/values/municipal_housing_places.shared', '/values/municipal_housing_places.flat', '/values/municipal_housing_occupied.flat'],
    ],
    ['a member that nobody knows', { values, month: '2026-10' }, ['/month']],
    ['no values', {}, ['/values']],
    ['a list', [], ['']],
    ['a long comment', { values, comments: { municipal_housing_places: 'x'.repeat(301) } }, ['/comments/municipal_housing_places']],
    ['a comment for nothing', { values, comments: { 'a/b': 'x' } }, ['/comments/a~1b']],
  ])('%s', async (_what, body, pointers) => {
    const { put, program, vintages } = world();
    const answer = await put(program(), body);
    expect(answer.status).toBe(422);
    expect(answer.problem().errors.map(({ pointer }) => pointer)).toEqual(pointers);
    expect(vintages).toEqual([]);
  });

  it('a number that is odd, until it is confirmed by its name or explained', async () => {
    const odd = { ...values, 'municipal_housing_occupied.shared': 150 };
    const { put, program, vintages } = world();
    const refused = await put(program(), { values: odd });
    expect([refused.status, refused.problem().code]).toEqual([422, 'invalid-fields']);
    const names = refused.problem().errors.map(({ pointer }) => pointer.replace('/values/', ''));
    expect(names.length).toBeGreaterThan(0);
    expect((await put(program(), { values: odd, confirmed: ['municipal_housing_places.flat'] })).status).toBe(422);
    expect(vintages).toEqual([]);
    expect((await put(program(), { values: odd, confirmed: names })).json).toMatchObject({ notes: names.length });
  });
});

describe('a key', () => {
  it('sees and changes its own administration only', async () => {
    const { put, ask, program, amt, town, vintages } = world();
    await put(program(amt.area), { values });
    const foreign = figuresAnswerSchemas().form.parse((await ask('GET', program(town.area))).json);
    expect(foreign).toMatchObject({ area: town.area, version: 0 });
    expect(JSON.stringify(foreign)).not.toContain(amt.area);
    expect(foreign.fields.every(({ value }) => value === null)).toBe(true);
    await put(program(town.area), { values });
    expect(vintages[1]?.observations.every(({ area }) => area === town.area)).toBe(true);
  });

  it.each([
    ['none at all', undefined],
    ['one that nobody made', 'a'.repeat(64)],
    ['what can be none', 'geheim'],
  ])('%s is refused', async (_what, key) => {
    const { ask } = world();
    for (const answer of [await ask('GET', key), await ask('PUT', key, { values })]) {
      expect([answer.status, answer.problem().code]).toEqual([401, 'unauthorized']);
    }
  });

  it.each(['2026-13', '2026-11', '2020-01', 'x'])('opens no form of %s', async (month) => {
    const { ask, program } = world();
    const key = program();
    expect((await ask('GET', key, undefined, {}, month)).status).toBe(404);
    expect((await ask('PUT', key, { values }, {}, month)).status).toBe(404);
  });
});

describe('the way between a request and the form', () => {
  it('keeps numbers as they are, also where three decimals could be thousands', () => {
    const form = amtForm;
    expect(fieldsSent(form, { values: { a: 12.345, b: -3, c: 1000 } })).toEqual({ a: '12,3450', b: '−3', c: '1000' });
  });

  it('a Gemeinde without a number is left out, a kind is ticked as missing', () => {
    const [ags] = amtForm.figures[1]?.municipalities ?? [];
    expect(fieldsSent(amtForm, { values: { [ags?.name ?? '']: null, 'municipal_housing_places.flat': null } })).toEqual({
      'municipal_housing_places.flat.fehlt': 'on',
    });
  });

  it.each([
    ['/municipal_housing_places.flat', '/values/municipal_housing_places.flat'],
    ['/municipal_housing_places.flat.anmerkung', '/comments/municipal_housing_places.flat'],
    ['/municipal_housing_places.flat.fehlt', '/values/municipal_housing_places.flat'],
    ['/begruendung', '/reason'],
  ])('%s of the form is %s', (field, sent) => {
    expect(sentPointer(field)).toBe(sent);
  });
});
