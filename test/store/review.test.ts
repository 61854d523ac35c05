import { createHash, randomUUID } from 'node:crypto';
import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { changeCase } from '../../functions/review-applications/change-case.ts';
import { declareConflict, liftConflict } from '../../functions/review-applications/conflict.ts';
import { readCase } from '../../functions/review-applications/open-case.ts';
import { auditStep, opinionStep } from '../../functions/review-applications/step-opinions.tsx';
import { reviewSteps } from '../../functions/review-applications/steps.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import type { DeskFacts } from '../../shared/domain/funding/case-row.ts';
import { brokenLinks } from '../../shared/domain/funding/event-chain.ts';
import { answerOf } from '../../shared/domain/funding/information-request.ts';
import { takenOver } from '../../shared/domain/funding/review-changes.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { applicantStore } from '../../shared/store/applicant-store.ts';
import { attachmentStore } from '../../shared/store/attachment-store.ts';
import { caseRowItem } from '../../shared/store/case-row-item.ts';
import { deskStore } from '../../shared/store/desk-store.ts';
import { applicationItem, fundingStore } from '../../shared/store/funding-store.ts';
import { reviewStore } from '../../shared/store/review-store.ts';
import { fundingKeys } from '../../shared/store/table-design.ts';
import { ended, endingOf, faultyClient, waysToFail } from '../support/faulty-client.ts';
import { startTables } from '../support/local-cloud.ts';
import { application as example, madeUnder } from '../unit/mail/examples.ts';

const { client, tables, stop } = await startTables();
afterAll(stop);
const table = tables.funding;
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const at = '2026-12-02T09:00:00.000Z';
const round: Round = {
  ...madeUnder,
  id: 'desk',
  assessment: {
    criteria: [
      { title: 'Wirkung', weight: 60 },
      { title: 'Region', weight: 40 },
    ],
    minimumScore: 50,
  },
};
await fundingStore({ client, table }).putRound(round);
let drawn = 0;

const put = (Item: Record<string, unknown>) => client.send(new PutCommand({ TableName: table, Item }));
const [sascha, kim, ria] = [
  { subject: 'caseworker', name: 'Sascha Sachlich' },
  { subject: 'kit-adviser', name: 'Kim Beispiel' },
  { subject: 'audit-office', name: 'Ria Revision' },
];

/** A fresh application with its line. */
const given = async (over: Partial<Application> = {}, desk: DeskFacts = {}): Promise<Application> => {
  drawn += 1;
  const application = {
    ...example,
    id: randomUUID(),
    roundId: round.id,
    roundVersion: round.version,
    reference: `INT-2026-${String(drawn).padStart(4, '0')}`,
    ...over,
  };
  await put(applicationItem(application, 'b'.repeat(64)));
  await put({ ...caseRowItem(application), ...desk });
  return application;
};

const query = async (pk: string): Promise<unknown[]> =>
  (await client.send(new QueryCommand({ TableName: table, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } }))).Items ??
  [];

/** Everything that the table has about a case and its line; ids, references and hashes differ from one to the next. */
const stored = async ({ id, reference }: Application): Promise<string> => {
  const lines = (await query(fundingKeys.desk(round.id).pk)).filter((item) => JSON.stringify(item).includes(id));
  return JSON.stringify([...(await query(fundingKeys.case(id).pk)), ...lines].map((item) => Object.entries(item ?? {}).sort()))
    .replaceAll(id, 'id')
    .replaceAll(reference, 'reference')
    .replaceAll(/[0-9a-f]{64}/g, 'hash');
};

const requestId = '7d9f6c1e-2b3a-4c5d-8e9f-0a1b2c3d4e5f';
const storesOver = (over: DynamoDBDocumentClient, now = at) => {
  const access = { client: over, table };
  const { roundVersion } = fundingStore(access);
  return { ...deskStore(access), ...reviewStore(access), attachmentsOf: attachmentStore(access).attachmentsOf, roundVersion, now: () => now };
};
type Stores = ReturnType<typeof storesOver>;

