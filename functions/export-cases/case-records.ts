import * as z from 'zod';
import { formatDate } from '../../shared/domain/calendar.ts';
import { type Consultation, consultationSchema, resultName } from '../../shared/domain/funding/committee.ts';
import { stepRoles } from '../../shared/domain/funding/meeting.ts';
import { inOrder, type Motion, votesText } from '../../shared/domain/funding/motion.ts';
import { type Payment, paymentSchema, paymentStates, spacedIban } from '../../shared/domain/funding/payment.ts';
import { formatEuro } from '../../shared/domain/money.ts';
import type { CaseFile } from '../../shared/store/desk-store.ts';
import { fact, lines, type Part, signed } from './case-parts.ts';
import { texts } from './texts.ts';

const said = texts.file;

/** What bodies did with a case, in the order of their days. */
const consultationsOf = ({ others }: Pick<CaseFile, 'others'>): readonly Consultation[] =>
  z
    .array(consultationSchema)
    .parse(others('consultation'))
    .toSorted((one, other) => (one.date < other.date ? -1 : 1));

/** Its payments, in their order. */
export const paymentsOf = ({ others }: Pick<CaseFile, 'others'>): readonly Payment[] =>
  z
    .array(paymentSchema)
    .parse(others('payment'))
    .toSorted((one, other) => one.number - other.number);

const votesOf = ({ votes, withdrawn }: Motion): string => {
  if (withdrawn === true) return said.withdrawn;
  return votes === undefined ? said.noVotes : votesText(votes);
};

const consultationPart = ({ body, date, role, publicSession, motions, outcome, earlier }: Consultation): Part => ({
  heading: said.consultation(body, formatDate(date)),
  level: 3,
  facts: [
    fact(said.role, stepRoles[role], publicSession ? said.publicSession : said.closedSession),
    ...inOrder(motions).map((motion) =>
      fact(said.motion(motion.rank), ...lines(motion.text), `${motion.by}, ${formatEuro(motion.amount)}`, votesOf(motion)),
    ),
    fact(
      said.result,
      ...(outcome === undefined
        ? [said.openResult]
        : [
            `${resultName(outcome.result, role)}${outcome.amount === undefined ? '' : `, ${formatEuro(outcome.amount)}`}`,
            ...(outcome.note === undefined ? [] : lines(outcome.note)),
            signed(outcome),
          ]),
    ),
    ...earlier.map(({ outcome: was }) => fact(said.corrected, resultName(was.result, role), signed(was))),
  ],
});

const paymentPart = ({ number, amount, year, due, purpose, payee, state, ordered, released, cancelled }: Payment): Part => ({
  heading: said.payment(number),
  level: 3,
  facts: [
    fact(said.amount, formatEuro(amount), said.ofYear(year)),
    fact(said.state, paymentStates[state]),
    fact(said.due, formatDate(due)),
    fact(said.payee, ...(payee.kind === 'account' ? [payee.holder, spacedIban(payee.iban)] : [said.internal])),
    ...(purpose === '' ? [] : [fact(said.purpose, ...lines(purpose))]),
    fact(said.ordered, signed(ordered)),
    ...(released === undefined ? [] : [fact(said.released, signed(released))]),
    ...(cancelled === undefined ? [] : [fact(said.cancelled, ...lines(cancelled.reason), signed(cancelled))]),
  ],
});

const under = (heading: string, parts: readonly Part[]): readonly Part[] => (parts.length === 0 ? [] : [{ heading, level: 2 }, ...parts]);

/** What committees did with a case. */
export const consultationParts = (file: CaseFile): readonly Part[] => under(said.consultations, consultationsOf(file).map(consultationPart));

/** What was paid for it. */
export const paymentParts = (file: CaseFile): readonly Part[] => under(said.payments, paymentsOf(file).map(paymentPart));
