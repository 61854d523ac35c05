import { createHash, randomUUID } from 'node:crypto';
import { isValidIBAN } from 'ibantools';
import { describe, expect, it } from 'vitest';
import { submitApplication } from '../../../functions/apply-for-funding/submit-application.ts';
import { admitWithin } from '../../../shared/domain/access/limits.ts';
import { memoryCounters } from '../../support/memory-counters.ts';
import { memoryFundingStore } from '../../support/memory-funding-store.ts';
import { knownMunicipality, round, submission } from '../../support/submissions.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

const house = ({ rounds = [round], at = '2026-11-22T12:00:00.000Z' } = {}) => {
  const memory = memoryFundingStore(rounds);
  const clock = { at };
  const counting = memoryCounters();
  const submit = submitApplication({
    now: () => clock.at,
    newId: randomUUID,
    hash,
    knownMunicipality,
    rounds: memory.store.rounds,
    store: memory.store,
    admit: admitWithin(counting.store),
    validIban: isValidIBAN,
    schemaAddress: 'https://teilhabe.example/api/schemas/application-1.json',
  });
  return { ...memory, submit, clock, counters: counting.counters };
};

describe('an application that arrives', () => {
  it('is stored under the round and guideline of the day, and answered with its reference', async () => {
    const { submit, applications } = house();
    const receipt = await submit(submission, { channel: 'api' });
    expect(receipt).toEqual({ id: expect.any(String), reference: 'INT-2026-0001', submittedAt: '2026-11-22T12:00:00.000Z' });
    expect(applications.get(receipt.id)).toMatchObject({
      ...submission,
      roundId: '2027-1',
      guidelineVersion: '2025-03',
      state: 'submitted',
      version: 1,
    });
  });

  it('with mistakes is refused with all of them, and nothing is stored', async () => {
    const { submit, applications, receipts } = house();
    const broken = { ...submission, requestedAmount: 1, contact: { name: '' } };
    await expect(submit(broken, { channel: 'api', key: 'k' })).rejects.toMatchObject({
      code: 'invalid-fields',
      errors: ['/contact/name', '/contact/email', '/requestedAmount', '/requestedAmount'].map((pointer) => ({ pointer })),
    });
    expect([applications.size, receipts.size]).toEqual([0, 0]);
  });
});

describe('the same application again', () => {
  it('is answered as before: by its key, or by its content where it has none', async () => {
    const { submit, applications } = house();
    const [keyed, bare] = [await submit(submission, { channel: 'api', key: 'k' }), await submit(submission, { channel: 'api' })];
    expect(await submit(submission, { channel: 'api', key: 'k' })).toEqual(keyed);
    const turned = Object.fromEntries(Object.entries(submission).reverse());
    expect(await submit(turned, { channel: 'api' })).toEqual(bare);
    expect(await submit({ ...submission, organisation: { ...submission.organisation, city: ' Musterstadt ' } }, { channel: 'api' })).toEqual(bare);
    expect(applications.size).toBe(2);
  });

  it('is another one when a field differs and there is no key', async () => {
    const { submit, applications } = house();
    await submit(submission, { channel: 'api' });
    await submit({ ...submission, reuseRelease: false }, { channel: 'api' });
    expect(applications.size).toBe(2);
  });

  it('with other content under the key is refused', async () => {
    const { submit } = house();
    await submit(submission, { channel: 'api', key: 'k' });
    await expect(submit({ ...submission, reuseRelease: false }, { channel: 'api', key: 'k' })).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
  });

  it('does not mix the keys of forms and of programs', async () => {
    const { submit, applications } = house();
    await submit(submission, { channel: 'api', key: 'k' });
    await submit(submission, { channel: 'form', key: 'k' });
    expect(applications.size).toBe(2);
  });

  it('is answered after the round has closed, and after the next has opened', async () => {
    const next = { ...round, id: '2028-1', budgetYear: 2028, opensAt: '2027-10-01T00:00:00Z', closesAt: '2028-08-31T22:00:00Z' };
    const { submit, clock } = house({ rounds: [round, next] });
    const [keyed, bare] = [await submit(submission, { channel: 'api', key: 'k' }), await submit(submission, { channel: 'api' })];
    clock.at = '2027-08-31T22:00:01.000Z';
    expect(await submit(submission, { channel: 'api', key: 'k' })).toEqual(keyed);
    expect(await submit(submission, { channel: 'api' })).toEqual(bare);
    clock.at = '2027-10-02T00:00:00.000Z';
    expect(await submit(submission, { channel: 'api', key: 'k' })).toEqual(keyed);
  });

  it('is a new one in another round of the same year', async () => {
    const second = { ...round, id: '2027-2', opensAt: '2027-09-01T00:00:00Z', closesAt: '2027-10-01T00:00:00Z' };
    const goals = { ...submission.goals, measures: [{ what: 'Kochabende' }] };
    const autumn = { ...submission, goals, project: { ...submission.project, startDate: '2027-10-15' } };
    const { submit, clock, applications } = house({ rounds: [round, second] });
    await submit(autumn, { channel: 'api' });
    clock.at = '2027-09-02T00:00:00.000Z';
    await submit(autumn, { channel: 'api' });
    expect([...applications.values()].map(({ roundId }) => roundId)).toEqual(['2027-1', '2027-2']);
  });

  it('of two open rounds is for the one that it names, and asks for it where it names none or another', async () => {
    const second = { ...round, id: '2027-2', title: 'Kleine Förderung' };
    const { submit, applications } = house({ rounds: [round, second] });
    const { id } = await submit({ ...submission, roundId: '2027-2' }, { channel: 'api' });
    expect(applications.get(id)?.roundId).toBe('2027-2');
    for (const roundId of [undefined, '2026-1']) {
      const refused = submit({ ...submission, roundId }, { channel: 'api' });
      await expect(refused).rejects.toMatchObject({ code: 'invalid-fields', errors: [{ pointer: '/roundId' }] });
    }
    expect(applications.size).toBe(1);
  });
});

