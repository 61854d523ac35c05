import * as z from 'zod';
import { budgetSchema } from '../../shared/domain/funding/budget.ts';
import { roundSchema } from '../../shared/domain/funding/round.ts';
import { recipientSchema } from '../../shared/domain/notices/mail.ts';
import type { FundingStore } from '../../shared/store/funding-store.ts';
import type { MailStore } from '../../shared/store/mail-store.ts';

/** What a county enters before its first day: rounds, the budgets of their years, and who gets the report. */
export const countyDataSchema = z.strictObject({
  rounds: z.array(roundSchema).default([]),
  budgets: z.array(budgetSchema).default([]),
  recipients: z.array(recipientSchema).default([]),
});

/** @see countyDataSchema */
export type CountyData = z.infer<typeof countyDataSchema>;

type Stores = { readonly funding: Pick<FundingStore, 'putRound' | 'putBudget'>; readonly mail: Pick<MailStore, 'putRecipient'> };

/**
 * Writes the data; running it again with the same file changes nothing.
 * @throws when a round or a budget is there with other values: they are changed by staff, not by a file
 * @returns how many of each were written
 */
export const enterCountyData = async (
  { rounds, budgets, recipients }: CountyData,
  { funding, mail }: Stores,
): Promise<Record<keyof CountyData, number>> => {
  for (const round of rounds) await funding.putRound(round);
  for (const budget of budgets) await funding.putBudget(budget);
  for (const recipient of recipients) await mail.putRecipient(recipient);
  return { rounds: rounds.length, budgets: budgets.length, recipients: recipients.length };
};
