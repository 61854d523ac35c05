import { formatEuro, sumCents } from '../money.ts';
import type { FieldError } from '../refusal.ts';
import { type DecisionBasis, type DecisionTerms, isInternal } from './decision-terms.ts';
import { highestGrant } from './grant-amount.ts';
import { byYear } from './ledger.ts';
import { grantBaseOf } from './recognised-costs.ts';

/** Names of the fields of a decision's form; errors point at them. */
export const decisionFields = {
  amount: 'betrag',
  years: 'jahre',
  financingType: 'finanzierungsart',
  rate: 'anteil',
  purpose: 'zweck',
  from: 'von',
  to: 'bis',
  conditions: 'nebenbestimmungen',
  plan: 'raten',
  proofDue: 'nachweis-bis',
  proofType: 'nachweis-art',
  reasons: 'begruendung',
} as const;

const at = (field: keyof typeof decisionFields, message: string): FieldError => ({ pointer: `/${decisionFields[field]}`, message });
const when = (wrong: boolean, error: () => FieldError): FieldError[] => (wrong ? [error()] : []);

/** Rules of the amount: never above what was decided, nor above what the costs and the round allow. */
const amountErrors = ({ amount, financingType, rate }: DecisionTerms, { application, review, round, paid, inForce }: DecisionBasis) => {
  const decided = application.decidedAmount ?? 0;
  const highest = highestGrant(grantBaseOf(application, review?.recognised?.lines, round), {
    type: financingType,
    rate: rate ?? 10_000,
    cap: round.maximumGrant,
  });
  const out = sumCents(paid.map((year) => year.amount));
  return [
    ...when(amount === 0, () => at('amount', 'Bitte geben Sie an, wie viel bewilligt wird. Für 0,00 € gibt es den Ablehnungsbescheid.')),
    ...when(amount > decided, () =>
      at(
        'amount',
        `Beschlossen sind ${formatEuro(decided)}. Mehr kann der Bescheid nicht bewilligen. Bitte senken Sie den Betrag, oder lassen Sie neu beschließen.`,
      ),
    ),
    ...when(amount > highest && amount <= decided && amount > (inForce?.amount ?? 0), () =>
      at(
        'amount',
        `Nach der Finanzierungsart und den anerkannten Kosten sind höchstens ${formatEuro(highest)} möglich. Bitte senken Sie den Betrag, oder prüfen Sie die anerkannten Kosten.`,
      ),
    ),
    ...when(amount < out, () =>
      at('amount', `Ausgezahlt oder angewiesen sind schon ${formatEuro(out)}. Weniger kann der Bescheid nicht bewilligen.`),
    ),
  ];
};

const yearErrors = ({ amount, years, plan }: DecisionTerms, { paid }: DecisionBasis): FieldError[] => {
  const [sum, planned] = [sumCents(years.map((year) => year.amount)), sumCents(plan.map((part) => part.amount))];
  const short = paid.find(({ year, amount: out }) => (years.find((each) => each.year === year)?.amount ?? 0) < out);
  const sameYears = JSON.stringify(byYear(years)) === JSON.stringify(byYear(plan));
  return [
    ...when(sum !== amount, () => at('years', `Die Jahre ergeben zusammen ${formatEuro(sum)}, bewilligt werden ${formatEuro(amount)}.`)),
    ...when(sum === amount && short !== undefined && amount > 0, () =>
      at(
        'years',
        `Aus dem Haushalt ${short?.year} sind schon ${formatEuro(short?.amount ?? 0)} ausgezahlt oder angewiesen. So viel muss dort bleiben.`,
      ),
    ),
    ...when(sum === amount && planned !== amount, () =>
      at('plan', `Die Raten ergeben zusammen ${formatEuro(planned)}, bewilligt werden ${formatEuro(amount)}.`),
    ),
    ...when(sum === amount && planned === amount && !sameYears, () =>
      at('plan', 'Die Raten eines Haushaltsjahrs müssen zusammen so viel ergeben, wie aus diesem Jahr bewilligt wird.'),
    ),
  ];
};

