/// <reference lib="dom" />
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { creditTransferXml } from '../../shared/domain/funding/credit-transfer.ts';
import { launchBrowser } from '../support/browser.ts';

/** An element as the browser's XML parser reads it; `text` of one without children. */
type Element = { readonly name: string; readonly namespace: string | null; readonly text: string; readonly children: readonly Element[] };
const elementSchema: z.ZodType<Element> = z.lazy(() =>
  z.object({ name: z.string(), namespace: z.string().nullable(), text: z.string(), children: z.array(elementSchema) }),
);

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const text35 = /^[A-Za-z0-9/\-?:().,'+ ]{1,35}$/;
const name70 = /^[A-Za-z0-9/\-?:().,'+ ]{1,70}$/;
const amount = /^\d{1,9}\.\d{2}$/;
const iban = /^[A-Z]{2}\d{2}[A-Z0-9]{1,30}$/;

/** What may stand in an element: text, or these elements in this order, each with how often (least, most). */
type Rule = RegExp | readonly (readonly [name: string, least: number, most: number])[];

/**
 * pain.001.001.09 as the European Payments Council restricts it for customers of banks, restated: the elements that this house writes, in the
 * order of the message's schema. An element that is not here is a fault.
 */
const rules: Readonly<Record<string, Rule>> = {
  Document: [['CstmrCdtTrfInitn', 1, 1]],
  CstmrCdtTrfInitn: [
    ['GrpHdr', 1, 1],
    ['PmtInf', 1, 99],
  ],
  GrpHdr: [
    ['MsgId', 1, 1],
    ['CreDtTm', 1, 1],
    ['NbOfTxs', 1, 1],
    ['CtrlSum', 1, 1],
    ['InitgPty', 1, 1],
  ],
  InitgPty: [['Nm', 1, 1]],
  PmtInf: [
    ['PmtInfId', 1, 1],
    ['PmtMtd', 1, 1],
    ['BtchBookg', 0, 1],
    ['NbOfTxs', 1, 1],
    ['CtrlSum', 1, 1],
    ['PmtTpInf', 1, 1],
    ['ReqdExctnDt', 1, 1],
    ['Dbtr', 1, 1],
    ['DbtrAcct', 1, 1],
    ['DbtrAgt', 1, 1],
    ['ChrgBr', 0, 1],
    ['CdtTrfTxInf', 1, 999],
  ],
  PmtTpInf: [['SvcLvl', 1, 1]],
  SvcLvl: [['Cd', 1, 1]],
  ReqdExctnDt: [['Dt', 1, 1]],
  Dbtr: [['Nm', 1, 1]],
  DbtrAcct: [['Id', 1, 1]],
  CdtrAcct: [['Id', 1, 1]],
  DbtrAgt: [['FinInstnId', 1, 1]],
  CdtTrfTxInf: [
    ['PmtId', 1, 1],
    ['Amt', 1, 1],
    ['CdtrAgt', 0, 1],
    ['Cdtr', 1, 1],
    ['CdtrAcct', 1, 1],
    ['RmtInf', 0, 1],
  ],
  PmtId: [
    ['InstrId', 0, 1],
    ['EndToEndId', 1, 1],
  ],
  Amt: [['InstdAmt', 1, 1]],
  Cdtr: [['Nm', 1, 1]],
  RmtInf: [['Ustrd', 1, 1]],
  ...{
    MsgId: text35,
    PmtInfId: text35,
    EndToEndId: text35,
    CreDtTm: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
    NbOfTxs: /^\d{1,15}$/,
    CtrlSum: amount,
  },
  ...{
    Nm: name70,
    PmtMtd: /^TRF$/,
    BtchBookg: /^(true|false)$/,
    Cd: /^SEPA$/,
    Dt: /^\d{4}-\d\d-\d\d$/,
    IBAN: iban,
    ChrgBr: /^SLEV$/,
    InstdAmt: amount,
  },
  ...{ BICFI: /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/, Ustrd: /^[A-Za-z0-9/\-?:().,'+ ]{1,140}$/ },
};

/** What may stand in two elements whose name is not enough to tell. */
const ruleOf = ({ name }: Element, parent: string): Rule | undefined => {
  if (name === 'Id' && parent === 'Othr') return /^NOTPROVIDED$/;
  if (name === 'Id') return [['IBAN', 1, 1]];
  if (name === 'Othr') return [['Id', 1, 1]];
  if (name === 'FinInstnId')
    return [
      ['BICFI', 0, 1],
      ['Othr', 0, 1],
    ];
  return rules[name];
};

const faultsIn = (element: Element, path = '', parent = ''): string[] => {
  const here = `${path}/${element.name}`;
  const rule = ruleOf(element, parent);
  if (rule === undefined) return [`${here} is unknown`];
  if (element.namespace !== 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09') return [`${here} has another namespace`];
  if (rule instanceof RegExp) return element.children.length === 0 && rule.test(element.text) ? [] : [`${here}: ${element.text}`];
  const counts = rule.filter(([name, least, most]) => {
    const count = element.children.filter((child) => child.name === name).length;
    return count < least || count > most;
  });
  const places = element.children.map(({ name }) => rule.findIndex(([known]) => known === name));
  return [
    ...counts.map(([name]) => `${here} has too few or too many ${name}`),
    ...(places.some((place, index) => place < (places[index - 1] ?? 0)) ? [`${here} is out of order`] : []),
    ...(element.name === 'FinInstnId' && element.children.length !== 1 ? [`${here} names no bank, or two`] : []),
    ...element.children.flatMap((child) => faultsIn(child, here, element.name)),
  ];
};

const read = async (xml: string): Promise<Element> => {
  const page = await browser.newPage();
  const found: unknown = await page.evaluate((given) => {
    const readElement = (node: globalThis.Element): unknown => ({
      name: node.localName,
      namespace: node.namespaceURI,
      text: node.children.length === 0 ? node.textContent : '',
      children: [...node.children].map(readElement),
    });
    return readElement(new DOMParser().parseFromString(given, 'application/xml').documentElement);
  }, xml);
  await page.close();
  return elementSchema.parse(found);
};

const debtor = { name: 'Kreis Rendsburg-Eckernförde', iban: 'DE02000000000000001000' };
const transfers = [
  {
    id: 'INT-2026-0042-1',
    holder: 'Nachbarn & <Freunde> "e. V."',
    iban: 'DE89370400440532013000',
    amount: 1,
    text: 'Müll]]> & Straße '.repeat(20),
    due: '2027-03-10',
  },
  { id: 'INT-2026-0043-1', holder: 'ç'.repeat(150), iban: 'NL91ABNA0417164300', amount: 10_000_000_000 - 1, text: '', due: '2027-06-01' },
].map((transfer) => ({ ...transfer, text: transfer.text || 'Rate 1' }));

it('the file is pain.001.001.09 to a foreign parser, element by element', async () => {
  for (const payer of [debtor, { ...debtor, bic: 'NOLADE21RDB' }]) {
    const read1 = await read(creditTransferXml({ id: 'INT-01058-00001', at: '2027-03-10T09:00:00.000Z', debtor: payer, transfers }));
    expect(faultsIn(read1)).toEqual([]);
    expect(read1.children[0]?.children.map(({ name }) => name)).toEqual(['GrpHdr', 'PmtInf', 'PmtInf']);
  }
});

it('the rules see what is wrong', async () => {
  const xml = creditTransferXml({ id: 'INT-01058-00001', at: '2027-03-10T09:00:00.000Z', debtor, transfers });
  for (const [good, bad] of [
    ['<PmtMtd>TRF</PmtMtd><BtchBookg>true</BtchBookg>', '<BtchBookg>true</BtchBookg><PmtMtd>TRF</PmtMtd>'],
    ['<Othr><Id>NOTPROVIDED</Id></Othr>', ''],
    ['<EndToEndId>INT-2026-0042-1</EndToEndId>', ''],
    ['pain.001.001.09', 'pain.001.001.03'],
    ['Rate 1', 'Räte 1'],
  ] as const)
    expect(faultsIn(await read(xml.replace(good, bad)))).not.toEqual([]);
});