describe('when no round is open', () => {
  const refused = async (over: Parameters<typeof house>[0]) => {
    const { submit } = house(over);
    const refusal: unknown = await submit(submission, { channel: 'api' }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'no-round-open', status: 409 });
    return refusal instanceof Error ? refusal.message : '';
  };

  it('the refusal says when it was and when it will be', async () => {
    const next = { ...round, id: '2028-1', title: 'Integrationsmittel 2028', opensAt: '2027-09-30T22:00:00Z', closesAt: '2028-08-31T22:00:00Z' };
    expect(await refused({ rounds: [round, next], at: '2027-09-01T00:00:00.000Z' })).toBe(
      'Die Runde „Integrationsmittel 2027“ nahm Anträge bis Dienstag, 31. August 2027, 23:59 Uhr an. Die nächste Runde „Integrationsmittel 2028“ beginnt am Freitag, 1. Oktober 2027, 00:00 Uhr. Anträge sind dann bis Donnerstag, 31. August 2028, 23:59 Uhr möglich.',
    );
  });

  it('or that the next date is not known', async () => {
    expect(await refused({ rounds: [], at: '2027-09-01T00:00:00.000Z' })).toContain('steht noch nicht fest');
  });

  it('comes before what is wrong with the application', async () => {
    await expect(house({ rounds: [] }).submit({}, { channel: 'api' })).rejects.toMatchObject({ code: 'no-round-open' });
    await expect(house({ at: '2027-09-01T00:00:00.000Z' }).submit({}, { channel: 'api' })).rejects.toMatchObject({ code: 'no-round-open' });
  });
});

describe('limits', () => {
  const another = (n: number) => ({ ...submission, project: { ...submission.project, title: `Projekt ${n}` } });

  it('count what is stored: neither repeats nor mistakes', async () => {
    const { submit, counters } = house();
    const sending = { channel: 'api', callerAddress: '192.0.2.1' } as const;
    for (let n = 0; n < 3; n += 1) await submit(submission, sending);
    await expect(submit({ ...submission, requestedAmount: 1 }, sending)).rejects.toMatchObject({ code: 'invalid-fields' });
    expect([...counters.values()].map(({ count }) => count)).toEqual([1, 1]);
    expect(JSON.stringify([...counters])).not.toContain(submission.contact.email);
  });

  it('refuse the next new application of a caller without end, and still answer what was stored', async () => {
    const { submit, applications } = house();
    const sending = { channel: 'api', callerAddress: '192.0.2.1' } as const;
    const first = await submit(another(0), sending);
    for (let n = 1; n < 90; n += 1) await submit(another(n), sending);
    await expect(submit(another(90), sending)).rejects.toMatchObject({ code: 'too-many-requests', retryAfter: 3600 });
    expect(applications.size).toBe(90);
    expect(await submit(another(0), sending)).toEqual(first);
    await submit({ ...another(90), contact: { ...submission.contact, email: 'andere@verein.example' } }, sending);
  });
});
