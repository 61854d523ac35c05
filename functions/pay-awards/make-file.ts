import type { CountyProfile } from '../../shared/county/profile.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import { creditTransferXml, executionDayOf, type TransferFile } from '../../shared/domain/funding/credit-transfer.ts';
import { type Payment, sumOf } from '../../shared/domain/funding/payment.ts';
import { type PaymentFile, type PaymentFileContent, paymentsOfFile } from '../../shared/domain/funding/payment-file.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { DeskStore } from '../../shared/store/desk-store.ts';
import type { PaymentStore, WaitingTransfer } from '../../shared/store/payment-store.ts';
import { type Person, signedBy } from './change-case.ts';
import { texts } from './texts.ts';

/** What making a file needs from outside. */
export type FileDeps = Pick<PaymentStore, 'waitingTransfers' | 'payment' | 'files' | 'keepFile'> &
  Pick<DeskStore, 'application'> & {
    readonly county: Pick<CountyProfile, 'key' | 'payments'>;
    readonly now: () => Instant;
    readonly writeCsv: (table: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }) => string;
    readonly pauseAfterRace: (attempt: number) => Promise<void>;
  };

type Waiting = { readonly transfer: WaitingTransfer; readonly payment: Payment };

/**
 * Released payments that no file has, as far as this person may see them: a case of somebody with a conflict of interest waits for a colleague.
 * `more`: there are others behind those that one file takes.
 */
export const waitingPayments = async (
  { waitingTransfers, application, payment }: Pick<FileDeps, 'waitingTransfers' | 'application' | 'payment'>,
  staff: string,
): Promise<{ readonly waiting: readonly Waiting[]; readonly more: boolean }> => {
  const transfers = await waitingTransfers(paymentsOfFile + 1);
  const found = await Promise.all(
    transfers.slice(0, paymentsOfFile).map(async (transfer) => {
      if ((await application(transfer.applicationId, staff)) === undefined) return [];
      const known = await payment(transfer.applicationId, transfer.number);
      return known === undefined || known.exported !== undefined ? [] : [{ transfer, payment: known }];
    }),
  );
  return { waiting: found.flat(), more: transfers.length > paymentsOfFile };
};

/** `INT-2026-0042-1`: unique for ever, and the same in the file, on the account and in the case. */
const endToEndId = ({ reference, number }: Payment): string => `${reference}-${number}`;

const transfersOf = (payments: readonly Payment[]): TransferFile['transfers'] =>
  payments.flatMap((payment) => {
    const { payee, amount, purpose, due, reference } = payment;
    return payee.kind === 'account'
      ? [{ id: endToEndId(payment), holder: payee.holder, iban: payee.iban, amount, text: texts.file.transferText(reference, purpose), due }]
      : [];
  });

const plainAmount = (cents: number): string => `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`;

const csvTable = (payments: readonly Payment[], at: Instant) => ({
  columns: texts.file.columns,
  rows: payments.map((payment) => [
    endToEndId(payment),
    payment.payee.kind === 'account' ? payment.payee.holder : '',
    payment.payee.kind === 'account' ? payment.payee.iban : '',
    plainAmount(payment.amount),
    texts.file.transferText(payment.reference, payment.purpose),
    payment.due,
    executionDayOf(payment.due, at),
    String(payment.year),
    payment.ordered.by.name,
    payment.released?.by.name ?? '',
  ]),
});

const padded = (number: number): string => String(number).padStart(5, '0');

const contentOf = (payments: readonly Payment[], number: number, at: Instant, { county, writeCsv }: FileDeps): PaymentFileContent => ({
  xml: creditTransferXml({ id: `INT-${county.key}-${padded(number)}`, at, debtor: county.payments, transfers: transfersOf(payments) }),
  csv: writeCsv(csvTable(payments, at)),
});

// Forms of the last pages are found again; older ones were answered long ago.
const knownFiles = 20;
const attempts = 5;

/**
 * Makes the next file of released payments, each of which is in one file and no other. The same form makes one file.
 * @returns the file
 * @throws Refusal `wrong-state` when no payment waits
 */
export const makeFile =
  (deps: FileDeps) =>
  async (request: string, staff: Person): Promise<PaymentFile> => {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const files = await deps.files(knownFiles);
      const made = files.find((file) => file.request === request);
      if (made !== undefined) return made;
      const { waiting } = await waitingPayments(deps, staff.subject);
      if (waiting.length === 0) {
        // The same form, clicked twice, may have taken them between the two looks.
        const twin = (await deps.files(knownFiles)).find((file) => file.request === request);
        if (twin !== undefined) return twin;
        throw new Refusal('wrong-state', texts.file.nothing);
      }
      const payments = waiting.map(({ payment }) => payment);
      const at = deps.now();
      const number = (files[0]?.number ?? 0) + 1;
      const file: PaymentFile = { number, request, made: signedBy(staff, at), count: payments.length, amount: sumOf(payments) };
      const content = contentOf(payments, number, at, deps);
      if (
        await deps.keepFile(
          file,
          content,
          waiting.map(({ transfer }) => transfer),
        )
      )
        return file;
      await deps.pauseAfterRace(attempt);
    }
    throw new Refusal('version-conflict', texts.busy);
  };
