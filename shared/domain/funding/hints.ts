import { addDays, formatDate } from '../calendar.ts';
import { formatEuro } from '../money.ts';
import type { FieldError } from '../refusal.ts';
import { factsOf } from './facts.ts';
import { isOthersMoney } from './plan-rules.ts';
import type { RuleContext } from './submission-rules.ts';

const hint = (pointer: string, message: string): readonly FieldError[] => [{ pointer, message }];

/** The days that an application for this amount has to come before the project begins. */
const leadTimeOf = (amount: number | undefined, { round }: Pick<RuleContext, 'round'>): number =>
  round.applications.leadTimes.find(({ upTo }) => upTo === undefined || (amount !== undefined && amount <= upTo))?.days ?? 0;

const withoutPunctuation = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/**
 * What is allowed and still good to know before sending: it refuses nothing. Lead time, a beginning that has passed, accounts abroad or in
 * another name, money of others that is not approved yet (rule V7), unpaid work that is no own money (rule V3).
 */
export const hintsOf = (submission: unknown, { round, today }: Pick<RuleContext, 'round' | 'today'>): readonly FieldError[] => {
  const { organisation, project, financing, requestedAmount } = factsOf(submission);
  const { iban, holder, name } = organisation;
  const days = leadTimeOf(requestedAmount, { round });
  const earliest = addDays(today, days);
  const { minimumOwnShare, inKindCounts } = round.financing;
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
    ...(project.start === 'early' && project.startDate !== undefined && project.startDate < today
      ? hint(
          '/project/startDate',
          `Der Beginn (${formatDate(project.startDate)}) liegt in der Vergangenheit. Eine Förderung ist nur möglich, wenn wir Ihnen vorher schriftlich erlaubt haben, früher zu beginnen.`,
        )
      : []),
    ...financing.flatMap(({ source, amount, status }, row) =>
      source !== undefined && isOthersMoney(source) && amount !== undefined && (status === 'applied' || status === 'planned')
        ? hint(
            `/financing/${row}/status`,
            `${formatEuro(amount)} sind noch nicht zugesagt. Eine Bewilligung kann davon abhängen, dass dieses Geld kommt.`,
          )
        : [],
    ),
    ...financing.flatMap(({ source }, row) =>
      source === 'in-kind' && minimumOwnShare > 0 && !inKindCounts
        ? hint(`/financing/${row}/source`, 'Unbare Eigenleistung zählt in dieser Runde nicht zu den Eigenmitteln.')
        : [],
    ),
  ];
};