const steps = reviewSteps({ newId: () => requestId });
const offices = ['Amt (A)'];
const saving =
  (step: (typeof steps)[keyof typeof steps], typed: Record<string, string>, staff = sascha) =>
  (stores: Stores, { id, version }: Application): Promise<void> =>
    changeCase(stores, { id, version, staff }, (view, doer) => step.decide(view, new URLSearchParams(typed), doer, offices));

const inCheck: Partial<Application> = { state: 'formal_check', version: 2 };
const scores = { 'punkte.0': '8', 'grund.0': 'Viele Menschen', 'punkte.1': '6', 'grund.1': 'Drei Orte' };
/** The costs as planned, with a first line that is recognised in part. */
const costs = Object.fromEntries(
  example.costs.flatMap(({ amount }, line) => [
    [`betrag.${line}`, String((line === 0 ? amount - 100 : amount) / 100).replace('.', ',')],
    ...(line === 0 ? [[`grund.${line}`, 'Zu teuer']] : []),
  ]),
);

/** A review in which everybody has looked at everything: what a proposal needs. */
const lookedAt = async (application: Application): Promise<void> => {
  const { criteria } = await readCase(storesOver(client), application.id, sascha);
  const signed = { by: sascha, at };
  await put({
    ...fundingKeys.review(application.id),
    entity: 'review',
    applicationId: application.id,
    checks: criteria.map(({ code }) => ({ ...signed, code, result: 'ok' })),
    assessment: { ...signed, scores: [{ title: 'Wirkung', weight: 60, points: 8, reason: 'x' }] },
  });
};

type Happening = {
  before?: Partial<Application>;
  desk?: DeskFacts;
  also?: (application: Application) => Promise<unknown>;
  run: (stores: Stores, application: Application) => Promise<unknown>;
};

/** Everything that the desk does: how it stands before, and how it is done. Done again it does nothing. */
const happenings: Record<string, Happening> = {
  'taking over': { run: (stores, { id, version }) => changeCase(stores, { id, version, staff: sascha }, takenOver) },
  checking: {
    before: inCheck,
    run: saving(steps['formale-pruefung'], { 'ergebnis.deadline': 'ok', 'ergebnis.papers': 'not-ok', 'anmerkung.papers': 'Satzung', kit: 'on' }),
  },
  asking: {
    before: inCheck,
    desk: { due: '2026-12-06' },
    run: saving(steps.nachforderung, { anfrage: requestId, einleitung: 'Guten Tag', fragen: 'Wer?\nWann?', frist: '15.12.2026' }),
  },
  'deciding on an early start': {
    before: { ...inCheck, earlyStart: { state: 'requested', from: '2027-02-01', reason: 'x', requestedAt: at } },
    run: saving(steps['frueher-beginn'], { entscheidung: 'ja', begruendung: 'Es eilt.' }),
  },
  assessing: { before: inCheck, run: saving(steps.bewertung, scores) },
  'recognising costs': { before: inCheck, run: saving(steps.kosten, costs) },
  proposing: {
    before: inCheck,
    also: lookedAt,
    run: saving(steps.vorschlag, { betrag: '1.000,00', nebenbestimmungen: 'Logo zeigen', begruendung: 'Gut.' }),
  },
  'giving an opinion': { before: inCheck, desk: { waitsFor: 'kit-adviser' }, run: saving(opinionStep, { antwort: 'ja', text: 'Gut.' }, kim) },
  'giving the opinion of the audit office': { before: inCheck, run: saving(auditStep, { antwort: 'nein', text: 'Nichts.' }, ria) },
  'declaring a conflict': {
    before: inCheck,
    desk: { assignee: sascha },
    run: (stores, { id, version }) => declareConflict(stores, { id, version, staff: sascha }, true),
  },
  'lifting a conflict': {
    before: { ...inCheck, conflicts: [kim.subject] },
    run: (stores, { id, version }) =>
      liftConflict(stores, { id, version, staff: sascha, roles: ['caseworker'] }, { whose: kim.subject, reason: 'Verwechslung' }),
  },
};

