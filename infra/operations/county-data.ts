import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import type { Instant } from '../../shared/domain/calendar.ts';
import { budgetSchema } from '../../shared/domain/funding/budget.ts';
import { type Round, roundSchema } from '../../shared/domain/funding/round.ts';
import { copyBudget, copyRound } from '../../shared/domain/funding/round-copy.ts';
import { addresseeOf, type Seal } from '../../shared/domain/notices/mail.ts';
import { enteredOver, type RecipientEntry, recipientEntrySchema } from '../../shared/domain/notices/recipient-entry.ts';
import type { FundingStore } from '../../shared/store/funding-store.ts';
import type { RecipientStore } from '../../shared/store/recipient-store.ts';

/** What a county enters: rounds, the budgets of their years, and who gets the report. */
export const countyDataSchema = z.strictObject({
  rounds: z.array(roundSchema).default([]),
  budgets: z.array(budgetSchema).default([]),
  recipients: z.array(recipientEntrySchema).default([]),
});

/** @see countyDataSchema */
export type CountyData = z.infer<typeof countyDataSchema>;

/** @returns the data of a file, or English sentences with every mistake and its place */
export const readCountyData = async (file: string): Promise<CountyData | string> => {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return `There is no file ${file}.`;
  const { data, error } = countyDataSchema.safeParse(parseJson(text));
  return data ?? `${file} is not right:\n${z.prettifyError(error)}`;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

type Stores = {
  readonly funding: Pick<FundingStore, 'putRound' | 'putBudget'>;
  readonly recipients: Pick<RecipientStore, 'recipient' | 'keepRecipient' | 'deletedAt'>;
  readonly seal: Seal;
  readonly now: () => Instant;
  /** Name of an administration. */
  readonly nameOf: (area: string) => string;
};

/**
 * Writes the data; running it again with the same file changes nothing. A round with other parameters needs the next version number:
 * it is added, the versions before stay.
 * @throws when a round's version or a budget is there with other values
 * @returns how many of each stand there; a recipient that somebody deleted stays deleted
 */
export const enterCountyData = async (
  { rounds, budgets, recipients: people }: CountyData,
  { funding, ...stores }: Stores,
): Promise<Record<keyof CountyData, number>> => {
  for (const round of rounds) await funding.putRound(round);
  for (const budget of budgets) await funding.putBudget(budget);
  let entered = 0;
  for (const recipient of people) if (await enterRecipient(recipient, stores)) entered += 1;
  return { rounds: rounds.length, budgets: budgets.length, recipients: entered };
};

const enterRecipient = async (entry: RecipientEntry, { recipients, seal, now, nameOf }: Omit<Stores, 'funding'>): Promise<boolean> => {
  const id = addresseeOf(entry.address, seal);
  if ((await recipients.deletedAt(id)) !== undefined) return false;
  const write = enteredOver(await recipients.recipient(id), entry, { id, at: now(), by: 'system', kind: 'imported', nameOf });
  if (write !== undefined && !(await recipients.keepRecipient(write.after, write.event)))
    throw new Error('Somebody changes the same recipient at this moment: run it again.');
  return true;
};

/** The round that somebody means: by its id, else the only one of that budget year. */
const roundMeant = (rounds: readonly Round[], name: string): Round | undefined => {
  const ofYear = rounds.filter(({ budgetYear }) => String(budgetYear) === name);
  return rounds.find(({ id }) => id === name) ?? (ofYear.length === 1 ? ofYear[0] : undefined);
};

/**
 * A round of another year and the budget of its year, as a file to edit and to enter.
 * @param from id of the round, or its budget year where that has one round only
 * @returns an English sentence when there is no such round
 */
export const copyCountyData = (
  { rounds, budgets }: Pick<CountyData, 'rounds' | 'budgets'>,
  { from, to }: { readonly from: string; readonly to: number },
): CountyData | string => {
  const round = roundMeant(rounds, from);
  if (round === undefined) return `There is no round ${from}. There is: ${rounds.map(({ id }) => id).join(', ') || 'none'}.`;
  if (round.budgetYear === to) return `Round ${round.id} is already one of ${to}.`;
  const budget = budgets.find(({ year }) => year === round.budgetYear);
  const taken = budgets.some(({ year }) => year === to);
  return { rounds: [copyRound(round, to)], budgets: budget === undefined || taken ? [] : [copyBudget(budget, to)], recipients: [] };
};
