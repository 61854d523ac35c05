import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Application } from '../domain/funding/application.ts';
import { type DeskChange, rowOf } from '../domain/funding/case-row.ts';
import type { InformationRequest } from '../domain/funding/information-request.ts';
import type { ApplicationChange } from '../domain/funding/life-cycle.ts';
import { folded } from './case-row-item.ts';
import { applicationEventItem, sealedEvent } from './event-item.ts';
import { fundingKeys } from './table-design.ts';

/** One write of a transaction. */
export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** Who has to be whom, and what the desk says besides, for a change to be written. */
export type ChangeTerms = {
  /** Only if the application is this one's (`applicantOf`). */
  readonly applicant?: string;
  /** Only if this person of the staff has declared no conflict of interest. */
  readonly staff?: string;
  /** What the line of the desk says from now on; what is not named stays, except whom a new state usually waits for. */
  readonly desk?: DeskChange;
};

/**
 * The writes of a change: what is other than before, if the application is still as it was read; the event that says so, as the next link
 * of the chain; and the line of the desk.
 */
export const changeWrites = (table: string, { before, after, event }: ApplicationChange, terms: ChangeTerms = {}): readonly Write[] => {
  const link = sealedEvent(event, before);
  const next = { ...after, chain: link.hash };
  return [
    applicationUpdate(table, before, next, terms),
    { Put: { TableName: table, Item: applicationEventItem(link), ConditionExpression: 'attribute_not_exists(pk)' } },
    rowUpdate(table, before, next, terms.desk),
  ];
};

const applicationUpdate = (table: string, before: Application, after: Application, { applicant, staff }: ChangeTerms): Write => {
  const [known, given] = [new Map<string, unknown>(Object.entries(before)), new Map<string, unknown>(Object.entries(after))];
  const changed = [...given].filter(([name, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(known.get(name)));
  const gone = [...known.keys()].filter((name) => known.get(name) !== undefined && given.get(name) === undefined);
  const conditions = [
    '#version = :version',
    '#state = :state',
    ...(applicant === undefined ? [] : ['#applicant = :applicant']),
    ...(staff === undefined ? [] : ['(attribute_not_exists(#conflicts) OR NOT contains(#conflicts, :staff))']),
    ...moneyConditions(before, after),
  ];
  return {
    Update: {
      TableName: table,
      Key: fundingKeys.application(before.id),
      UpdateExpression: `SET ${changed.map(([name]) => `#${name} = :new_${name}`).join(', ')}${removing(gone)}`,
      ConditionExpression: conditions.join(' AND '),
      ExpressionAttributeNames: {
        '#version': 'version',
        '#state': 'state',
        ...(applicant === undefined ? {} : { '#applicant': 'applicant' }),
        ...(staff === undefined ? {} : { '#conflicts': 'conflicts' }),
        ...moneyNames(conditions),
        ...Object.fromEntries([...changed.map(([name]) => name), ...gone].map((name) => [`#${name}`, name])),
      },
      ExpressionAttributeValues: {
        ':version': before.version,
        ':state': before.state,
        ...(applicant === undefined ? {} : { ':applicant': applicant }),
        ...(staff === undefined ? {} : { ':staff': staff }),
        ...(conditions.some((text) => text.includes(':nothing')) ? { ':nothing': 0 } : {}),
        ...Object.fromEntries(changed.map(([name, value]) => [`:new_${name}`, value])),
      },
    },
  };
};

/**
 * Payments never pass the award, whoever changes which of the two: a payment looks at the award as the table has it, and an award that is
 * lowered or taken away looks at the payments.
 */
const moneyConditions = (before: Application, after: Application): readonly string[] => [
  ...((after.orderedAmount ?? 0) > (before.orderedAmount ?? 0) ? ['#approvedAmount >= :new_orderedAmount'] : []),
  ...(after.approvedAmount === before.approvedAmount
    ? []
    : [`(attribute_not_exists(#orderedAmount) OR #orderedAmount <= ${after.approvedAmount === undefined ? ':nothing' : ':new_approvedAmount'})`]),
];

const moneyNames = (conditions: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ['approvedAmount', 'orderedAmount'].flatMap((name) => (conditions.some((text) => text.includes(`#${name}`)) ? [[`#${name}`, name]] : [])),
  );

const removing = (names: readonly string[]): string => (names.length === 0 ? '' : ` REMOVE ${names.map((name) => `#${name}`).join(', ')}`);

/** The line needs no condition: the application's version in the same transaction is one. */
const rowUpdate = (table: string, before: Application, after: Application, desk: DeskChange = {}): Write => {
  const { waitsFor, due, conflicts, ...row } = folded(rowOf(after));
  // Within a state the desk's own words about it stay.
  const usual = before.state === after.state ? {} : { waitsFor: waitsFor ?? null, due: due ?? null };
  const said = Object.entries({ ...row, conflicts: conflicts ?? null, ...usual, ...desk, entity: 'case-row' }).filter(
    ([, value]) => value !== undefined,
  );
  const set = said.filter(([, value]) => value !== null);
  const gone = said.flatMap(([name, value]) => (value === null ? [name] : []));
  return {
    Update: {
      TableName: table,
      Key: fundingKeys.caseRow(after.roundId, after.reference),
      UpdateExpression: `SET ${set.map(([name]) => `#${name} = :${name}`).join(', ')}${removing(gone)}`,
      ExpressionAttributeNames: Object.fromEntries(said.map(([name]) => [`#${name}`, name])),
      ExpressionAttributeValues: Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
    },
  };
};

/** A request as an item: for the store, and for who fills a table with examples. */
export const requestItem = (request: InformationRequest) => ({
  ...fundingKeys.request(request.applicationId, request.id),
  entity: 'request',
  ...request,
});

/** The write of a request: new ones only where there is none, an answer only where it is still open. */
export const requestWrite = (table: string, request: InformationRequest): Write => {
  const Item = requestItem(request);
  if (request.state === 'open') return { Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' } };
  return {
    Put: {
      TableName: table,
      Item,
      ConditionExpression: '#state = :open',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':open': 'open' },
    },
  };
};

/** The files of an answer are checked and were not taken away meanwhile. */
export const filesThere = (table: string, { applicationId, answer }: InformationRequest): readonly Write[] =>
  (answer?.attachmentIds ?? []).map((id) => ({
    ConditionCheck: {
      TableName: table,
      Key: fundingKeys.attachment(applicationId, id),
      ConditionExpression: '#state = :ready',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':ready': 'ready' },
    },
  }));

/**
 * Makes all writes or none.
 * @returns `false` when a condition did not hold, or somebody writes one of the items at this moment: read again and decide anew
 */
export const writeTogether = async (client: DynamoDBDocumentClient, writes: readonly Write[]): Promise<boolean> => {
  try {
    await client.send(new TransactWriteCommand({ TransactItems: [...writes] }));
    return true;
  } catch (fault) {
    if (fault instanceof TransactionCanceledException) return false;
    throw fault;
  }
};