describe.each(Object.entries(happenings))('%s', (_name, { before = {}, desk = {}, also, run }) => {
  const fresh = async () => {
    const application = await given(before, desk);
    await also?.(application);
    return application;
  };

  it('is one event and one change, wherever it is killed and however often it comes', async () => {
    const clean = await fresh();
    const untouched = await stored(clean);
    const counting = faultyClient(client);
    await run(storesOver(counting.client), clean);
    const done = await stored(clean);
    expect(done).not.toBe(untouched);
    for (let call = 0; call < counting.calls(); call += 1)
      for (const when of waysToFail) {
        const application = await fresh();
        expect(await ended(run(storesOver(faultyClient(client, { at: call, when }).client), application))).toMatch(endingOf(when));
        // Nothing by halves: either all of it is there, or nothing.
        expect([untouched, done]).toContain(await stored(application));
        await run(storesOver(client), application);
        expect(await stored(application)).toBe(done);
        await run(storesOver(client), application);
        expect(await stored(application)).toBe(done);
      }
  });

  it('is done once by four that race', async () => {
    const [clean, application] = [await fresh(), await fresh()];
    await run(storesOver(client), clean);
    await Promise.all(Array.from({ length: 4 }, () => run(storesOver(client), application).catch((fault: unknown) => fault)));
    expect(await stored(application)).toBe(await stored(clean));
  });
});

describe('a page that is no longer the newest', () => {
  it('says what happened since, and writes nothing', async () => {
    const application = await given(inCheck);
    await saving(opinionStep, { antwort: 'nein', text: 'Lieber nicht.' }, kim)(storesOver(client), application);
    const before = await stored(application);
    await expect(saving(steps.bewertung, scores)(storesOver(client), application)).rejects.toMatchObject({
      code: 'version-conflict',
      message: expect.stringContaining('Kim Beispiel hat die Stellungnahme der KIT-Stelle abgegeben.'),
    });
    expect(await stored(application)).toBe(before);
    await saving(steps.bewertung, scores)(storesOver(client), { ...application, version: 3 });
    const { file } = await readCase(storesOver(client), application.id, sascha);
    expect(file.review?.opinion?.text).toBe('Lieber nicht.');
    expect(file.review?.assessment?.scores).toHaveLength(2);
  });
});

describe('the clock of the check', () => {
  it('stands still while somebody else has to answer, and gives the days back', async () => {
    const application = await given(inCheck, { waitsFor: 'caseworker', due: '2026-12-06' });
    const stores = storesOver(client);
    await saving(steps.nachforderung, { anfrage: requestId, einleitung: 'x', fragen: 'Wer?', frist: '15.12.2026' })(stores, application);
    expect(await stores.caseRow(application)).toMatchObject({ waitsFor: 'applicant', due: '2026-12-15', state: 'info_requested' });
    const { application: asked, requests } = await readCase(stores, application.id, sascha);
    const [request] = requests;
    if (request === undefined) throw new Error('nothing was asked');
    expect(request.checkDue).toBe('2026-12-06');
    const answered = answerOf(asked, request, { texts: ['Wir'], attachmentIds: [] }, { at: '2026-12-12T09:00:00.000Z', by: 'b' });
    expect(await applicantStore({ client, table }).change({ applicant: 'b'.repeat(64), ...answered })).toBe(true);
    // Ten days without the clock: four days were left on 2 December, and are left on 12 December.
    expect(await stores.caseRow(application)).toMatchObject({ waitsFor: 'caseworker', due: '2026-12-16', state: 'formal_check' });
  });
});

