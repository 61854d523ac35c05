import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { addDays, inBerlin, instantInBerlin } from '../../shared/domain/calendar.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import type { Decision } from '../../shared/domain/funding/decision.ts';
import { isInternal, proofOf, usualTerms } from '../../shared/domain/funding/decision-terms.ts';
import type { LedgerEntry } from '../../shared/domain/funding/ledger.ts';
import { paymentPlan } from '../../shared/domain/funding/payment-plan.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { decisionItem } from '../../shared/store/decision-store.ts';
import { ledgerItem } from '../../shared/store/ledger-store.ts';
import { fundingKeys } from '../../shared/store/table-design.ts';

const person = (subject: string, name: string) => ({ subject, name });
const [sascha, zoe] = [person('caseworker', 'Sascha Sachlich'), person('approver', 'Zoe Zweitblick')];

// From the submission to the award three months pass, to the post two days.
const [preparedAfter, issuedAfter, sentAfter] = [90, 92, 94];

/** The award that an invented application got, all of it from the budget of its round's year. */
const exampleAward = (application: Application, round: Round): Decision => {
  const { id: applicationId, approvedAmount: amount = 0, submittedAt } = application;
  const submittedOn = inBerlin(submittedAt).date;
  const at = (days: number) => instantInBerlin(addDays(submittedOn, days), '10:00');
  const years = [{ year: round.budgetYear, amount }];
  const usual = usualTerms('award', { application, review: undefined, round, inForce: undefined, paid: [] });
  return {
    ...usual,
    ...{ amount, years, plan: paymentPlan(years, usual.period, round.payment), proof: proofOf(amount, usual.period.to, round) },
    ...{ id: applicationId.replace(/-8000-/, '-9100-'), applicationId, number: 1, state: 'issued' },
    ...(isInternal(application) && { internal: true }),
    prepared: { by: sascha, at: at(preparedAfter) },
    issued: { by: zoe, at: at(issuedAfter) },
    dispatch: { by: sascha, at: at(sentAfter), on: addDays(submittedOn, sentAfter), how: 'post' },
  };
};

const entryOf = ({ reference, roundId }: Application, { id, number, kind, years, applicationId, issued, prepared }: Decision): LedgerEntry[] =>
  years.map(({ year, amount }) => ({
    ...{ year, amount, decision: id, number, kind, applicationId, reference, round: roundId },
    at: (issued ?? prepared).at,
  }));

/** Gives every awarded application its decision, and its budget the lines of the ledger: together they are what the budget has committed. */
export const storeExampleAwards = async (
  { client, table }: { readonly client: DynamoDBDocumentClient; readonly table: string },
  applications: readonly Application[],
  rounds: readonly Round[],
): Promise<void> => {
  for (const application of applications) {
    const round = rounds.find(({ id }) => id === application.roundId);
    if (application.approvedAmount === undefined || round === undefined) continue;
    const decision = exampleAward(application, round);
    for (const Item of [decisionItem(decision), ...entryOf(application, decision).map(ledgerItem)])
      await client.send(new PutCommand({ TableName: table, Item }));
    await client.send(
      new UpdateCommand({
        TableName: table,
        Key: fundingKeys.application(application.id),
        UpdateExpression: 'SET approvedByYear = :years, decidedAmount = if_not_exists(decidedAmount, :amount)',
        ExpressionAttributeValues: { ':years': decision.years, ':amount': decision.amount },
      }),
    );
    await client.send(
      new UpdateCommand({
        TableName: table,
        Key: fundingKeys.caseRow(application.roundId, application.reference),
        UpdateExpression: 'SET #decision = :decision, decidedAmount = if_not_exists(decidedAmount, :amount)',
        ExpressionAttributeNames: { '#decision': 'decision' },
        ExpressionAttributeValues: { ':decision': { number: 1, kind: 'award', step: 'dispatched' }, ':amount': decision.amount },
      }),
    );
  }
};
