import * as z from 'zod';
import type { Budget } from '../../shared/domain/funding/budget.ts';
import { formatAmount, parseGermanAmount } from '../../shared/domain/money.ts';
import { type FieldError, Refusal } from '../../shared/domain/refusal.ts';
import type { BudgetPlan } from '../../shared/store/ledger-store.ts';
import { amountField, earmarkLines, fields, labelField } from './frame.ts';
import { texts } from './texts.ts';

/** What somebody typed, by the names of the form. */
export type Typed = Readonly<Record<string, string>>;

/** The form as it is shown for a budget. */
export const typedOf = (budget: Budget | undefined): Typed =>
  budget === undefined
    ? { [fields.reserve]: '0,00' }
    : {
        [fields.total]: formatAmount(budget.total),
        [fields.reserve]: formatAmount(budget.reserve),
        [fields.status]: budget.status,
        ...Object.fromEntries(
          budget.earmarks.flatMap(({ label, amount }, at) => [
            [labelField(at + 1), label],
            [amountField(at + 1), formatAmount(amount)],
          ]),
        ),
      };

const statusSchema = z.enum(['planned', 'provisional', 'adopted', 'blocked']);

/**
 * The plan that a form says.
 * @throws Refusal `invalid-fields` with everything that cannot be read
 */
export const planIn = (typed: Typed): BudgetPlan => {
  const errors: FieldError[] = [];
  const amountIn = (name: string): number => {
    const amount = parseGermanAmount(typed[name] ?? '');
    if (amount === undefined) errors.push({ pointer: `/${name}`, message: texts.form.noAmount });
    return amount ?? 0;
  };
  const total = amountIn(fields.total);
  const earmarks = Array.from({ length: earmarkLines.most }, (_, at) => at + 1).flatMap((line) => {
    const [label, sum] = [(typed[labelField(line)] ?? '').trim().slice(0, 200), (typed[amountField(line)] ?? '').trim()];
    if (label === '' && sum === '') return [];
    const amount = parseGermanAmount(sum);
    if (label !== '' && amount !== undefined) return [{ label, amount }];
    errors.push({ pointer: `/${label === '' ? labelField(line) : amountField(line)}`, message: texts.form.noLabel(line) });
    return [];
  });
  const reserve = amountIn(fields.reserve);
  const { data: status } = statusSchema.safeParse(typed[fields.status]);
  if (status === undefined) errors.push({ pointer: `/${fields.status}`, message: texts.form.noStatus });
  if (errors.length > 0 || status === undefined) throw new Refusal('invalid-fields', texts.form.invalid, errors);
  return { total, earmarks, reserve, status };
};