describe('a conflict of interest', () => {
  it('hides the case from every read and refuses every write, until somebody else lifts it with a reason', async () => {
    const application = await given(inCheck, { assignee: sascha, waitsFor: 'caseworker', due: '2026-11-30' });
    const stores = storesOver(client);
    const { id, version } = application;
    const seen = async () => [
      await stores.caseFile(id, sascha.subject),
      ...[...(await stores.rowsOfRound(round.id, sascha.subject)), ...(await stores.mostUrgent(sascha.subject, 100))].filter((row) => row.id === id),
    ];
    expect(await seen()).toHaveLength(3);
    await declareConflict(stores, { id, version, staff: sascha }, true);
    expect((await seen()).filter((found) => found !== undefined)).toEqual([]);
    expect((await stores.caseRow(application))?.assignee).toBeUndefined();
    await expect(saving(steps.bewertung, scores)(stores, { ...application, version: 3 })).rejects.toMatchObject({ code: 'not-found' });
    await expect(readCase(stores, id, sascha)).rejects.toThrow('Befangenheit');
    const zoe = { subject: 'approver', name: 'Zoe Zweitblick' };
    const lifting = (roles: readonly ('cashier' | 'approver')[], reason: string) =>
      liftConflict(stores, { id, version: 3, staff: zoe, roles }, { whose: sascha.subject, reason });
    await expect(lifting(['cashier'], 'x')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(lifting(['approver'], ' ')).rejects.toMatchObject({ code: 'invalid-fields' });
    await lifting(['approver'], 'Anderer Verein gleichen Namens');
    const { file } = await readCase(stores, id, sascha);
    expect(file.review?.liftedConflicts).toMatchObject([{ subject: sascha.subject, by: zoe, reason: 'Anderer Verein gleichen Namens' }]);
    expect(file.events.map(({ kind }) => kind)).toEqual(['conflict.declared', 'conflict.withdrawn']);
  });

  it('leaves room on the list of what is urgent for the next case', async () => {
    const waits = { waitsFor: 'cashier' } as const;
    const [first, next] = [await given(inCheck, { ...waits, due: '2020-01-01' }), await given(inCheck, { ...waits, due: '2020-01-02' })];
    const stores = storesOver(client);
    const urgent = async () => (await stores.mostUrgent(sascha.subject, 1)).filter(({ waitsFor }) => waitsFor === waits.waitsFor).map(({ id }) => id);
    expect(await urgent()).toEqual([first.id]);
    await declareConflict(stores, { id: first.id, version: first.version, staff: sascha }, true);
    expect(await urgent()).toEqual([next.id]);
  });

  it('of one who reads at that moment stops their write', async () => {
    const application = await given(inCheck);
    const stores = storesOver(client);
    const { application: before } = await readCase(stores, application.id, sascha);
    await declareConflict(stores, { id: application.id, version: 2, staff: sascha }, true);
    const decided = takenOver({ application: { ...before, version: 3 }, review: undefined, requests: [], row: undefined }, { by: sascha, at });
    if (decided === undefined) throw new Error('nothing to write');
    expect(await stores.record({ staff: sascha.subject, ...decided })).toBe(false);
  });
});

it('a whole review is one whole chain', async () => {
  const { application } = await (async () => {
    const fresh = await given();
    const stores = storesOver(client);
    await changeCase(stores, { id: fresh.id, version: 1, staff: sascha }, takenOver);
    await saving(steps.bewertung, scores)(stores, { ...fresh, version: 2 });
    await saving(steps.kosten, costs)(stores, { ...fresh, version: 3 });
    return { application: fresh };
  })();
  const { file } = await readCase(storesOver(client), application.id, sascha);
  expect(file.events.map(({ number }) => number).sort()).toEqual([2, 3, 4]);
  // This example began without its first event: the chain says exactly that.
  expect(brokenLinks(file.events, file.application.chain, hash)).toEqual([{ number: 1, fault: 'missing' }]);
});
