import { createHash } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { county } from '../../shared/county/county.ts';
import { applicantOf } from '../../shared/domain/access/applicant.ts';
import { inBerlin } from '../../shared/domain/calendar.ts';
import type { Application, ApplicationEvent } from '../../shared/domain/funding/application.ts';
import type { Budget } from '../../shared/domain/funding/budget.ts';
import type { Decision } from '../../shared/domain/funding/decision.ts';
import type { LedgerEntry } from '../../shared/domain/funding/ledger.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { sumCents } from '../../shared/domain/money.ts';
import { newestDue } from '../../shared/domain/statistics/release-calendar.ts';
import { sealWith } from '../../shared/mail/seal.ts';
import type { TableName } from '../../shared/runtime/manifest.ts';
import { requestItem } from '../../shared/store/application-writes.ts';
import { rowItem } from '../../shared/store/case-row-item.ts';
import { decisionItem } from '../../shared/store/decision-store.ts';
import { applicationEventItem } from '../../shared/store/event-item.ts';
import { applicationItem, fundingStore } from '../../shared/store/funding-store.ts';
import { ledgerItem } from '../../shared/store/ledger-store.ts';
import { fundingKeys } from '../../shared/store/table-design.ts';
import { exampleApplications } from './example-applications.ts';
import { storeExampleDeliveries } from './example-deliveries.ts';
import { deliveredMonth, exampleFigures } from './example-figures.ts';
import { type ExampleHistory, exampleHistory } from './example-histories.ts';
import { officeAddress, storeExampleRecipients } from './example-recipients.ts';
import { roundOf, smallRoundOf } from './example-rounds.ts';
import type { Outcome } from './function-pool.ts';

/** 252,200 € less 72,200 € with a purpose of their own: 180,000 € before awards. */
export const budgetOf = (year: number, awarded: readonly Pick<Application, 'approvedAmount' | 'paidAmount'>[], open: boolean): Budget => ({
  year,
  total: 25_220_000,
  earmarks: [{ label: 'Kulturvermittlung (Beispiel)', amount: 7_220_000 }],
  reserve: 0,
  paid: sumCents(awarded.map(({ paidAmount = 0 }) => paidAmount)),
  committed: sumCents(awarded.map(({ approvedAmount = 0 }) => approvedAmount)),
  status: open ? 'planned' : 'adopted',
});

/** The month that the report at the start is about: the newest whose report is due. */
export const reportedMonth = (now: Date): string => newestDue(now.toISOString(), county.report);

/** Budget year of the round that takes applications today in Berlin. */
export const openBudgetYear = (now: Date): number => {
  const today = inBerlin(now.toISOString()).date;
  return Number(today.slice(0, 4)) + (today.slice(5) >= '09-01' ? 1 : 0);
};

/**
 * Writes the fictional county: rounds, budgets, applications with their events, recipients. Streams must not be read yet,
 * or every applicant would get a mail.
 * @returns what happened to the applications
 */
