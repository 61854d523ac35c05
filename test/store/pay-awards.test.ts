import { afterAll, describe, expect, it } from 'vitest';
import { askLift, confirmLift } from '../../functions/pay-awards/lift-block.ts';
import { listPayments } from '../../functions/pay-awards/list-payments.ts';
import { makeFile } from '../../functions/pay-awards/make-file.ts';
import { cancelPayment, orderPayment } from '../../functions/pay-awards/order-payment.ts';
import { recordProof } from '../../functions/pay-awards/record-proof.ts';
import { releasePayment, releasePayments } from '../../functions/pay-awards/release-payments.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import { brokenLinks } from '../../shared/domain/funding/event-chain.ts';
import { changeOf, staffActor } from '../../shared/domain/funding/life-cycle.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { people, typedOrder } from '../support/paid-cases.ts';
import { paidWorld } from '../support/paid-world.ts';

const { stop, deps, desk, payments, given, now, order, paidOf } = await paidWorld();
afterAll(stop);
const { sascha, kai, zoe } = people;

describe('the way of a payment', () => {
  it('is ordered, released and put into one file, and the case says so in each step', async () => {
    const application = await given();
    const before = await paidOf(2027);
    await order(application);
    expect(await now(application.id)).toMatchObject({ state: 'award_issued', orderedAmount: 400_000 });
    expect((await desk.waitingFor('cashier', 'nobody')).map(({ id }) => id)).toContain(application.id);
    await releasePayment(deps)({ id: application.id, number: 1 }, kai);
    expect(await now(application.id)).toMatchObject({ state: 'running', orderedAmount: 400_000, paidAmount: 400_000 });
    expect(await paidOf(2027)).toBe(before + 400_000);
    expect((await desk.waitingFor('cashier', 'nobody')).map(({ id }) => id)).not.toContain(application.id);
    // The next instalment is due on 1 June.
    expect((await desk.waitingFor('caseworker', 'nobody')).find(({ id }) => id === application.id)?.due).toBe('2027-06-01');

    const file = await makeFile(deps)('a1111111-1111-4111-8111-111111111111', kai);
    expect(await makeFile(deps)('a1111111-1111-4111-8111-111111111111', kai)).toEqual(file);
    await expect(makeFile(deps)('b1111111-1111-4111-8111-111111111111', kai)).rejects.toThrow('keine freigegebene Auszahlung');
    const content = await payments.fileContent(file.number);
    expect(content?.xml).toContain(`<EndToEndId>${application.reference}-1</EndToEndId>`);
    expect(content?.csv).toContain('4000,00');
    const { payments: own } = await payments.moneyOf(application.id);
    // Paid on 10 March, to be spent within the 42 days of the round.
    expect(own).toEqual([
      expect.objectContaining({ number: 1, state: 'released', useUntil: '2027-04-21', exported: expect.objectContaining({ file: file.number }) }),
    ]);
    const caseFile = await desk.caseFile(application.id, 'nobody');
    expect(caseFile?.events.slice(1).map(({ kind, amount, actorName, to }) => [kind, amount, actorName, to])).toEqual([
      ['payment.ordered', 400_000, 'Sascha Sachlich', 'award_issued'],
      ['payment.released', 400_000, 'Kai Kasse', 'running'],
    ]);
    expect(brokenLinks(caseFile?.events ?? [], caseFile?.application.chain, surroundings.hash)).toEqual([]);
  });

  it('begins when the decision is final, and says from when on', async () => {
    const posted = await given({}, { dispatch: { by: sascha, at: '2027-03-01T09:00:00.000Z', on: '2027-03-01', how: 'post' } });
    // Sent on 1 March, received on the 5th, objection until 5 April.
    await expect(order(posted)).rejects.toMatchObject({ code: 'not-final', message: expect.stringContaining('erst ab dem 6. April 2027') });
    await expect(order(await given({}, { dispatch: undefined }))).rejects.toMatchObject({
      code: 'not-final',
      message: expect.stringContaining('noch nicht versandt'),
    });
    await order(await given({}, { dispatch: { by: sascha, at: '2027-03-01T09:00:00.000Z', on: '2027-03-01', how: 'post' }, waivedOn: '2027-03-09' }));
    await expect(order(await given({ state: 'decided' }))).rejects.toMatchObject({ code: 'wrong-state' });
  });

  it('ends with the award: neither the plan twice, nor a cent more, nor what is kept back', async () => {
    const application = await given();
    await order(application);
    await expect(order(application)).rejects.toMatchObject({ code: 'invalid-fields', errors: [{ pointer: '/rate' }] });
    await expect(order(application, { instalment: '3' })).rejects.toMatchObject({ code: 'too-early' });
    const free = { instalment: '', year: '2027', purpose: 'Lebensmittel' };
    await expect(order(application, { ...free, amount: '2.000,01' })).rejects.toMatchObject({
      errors: [{ message: expect.stringContaining('2.000,00') }],
    });
    await expect(order(application, { ...free, amount: '1,00', year: '2028' })).rejects.toMatchObject({
      errors: [{ message: expect.stringContaining('2028') }],
    });
    await order(application, { ...free, amount: '2.000,00' });
    await recordProof(deps)(application.id, '9.3.2027', sascha);
    await recordProof(deps)(application.id, '9.3.2027', sascha);
    await order(application, { instalment: '3' });
    expect(await now(application.id)).toMatchObject({ orderedAmount: 750_000, proofReceivedOn: '2027-03-09' });
    await expect(recordProof(deps)(application.id, '8.3.2027', sascha)).rejects.toMatchObject({ code: 'version-conflict' });
  });

  it('of a part leaves the rest of the instalment to be ordered, and then nothing of it', async () => {
    const application = await given();
    await order(application, { instalment: '', amount: '1.500,00', year: '2027', purpose: 'Erste Lebensmittel' });
    const open = async () => (await listPayments(deps)(kai.subject)).due.filter(({ row }) => row.id === application.id);
    expect((await open()).map(({ instalment: { place, open } }) => [place, open])).toEqual([[1, 250_000]]);
    await order(application);
    expect((await payments.moneyOf(application.id)).payments.map(({ instalment, amount }) => [instalment, amount])).toEqual([
      [undefined, 150_000],
      [1, 250_000],
    ]);
    expect(await open()).toEqual([]);
    await expect(order(application)).rejects.toMatchObject({ code: 'invalid-fields', errors: [{ pointer: '/rate' }] });
  });

  it('is not guessed where an instalment is chosen and something else is typed', async () => {
    const application = await given();
    await expect(order(application, { amount: '1.000,00', due: '15.12.2027', year: '2028' })).rejects.toMatchObject({
      code: 'invalid-fields',
      errors: [{ pointer: '/betrag' }, { pointer: '/jahr' }, { pointer: '/faellig' }],
    });
    await order(application, { amount: '4.000,00', year: '2027' });
    expect(await now(application.id)).toMatchObject({ orderedAmount: 400_000 });
  });

  it('gives back what is cancelled, and keeps what is released', async () => {
    const application = await given();
    await order(application);
    await expect(cancelPayment(deps)(application.id, { number: 1, reason: ' ' }, sascha)).rejects.toMatchObject({ code: 'invalid-fields' });
    await cancelPayment(deps)(application.id, { number: 1, reason: 'Doppelt angeordnet' }, sascha);
    await expect(releasePayment(deps)({ id: application.id, number: 1 }, kai)).rejects.toMatchObject({ code: 'wrong-state' });
    await order(application);
    await releasePayment(deps)({ id: application.id, number: 2 }, kai);
    await expect(cancelPayment(deps)(application.id, { number: 2, reason: 'Zu spät' }, sascha)).rejects.toMatchObject({ code: 'wrong-state' });
    expect(await now(application.id)).toMatchObject({ orderedAmount: 400_000, paidAmount: 400_000 });
  });

  it('needs a second person, by the rule and by the table', async () => {
    const application = await given();
    await order(application);
    await expect(releasePayment(deps)({ id: application.id, number: 1 }, sascha)).rejects.toMatchObject({ code: 'four-eyes' });
    const [ordered] = (await payments.moneyOf(application.id)).payments;
    if (ordered === undefined) throw new Error('nothing was ordered');
    const before = await now(application.id);
    const at = deps.now();
    const change = changeOf(before, { kind: 'payment.released', at, ...staffActor(sascha) }, { paidAmount: 400_000 });
    const also = [deps.writes.payment({ ...ordered, state: 'released', released: { by: sascha, at } })];
    expect(await desk.change({ ...change, staff: sascha.subject, also })).toBe(false);
    expect(
      await desk.change({ ...change, staff: kai.subject, also: [deps.writes.payment({ ...ordered, state: 'released', released: { by: kai, at } })] }),
    ).toBe(true);
  });

  it('goes to another account only after a call, and keeps both', async () => {
    const application = await given();
    const iban = 'NL91 ABNA 0417 1643 00';
    await expect(order(application, { iban: 'DE88370400440532013000' })).rejects.toMatchObject({ errors: [{ pointer: '/iban' }] });
    await expect(order(application, { iban })).rejects.toMatchObject({ errors: [{ pointer: '/zurueckgerufen' }, { pointer: '/zurueckgerufenAm' }] });
    await expect(order(application, { iban, calledBack: true, calledBackOn: '11.3.2027' })).rejects.toMatchObject({
      errors: [{ pointer: '/zurueckgerufenAm' }],
    });
    await order(application, { iban, calledBack: true, calledBackOn: '9.3.2027' });
    expect((await payments.moneyOf(application.id)).payments[0]).toMatchObject({
      payee: { kind: 'account', iban: 'NL91ABNA0417164300' },
      changed: { calledBackOn: '2027-03-09', before: application.organisation.account?.iban },
    });
  });

  it('of the county itself moves within the budget and stands in no file', async () => {
    const { account: _none, ...organisation } = {
      ...(await given()).organisation,
      name: 'Fachdienst Jugend',
      legalForm: 'county-department' as const,
    };
    const application = await given({ organisation }, { internal: true });
    await order(application);
    await releasePayment(deps)({ id: application.id, number: 1 }, kai);
    expect((await payments.moneyOf(application.id)).payments[0]?.payee).toEqual({ kind: 'internal' });
    expect((await payments.waitingTransfers(45)).map(({ applicationId }) => applicationId)).not.toContain(application.id);
  });

  it('says what has changed when the page was old', async () => {
    const application = await given();
    await order(application);
    await expect(orderPayment(deps)(application.id, typedOrder(application, { instalment: '2' }), sascha)).rejects.toMatchObject({
      code: 'version-conflict',
      message: expect.stringContaining('4.000,00'),
    });
  });

  it('is not there for who has a conflict of interest', async () => {
    const application = await given({ conflicts: [kai.subject] });
    await order(application);
    await expect(releasePayment(deps)({ id: application.id, number: 1 }, kai)).rejects.toMatchObject({ code: 'not-found' });
    const list = await listPayments(deps)(kai.subject);
    expect(JSON.stringify(list)).not.toContain(application.reference);
    await releasePayment(deps)({ id: application.id, number: 1 }, zoe);
    expect(JSON.stringify(await listPayments(deps)(kai.subject))).not.toContain(application.reference);
    expect(JSON.stringify(await listPayments(deps)(zoe.subject))).toContain(application.reference);
  });
});

