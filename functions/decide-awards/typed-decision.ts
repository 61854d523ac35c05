import { isoDateSchema } from '../../shared/domain/calendar.ts';
import type { Decision, Instalment } from '../../shared/domain/funding/decision.ts';
import { decisionFields as names } from '../../shared/domain/funding/decision-rules.ts';
import { type DecisionBasis, type DecisionTerms, usualTerms } from '../../shared/domain/funding/decision-terms.ts';
import { byYear, reducedTo, splitByMonths, type YearAmount } from '../../shared/domain/funding/ledger.ts';
import { paymentPlan, reducedPlan } from '../../shared/domain/funding/payment-plan.ts';
import { parseGermanDate } from '../../shared/domain/german-date.ts';
import { formatAmount, parseGermanAmount } from '../../shared/domain/money.ts';
import { type FieldError, Refusal } from '../../shared/domain/refusal.ts';
import { texts } from './texts.ts';

/** What somebody typed, by the names of the form. */
export type Typed = Readonly<Record<string, string>>;

/** Lines of the plan that the form has. */
export const planLines = 6;

export const yearField = (year: number): string => `${names.years}-${year}`;
export const planField = (line: number, part: 'tag' | 'jahr' | 'betrag' | 'einbehalt'): string => `${names.plan}-${line}-${part}`;

const germanDate = (date: string): string => date.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3.$2.$1');
const dateIn = (text: string): string | undefined => isoDateSchema.safeParse(parseGermanDate(text)).data;

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The form as it is shown for these terms: what follows from the rest stays empty. */
export const typedOf = (terms: DecisionTerms, { round }: Pick<DecisionBasis, 'round'>): Typed => {
  const usualYears = same(terms.years, splitByMonths(terms.amount, terms.period));
  const usualPlan = same(terms.plan, paymentPlan(terms.years, terms.period, round.payment));
  return {
    [names.amount]: terms.amount === 0 ? '' : formatAmount(terms.amount),
    ...(usualYears ? {} : Object.fromEntries(terms.years.map(({ year, amount }) => [yearField(year), formatAmount(amount)]))),
    [names.financingType]: terms.financingType,
    [names.rate]: terms.rate === undefined ? '' : String(terms.rate / 100).replace('.', ','),
    [names.purpose]: terms.purpose,
    [names.from]: germanDate(terms.period.from),
    [names.to]: germanDate(terms.period.to),
    [names.conditions]: terms.conditions.join('\n'),
    ...(usualPlan ? {} : Object.assign({}, ...terms.plan.map((part, at) => typedPart(part, at + 1)))),
    [names.proofDue]: germanDate(terms.proof.due),
    [names.proofType]: terms.proof.type,
    [names.reasons]: terms.reasons,
  };
};

const typedPart = ({ due, year, amount, retained }: Instalment, line: number): Typed => ({
  [planField(line, 'tag')]: due === undefined ? '' : germanDate(due),
  [planField(line, 'jahr')]: String(year),
  [planField(line, 'betrag')]: formatAmount(amount),
  ...(retained && { [planField(line, 'einbehalt')]: 'on' }),
});

/** Reads fields one by one and remembers what is wrong. */
const reader = (typed: Typed) => {
  const errors: FieldError[] = [];
  const text = (name: string): string => (typed[name] ?? '').replaceAll('\r\n', '\n').trim();
  const wrong = (name: string, message: string): void => void errors.push({ pointer: `/${name}`, message });
  const read = <T>(name: string, parse: (from: string) => T | undefined, fallback: T, message: string): T => {
    const value = parse(text(name));
    if (value === undefined) wrong(name, message);
    return value ?? fallback;
  };
  return { errors, text, wrong, read };
};

type Reader = ReturnType<typeof reader>;

const rateIn = (text: string): number | undefined => {
  const share = /^\d{1,3}([.,]\d{1,2})?$/.test(text.replace(/\s*%$/, ''))
    ? Math.round(Number(text.replace(/\s*%$/, '').replace(',', '.')) * 100)
    : -1;
  return share >= 0 && share <= 10_000 ? share : undefined;
};