export const storeExampleData = async (
  { dynamoDb, tableName, mailKey }: { readonly dynamoDb: DynamoDBClient; readonly tableName: (name: TableName) => string; readonly mailKey: string },
  now: Date,
): Promise<readonly ApplicationEvent[]> => {
  const client = DynamoDBDocumentClient.from(dynamoDb, { marshallOptions: { removeUndefinedValues: true } });
  const table = tableName('funding');
  const funding = fundingStore({ client, table });

  const reported = roundOf(Number(reportedMonth(now).slice(0, 4)));
  const open = roundOf(openBudgetYear(now));
  const applications = exampleApplications(reported, open, now.toISOString(), county);
  const put = (Item: Record<string, unknown>) => client.send(new PutCommand({ TableName: table, Item }));

  const all = [reported.budgetYear, open.budgetYear].flatMap((year) => [roundOf(year), smallRoundOf(year)]);
  const roundFor = ({ roundId }: Application): Round => all.find(({ id }) => id === roundId) ?? open;

  const histories = applications.map((target) => exampleHistory(target, roundFor(target), now.toISOString()));
  for (const year of new Set([reported.budgetYear, open.budgetYear])) {
    const rounds = [roundOf(year), smallRoundOf(year)];
    for (const round of rounds) await funding.putRound(round);
    const awarded = histories.map(({ application }) => application).filter(({ roundId }) => rounds.some(({ id }) => id === roundId));
    await funding.putBudget(budgetOf(year, awarded, year > reported.budgetYear));
  }
  for (const history of histories) await storeHistory(client, table, history);
  // So that the next reference follows the last example.
  for (const [year, last] of lastReferences(applications)) await put({ ...fundingKeys.reference(year), entity: 'reference', last });
  await storeExampleRecipients({ client, table: tableName('mail') }, { county, seal: sealWith(mailKey), at: now.toISOString() });
  await storeExampleDeliveries(
    { client, table: tableName('figures') },
    { month: deliveredMonth(reportedMonth(now)), county, addressOf: officeAddress },
  );
  return histories.flatMap(({ events }) => events);
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What an award that is in force has taken from budgets. */
const ledgerOf = ({ id: applicationId, reference, roundId: round }: Application, decision: Decision): LedgerEntry[] => {
  const { id, number, kind, years, issued } = decision;
  if (issued === undefined) return [];
  return years.map(({ year, amount }) => ({ year, amount, decision: id, number, kind, applicationId, reference, round, at: issued.at }));
};

/** An application with its sealed history, its line, its review and its requests. */
const storeHistory = async (
  client: DynamoDBDocumentClient,
  table: string,
  { application, events, review, requests, row, snapshot, ...of }: ExampleHistory,
): Promise<void> => {
  const items = [
    applicationItem(application, applicantOf(application.contact.email, sha256)),
    rowItem(row),
    ...events.map(applicationEventItem),
    ...requests.map(requestItem),
    ...of.consultations.map((each) => ({ ...fundingKeys.consultation(application.id, each.meeting), entity: 'consultation', ...each })),
    ...of.decisions.flatMap((decision) => [decisionItem(decision), ...ledgerOf(application, decision).map(ledgerItem)]),
    ...of.payments.map((payment) => ({ ...fundingKeys.payment(application.id, payment.number), entity: 'payment', ...payment })),
    ...of.payments.flatMap(({ number, released }) => {
      const transfer = released && { at: released.at, applicationId: application.id, number };
      return transfer === undefined ? [] : [{ ...fundingKeys.transfer(transfer.at, application.id, number), entity: 'transfer', ...transfer }];
    }),
    ...(snapshot === undefined ? [] : [{ ...fundingKeys.snapshot(application.id), entity: 'snapshot', ...snapshot }]),
    ...(review === undefined ? [] : [{ ...fundingKeys.review(application.id), entity: 'review', ...review }]),
  ];
  for (const Item of items) await client.send(new PutCommand({ TableName: table, Item }));
};

const lastReferences = (applications: readonly Application[]): Map<number, number> => {
  const last = new Map<number, number>();
  for (const { reference } of applications) {
    const [, year, number] = reference.split('-').map(Number);
    if (year !== undefined && number !== undefined) last.set(year, Math.max(number, last.get(year) ?? 0));
  }
  return last;
};

/** Imports 24 months of figures and publishes last month's report through the functions themselves, and waits for the mails. */
export const publishExampleReport = async (
  invoke: (name: string, event: unknown) => Promise<Outcome>,
  idle: () => Promise<void>,
  now: Date,
): Promise<void> => {
  const month = reportedMonth(now);
  const succeed = async (name: string, event: unknown): Promise<void> => {
    const outcome = await invoke(name, event);
    if (!outcome.ok)
      throw new Error(`the example data could not be made: ${name} failed with ${outcome.error.errorType}: ${outcome.error.errorMessage}`);
  };
  await succeed('import-figures', { csv: exampleFigures(month, county) });
  await succeed('publish-report', { month });
  await idle();
};
