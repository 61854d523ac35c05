import { formatDate, type IsoDate } from '../calendar.ts';
import { formatEuro } from '../money.ts';
import type { FieldError } from '../refusal.ts';
import { factsOf } from './facts.ts';
import { isOthersMoney } from './plan-rules.ts';
import type { RuleContext } from './submission-rules.ts';

const hint = (pointer: string, message: string): readonly FieldError[] => [{ pointer, message }];

const dayAfter = (date: IsoDate, days: number): IsoDate => new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The days that an application for this amount has to come before the project begins. */
const leadTimeOf = (amount: number | undefined, { round }: Pick<RuleContext, 'round'>): number =>
  round.applications.leadTimes.find(({ upTo }) => upTo === undefined || (amount !== undefined && amount <= upTo))?.days ?? 0;

const withoutPunctuation = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/**
 * What is allowed and still good to know before sending: it refuses nothing. Lead time, accounts abroad or in another name, money of others
 * that is not approved yet (rule V7), unpaid work.
 */
export const hintsOf = (submission: unknown, { round, today }: Pick<RuleContext, 'round' | 'today'>): readonly FieldError[] => {
  const { organisation, project, financing, requestedAmount } = factsOf(submission);
  const { iban, holder, name } = organisation;
  const days = leadTimeOf(requestedAmount, { round });
  const earliest = dayAfter(today, days);
  return [
    ...(iban === undefined || iban.startsWith('DE')
      ? []
      : hint(
          '/organisation/account/iban',
          `Das Konto liegt nicht in Deutschland (${iban.slice(0, 2)}). Das ist möglich. Bitte prüfen Sie die IBAN noch einmal.`,
        )),
    ...(holder === undefined || name === undefined || withoutPunctuation(holder) === withoutPunctuation(name)
      ? []
      : hint('/organisation/account/holder', 'Das Konto läuft auf einen anderen Namen als den der Organisation. Wir fragen dazu vielleicht nach.')),
    ...(project.startDate === undefined || days === 0 || project.startDate >= earliest || project.startDate < today
      ? []
      : hint(
          '/project/startDate',
          `Zwischen Antrag und Beginn sollten ${days} Tage liegen. Wenn Sie heute absenden, ist das der ${formatDate(earliest)}. Bei einem früheren Beginn kann es sein, dass die Entscheidung noch nicht da ist.`,
        )),
    ...financing.flatMap(({ source, amount, status }, row) =>
      source !== undefined && isOthersMoney(source) && amount !== undefined && (status === 'applied' || status === 'planned')
        ? hint(
            `/financing/${row}/status`,
            `${formatEuro(amount)} sind noch nicht zugesagt. Eine Bewilligung kann davon abhängen, dass dieses Geld kommt.`,
          )
        : [],
    ),
  ];
};
