import { addDays, type Instant, type IsoDate, inBerlin } from '../calendar.ts';
import { sumCents } from '../money.ts';
import { workingDays } from '../working-days.ts';

/** One transfer of a file. `amount`: cents. `id`: unique for the payer for ever, at most 35 characters (EndToEndId). */
export type Transfer = {
  readonly id: string;
  readonly holder: string;
  readonly iban: string;
  readonly amount: number;
  /** What the recipient reads. */
  readonly text: string;
  /** Not before this day. */
  readonly due: IsoDate;
};

/** A file for the bank, or for the county's finance software. */
export type TransferFile = {
  /** At most 35 characters, unique (MsgId). */
  readonly id: string;
  readonly at: Instant;
  readonly debtor: { readonly name: string; readonly iban: string; readonly bic?: string };
  readonly transfers: readonly Transfer[];
};

// TARGET is closed on these days besides Saturdays and Sundays (European Central Bank, since 2002): banks execute nothing on them.
const isTargetDay = workingDays(['new-year', 'good-friday', 'easter-monday', 'labour-day', 'christmas', 'boxing-day']);

/** The first day from this one on on which banks execute transfers. */
export const targetDayFrom = (day: IsoDate): IsoDate => (isTargetDay(day) ? day : targetDayFrom(addDays(day, 1)));

const letters: Readonly<Record<string, string>> = {
  ...{ ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue', ß: 'ss', ẞ: 'SS', æ: 'ae', Æ: 'Ae', œ: 'oe', Œ: 'Oe', ø: 'oe', Ø: 'Oe' },
  ...{
    ł: 'l',
    Ł: 'L',
    đ: 'd',
    Đ: 'D',
    ð: 'd',
    þ: 'th',
    ı: 'i',
    '&': '+',
    '–': '-',
    '—': '-',
    '„': "'",
    '“': "'",
    '”': "'",
    '’': "'",
    '"': "'",
    '§': 'Par.',
  },
};

/**
 * Text in the characters that every bank of the SEPA takes: letters, digits, space and / - ? : ( ) . , ' +. Umlauts become two letters, what
 * is left of other marks goes, everything else is a space. An element neither begins nor ends with a slash, nor has two in a row.
 * @param limit most characters
 */
export const sepaText = (text: string, limit: number): string =>
  [...text.normalize('NFC')]
    .map((sign) => letters[sign] ?? sign.normalize('NFKD').replace(/\p{M}/gu, ''))
    .join('')
    .replace(/[^A-Za-z0-9/\-?:().,'+ ]+/g, ' ')
    .replace(/\/{2,}/g, '/')
    .replace(/ {2,}/g, ' ')
    .replace(/^[/ ]+/, '')
    .slice(0, limit)
    .replace(/[/ ]+$/, '');

/** A name never ends up empty: a bank refuses the whole file. */
const sepaName = (name: string): string => sepaText(name, 70) || 'NOTPROVIDED';

const euro = (cents: number): string => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll("'", '&apos;');
const tag = (name: string, content: string): string => `<${name}>${content}</${name}>`;
const text = (name: string, content: string): string => tag(name, escaped(content));

/** The day on which a transfer of a file made now is to be executed; never today, whose cut-off may have passed. */
export const executionDayOf = (due: IsoDate, at: Instant): IsoDate => {
  const tomorrow = addDays(inBerlin(at).date, 1);
  return targetDayFrom(due > tomorrow ? due : tomorrow);
};

/** Transfers by the day on which they are to be executed, the earliest first. */
const byDay = ({ transfers, at }: TransferFile): readonly (readonly [IsoDate, readonly Transfer[]])[] => {
  const days = new Map<IsoDate, Transfer[]>();
  for (const transfer of transfers) {
    const day = executionDayOf(transfer.due, at);
    days.set(day, [...(days.get(day) ?? []), transfer]);
  }
  return [...days].sort(([one], [other]) => (one < other ? -1 : 1));
};

const counts = (transfers: readonly Transfer[]): string =>
  text('NbOfTxs', String(transfers.length)) + text('CtrlSum', euro(sumCents(transfers.map(({ amount }) => amount))));

const account = (name: string, iban: string): string => tag(name, tag('Id', text('IBAN', iban)));

// An empty one is no text by the schema, which asks for a character at least.
const remittance = (said: string): string => (said === '' ? '' : tag('RmtInf', text('Ustrd', said)));

const transferElement = ({ id, holder, iban, amount, text: said }: Transfer): string =>
  tag(
    'CdtTrfTxInf',
    [
      tag('PmtId', text('EndToEndId', sepaText(id, 35))),
      tag('Amt', `<InstdAmt Ccy="EUR">${euro(amount)}</InstdAmt>`),
      tag('Cdtr', text('Nm', sepaName(holder))),
      account('CdtrAcct', iban),
      remittance(sepaText(said, 140)),
    ].join(''),
  );

const paymentElement = ({ id, debtor }: TransferFile, day: IsoDate, transfers: readonly Transfer[], place: number): string =>
  tag(
    'PmtInf',
    [
      text('PmtInfId', `${sepaText(id, 31)}-${place}`),
      text('PmtMtd', 'TRF'),
      text('BtchBookg', 'true'),
      counts(transfers),
      tag('PmtTpInf', tag('SvcLvl', text('Cd', 'SEPA'))),
      tag('ReqdExctnDt', text('Dt', day)),
      tag('Dbtr', text('Nm', sepaName(debtor.name))),
      account('DbtrAcct', debtor.iban),
      tag('DbtrAgt', tag('FinInstnId', debtor.bic === undefined ? tag('Othr', text('Id', 'NOTPROVIDED')) : text('BICFI', debtor.bic))),
      text('ChrgBr', 'SLEV'),
      ...transfers.map(transferElement),
    ].join(''),
  );

/**
 * The file as ISO 20022 `pain.001.001.09`, the version that the European Payments Council asks customers for since 2023: one group of
 * transfers per day of execution, each with its own count and sum.
 * @throws RangeError for a file without a transfer, which no bank takes
 */
export const creditTransferXml = (file: TransferFile): string => {
  if (file.transfers.length === 0) throw new RangeError('a file without a transfer');
  const header = tag(
    'GrpHdr',
    [
      text('MsgId', sepaText(file.id, 35)),
      text('CreDtTm', file.at),
      counts(file.transfers),
      tag('InitgPty', text('Nm', sepaName(file.debtor.name))),
    ].join(''),
  );
  const groups = byDay(file).map(([day, transfers], index) => paymentElement(file, day, transfers, index + 1));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">${tag('CstmrCdtTrfInitn', header + groups.join(''))}</Document>\n`;
};