describe('an overdue proof', () => {
  const organisation = (application: Application, name: string) => ({ ...application.organisation, name });

  it('of the same organisation blocks, from the day after it was due, until it comes or two people allow one payment', async () => {
    const base = await given();
    const overdue = await given(
      { state: 'running', organisation: organisation(base, 'Brücke e.V.') },
      { proof: { due: '2027-03-09', type: 'simple' } },
    );
    const today = await given(
      { state: 'running', organisation: organisation(base, 'Hafen e. V.') },
      { proof: { due: '2027-03-10', type: 'simple' } },
    );
    await order(await given({ organisation: organisation(base, 'HAFEN e.V.') }));
    expect(today.state).toBe('running');

    const application = await given({ organisation: organisation(base, 'Brücke e. V.') });
    await expect(order(application)).rejects.toMatchObject({
      code: 'proof-overdue',
      message: expect.stringContaining(`${overdue.reference} (fällig am 9. März 2027)`),
    });
    const list = await listPayments(deps)('nobody');
    expect(list.blocked.map(({ row }) => row.id)).toContain(application.id);
    expect(list.due.map(({ row }) => row.id)).not.toContain(application.id);

    const request = 'c1111111-1111-4111-8111-111111111111';
    await askLift(deps)(application.id, { request, reason: 'Der Nachweis liegt beim Prüfer.' }, sascha);
    await expect(order(application)).rejects.toMatchObject({ code: 'proof-overdue' });
    await expect(confirmLift(deps)(application.id, 1, sascha)).rejects.toMatchObject({ code: 'four-eyes' });
    await confirmLift(deps)(application.id, 1, zoe);
    await order(application);
    await releasePayment(deps)({ id: application.id, number: 1 }, kai);
    // It was for one payment.
    await expect(order(application, { instalment: '2' })).rejects.toMatchObject({ code: 'proof-overdue' });
    await recordProof(deps)(overdue.id, '10.3.2027', sascha);
    await order(application, { instalment: '2' });
    expect((await desk.caseFile(application.id, 'nobody'))?.events.map(({ kind }) => kind)).toEqual([
      'application.submitted',
      'payment.unblock-asked',
      'payment.unblocked',
      'payment.ordered',
      'payment.released',
      'payment.ordered',
    ]);
  });

  it('of a case that somebody has a conflict with blocks them too, and keeps its name', async () => {
    const base = await given();
    const own = { organisation: organisation(base, 'Turm e. V.') };
    const overdue = await given({ ...own, state: 'running', conflicts: [sascha.subject] }, { proof: { due: '2027-03-09', type: 'simple' } });
    const application = await given(own);
    const refusal: unknown = await order(application).catch((fault: unknown) => fault);
    expect(refusal).toMatchObject({ code: 'proof-overdue', message: expect.stringContaining('einer anderen Akte (fällig am 9. März 2027)') });
    const list = JSON.stringify(await listPayments(deps)(sascha.subject));
    expect(list).not.toContain(overdue.reference);
    expect(list).toContain('einer anderen Akte');
  });

  it('that comes up between order and release blocks the release', async () => {
    const base = await given();
    const application = await given({ organisation: organisation(base, 'Insel e. V.') });
    await order(application);
    await given({ state: 'running', organisation: organisation(base, 'Insel e. V.') }, { proof: { due: '2027-03-09', type: 'simple' } });
    expect(await releasePayments(deps)([{ id: application.id, number: 1 }], kai)).toEqual([
      { id: application.id, number: 1, why: expect.stringContaining('fehlt ein Verwendungsnachweis') },
    ]);
  });
});