const yearsIn = ({ text, read }: Reader, typed: Typed): YearAmount[] | undefined => {
  const named = Object.keys(typed).flatMap((name) => (name.startsWith(`${names.years}-`) && text(name) !== '' ? [name] : []));
  if (named.length === 0) return undefined;
  return byYear(
    named.map((name) => ({ year: Number(name.slice(names.years.length + 1)), amount: read(name, parseGermanAmount, 0, texts.form.noAmount) })),
  );
};

const planIn = ({ text, wrong }: Reader, typed: Typed): Instalment[] | undefined => {
  const lines = Array.from({ length: planLines }, (_, at) => at + 1).filter((line) =>
    (['tag', 'jahr', 'betrag'] as const).some((part) => text(planField(line, part)) !== ''),
  );
  if (lines.length === 0) return undefined;
  return lines.flatMap((line): Instalment[] => {
    const [day, year] = [text(planField(line, 'tag')), text(planField(line, 'jahr'))];
    const [due, amount] = [dateIn(day), parseGermanAmount(text(planField(line, 'betrag')))];
    if (amount === undefined || amount === 0 || !/^20\d\d$/.test(year) || (day !== '' && due === undefined)) {
      wrong(names.plan, texts.form.noPart(line));
      return [];
    }
    return [{ year: Number(year), amount, retained: (typed[planField(line, 'einbehalt')] ?? '') !== '', ...(due !== undefined && { due }) }];
  });
};

const oneOf =
  <T extends string>(values: readonly T[]) =>
  (text: string): T | undefined =>
    values.find((value) => value === text);

/** The whole form of an award or an amendment. */
const moneyTerms = (usual: DecisionTerms, read: Reader, typed: Typed, { round }: DecisionBasis): DecisionTerms => {
  const amount = read.read(names.amount, parseGermanAmount, usual.amount, texts.form.noAmount);
  const financingType = read.read(names.financingType, oneOf(['share', 'deficit', 'fixed', 'full']), usual.financingType, texts.form.invalid);
  const rate = financingType === 'share' ? read.read(names.rate, rateIn, 10_000, texts.form.noRate) : undefined;
  const period = {
    from: read.read(names.from, dateIn, usual.period.from, texts.form.day('1.3.2027')),
    to: read.read(names.to, dateIn, usual.period.to, texts.form.day('30.11.2027')),
  };
  const isAsBefore = amount === usual.amount && same(period, usual.period);
  const years = yearsIn(read, typed) ?? (isAsBefore ? usual.years : splitByMonths(amount, period));
  const { rate: _rate, ...rest } = usual;
  return {
    ...rest,
    ...{ amount, years, financingType, period },
    ...(rate !== undefined && { rate }),
    purpose: read.text(names.purpose).slice(0, 1000),
    conditions: read
      .text(names.conditions)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    plan: planIn(read, typed) ?? (isAsBefore && same(years, usual.years) ? usual.plan : paymentPlan(years, period, round.payment)),
    proof: {
      due: read.read(names.proofDue, dateIn, usual.proof.due, texts.form.day('31.5.2028')),
      type: read.read(names.proofType, oneOf(['simple', 'with-vouchers']), usual.proof.type, texts.form.invalid),
    },
  };
};

const releaseTerms = (usual: DecisionTerms, read: Reader, typed: Typed, { paid }: DecisionBasis): DecisionTerms => {
  const amount = read.read(names.amount, parseGermanAmount, usual.amount, texts.form.noAmount);
  const years = yearsIn(read, typed) ?? reducedTo(amount, usual.years, paid);
  return { ...usual, amount, years, plan: reducedPlan(usual.plan, years) };
};

/**
 * What a form says, over the case as it stands.
 * @throws Refusal `invalid-fields` for what cannot be read; whether it is allowed say the rules
 */
export const termsIn = (kind: Decision['kind'], typed: Typed, basis: DecisionBasis): DecisionTerms => {
  const usual = usualTerms(kind, basis);
  const read = reader(typed);
  const said =
    kind === 'award' || kind === 'amendment'
      ? moneyTerms(usual, read, typed, basis)
      : kind === 'release'
        ? releaseTerms(usual, read, typed, basis)
        : usual;
  if (read.errors.length > 0) throw new Refusal('invalid-fields', texts.form.invalid, read.errors);
  return { ...said, reasons: read.text(names.reasons).slice(0, 5000) };
};