const moneyTermErrors = (terms: DecisionTerms, basis: DecisionBasis): FieldError[] => [
  ...amountErrors(terms, basis),
  ...yearErrors(terms, basis),
  ...when(terms.purpose.trim() === '', () => at('purpose', 'Bitte schreiben Sie, wofür das Geld bestimmt ist.')),
  ...when(terms.period.to < terms.period.from, () => at('to', 'Der Zeitraum endet, bevor er beginnt. Bitte ändern Sie einen der beiden Tage.')),
  ...when(terms.period.to >= terms.period.from && terms.proof.due <= terms.period.to, () =>
    at('proofDue', 'Der Nachweis kann erst nach dem Ende des Zeitraums fällig sein. Bitte nennen Sie einen späteren Tag.'),
  ),
];

/** An award of less than was asked for says why: only what is wanted needs no reasons (§ 109 Abs. 2 Nr. 1 LVwG SH). */
const missingReasons = ({ amount }: DecisionTerms, { decidedAmount = 0, requestedAmount }: DecisionBasis['application']): FieldError[] => {
  if (amount < decidedAmount) return [at('reasons', 'Bitte schreiben Sie, warum weniger bewilligt wird, als beschlossen ist.')];
  return when(amount < requestedAmount, () => at('reasons', 'Bitte schreiben Sie, warum weniger bewilligt wird, als beantragt ist.'));
};

/** Notices against the wish of the recipient say why (§ 109 LVwG SH). */
const reasonErrors = ({ kind, reasons }: DecisionTerms): FieldError[] =>
  when(reasons.trim() === '' && kind !== 'award', () => at('reasons', 'Bitte schreiben Sie die Gründe. Ohne sie gibt es diesen Bescheid nicht.'));

/** Does a change change anything? */
const same = (terms: DecisionTerms, before: DecisionTerms | undefined): boolean => {
  const told = ({ amount, years, purpose, period, conditions, plan, proof }: DecisionTerms) =>
    JSON.stringify([amount, years, purpose, [period.from, period.to], conditions, plan, [proof.due, proof.type]]);
  return before !== undefined && told(terms) === told(before);
};

/** What is wrong with a decision, in the order of its form; nothing: it may be prepared. Whether the budget carries it says the budget. */
export const decisionErrors = (terms: DecisionTerms, basis: DecisionBasis): FieldError[] => {
  const { application, inForce, paid } = basis;
  const out = sumCents(paid.map(({ amount }) => amount));
  switch (terms.kind) {
    case 'award':
      return [
        ...moneyTermErrors(terms, basis),
        ...(terms.reasons.trim() === '' && !isInternal(application) ? missingReasons(terms, application) : []),
      ];
    case 'rejection':
      return [
        ...when((application.decidedAmount ?? 0) > 0, () => ({
          pointer: '',
          message: `Beschlossen sind ${formatEuro(application.decidedAmount ?? 0)}. Ablehnen können Sie nur, was mit 0,00 € beschlossen ist.`,
        })),
        ...reasonErrors(terms),
      ];
    case 'amendment':
      return [
        ...moneyTermErrors(terms, basis),
        ...reasonErrors(terms),
        ...when(same(terms, inForce), () => ({ pointer: '', message: 'Dieser Bescheid ändert nichts. Bitte ändern Sie, was ab jetzt gilt.' })),
      ];
    case 'release':
      return [
        ...yearErrors(terms, basis).filter(({ pointer }) => pointer !== `/${decisionFields.plan}`),
        ...when(terms.amount >= (inForce?.amount ?? 0), () =>
          at(
            'amount',
            `Bewilligt sind ${formatEuro(inForce?.amount ?? 0)}. Wenn Geld frei wird, bleibt weniger: Bitte tragen Sie ein, wie viel bleibt.`,
          ),
        ),
        ...when(terms.amount < out, () => at('amount', `Ausgezahlt oder angewiesen sind schon ${formatEuro(out)}. So viel muss bewilligt bleiben.`)),
        ...reasonErrors(terms),
      ];
    case 'decline':
      return [
        ...when(out > 0, () => ({
          pointer: '',
          message: `Ausgezahlt oder angewiesen sind schon ${formatEuro(out)}. Auf das ganze Geld kann niemand mehr verzichten. Geben Sie frei, was nicht gebraucht wird.`,
        })),
        ...reasonErrors(terms),
      ];
    case 'revocation':
      return [
        ...when(JSON.stringify(byYear(terms.years)) !== JSON.stringify(byYear(paid)), () => ({
          pointer: '',
          message: `Ausgezahlt oder angewiesen sind ${formatEuro(out)}. So viel bleibt gebunden, bis es zurückgezahlt ist.`,
        })),
        ...reasonErrors(terms),
      ];
    default:
      return terms.kind satisfies never;
  }
};
