import { formatDate, type IsoDate } from '../calendar.ts';
import type { FieldError } from '../refusal.ts';
import type { Facts } from './facts.ts';
import { legalForms, type Round } from './round.ts';
import { asked, error } from './rule-errors.ts';
import type { Submission } from './submission.ts';

type LegalForm = Submission['organisation']['legalForm'];
type Organisation = Facts['organisation'];

const quoted = (text: string): string => `„${text}“`;

/** Who stands in a register of a court: the association in that of associations (§ 55 BGB), the company in the commercial one. */
export const inRegister: readonly LegalForm[] = ['association', 'nonprofit-company'];
/** Who may be recognised as serving the public by a notice of the tax office; bodies of public law need none. */
export const withTaxNotice: readonly LegalForm[] = ['association', 'federation', 'nonprofit-company', 'foundation'];
/** The county pays itself by an internal transfer, to no account. */
export const withoutAccount: readonly LegalForm[] = ['county-department'];

/** The organisation is one that the round admits, with its seat where the round wants it. */
export const organisationIsAdmitted = ({ legalForm, seatInCounty }: Organisation, round: Round): readonly FieldError[] => [
  ...(legalForm === undefined || round.legalForms.includes(legalForm)
    ? []
    : error(
        '/organisation/legalForm',
        `${quoted(legalForms[legalForm])} kann in dieser Runde keinen Antrag stellen. Möglich ist das für: ${round.legalForms.map((form) => legalForms[form]).join('; ')}.`,
      )),
  ...(seatInCounty === false && round.seatInCounty
    ? error(
        '/organisation/seatInCounty',
        'In dieser Runde können nur Organisationen mit Sitz im Kreis einen Antrag stellen. Sprechen Sie mit uns, wenn eine Organisation im Kreis den Antrag mit Ihnen zusammen stellen kann.',
      )
    : []),
];

/** Register, tax notice and account are named by those who have them. */
export const organisationIsComplete = ({ legalForm, hasRegister, hasTax, hasAccount }: Organisation): readonly FieldError[] => {
  if (legalForm === undefined) return [];
  return [
    ...(inRegister.includes(legalForm) && !hasRegister ? ['/organisation/register/court', '/organisation/register/number'].flatMap(asked) : []),
    ...(withTaxNotice.includes(legalForm) && !hasTax ? asked('/organisation/tax/notice') : []),
    ...(withoutAccount.includes(legalForm) || hasAccount ? [] : ['/organisation/account/holder', '/organisation/account/iban'].flatMap(asked)),
  ];
};

/** How many years a notice counts, to the day (AEAO on § 63 AO): the tax exemption five, the notice under § 60a AO three calendar years. */
const noticeAges = { exemption: { years: 5, words: 'fünf Jahre' }, 'section-60a': { years: 3, words: 'drei Kalenderjahre' } } as const;

/** `2021-06-30` and 5 → `2026-06-30`: the last day on which the notice counts; from 29 February it is 28 February. */
export const lastDayOfNotice = (date: IsoDate, years: number): IsoDate => {
  const year = Number(date.slice(0, 4)) + years;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return `${year}${date.endsWith('-02-29') && !leap ? '-02-28' : date.slice(4)}`;
};

/**
 * A notice that the organisation serves the public is recent enough: § 63 (5) AO, a rule for donation receipts that is used here as a check of
 * plausibility.
 * @param today in Berlin
 */
export const noticeIsRecent = ({ notice, noticeDate, hasNoticeDate }: Organisation, today: IsoDate): readonly FieldError[] => {
  if (notice !== 'exemption' && notice !== 'section-60a') return [];
  if (!hasNoticeDate) return asked('/organisation/tax/noticeDate');
  if (noticeDate === undefined) return [];
  if (noticeDate > today)
    return error('/organisation/tax/noticeDate', `Der ${formatDate(noticeDate)} liegt in der Zukunft. Bitte prüfen Sie das Datum.`);
  const { years, words } = noticeAges[notice];
  const last = lastDayOfNotice(noticeDate, years);
  if (today <= last) return [];
  return error(
    '/organisation/tax/noticeDate',
    `Der Bescheid darf höchstens ${words} alt sein. Ihrer galt bis zum ${formatDate(last)}. Bitte geben Sie einen neueren Bescheid an. Ist er noch nicht da, wählen Sie „Ein neuer Bescheid ist beantragt“.`,
  );
};

/** The check digits of the IBAN are right, and its length is that of its country. @param validIban asks a library */
export const accountExists = ({ iban }: Organisation, validIban: (iban: string) => boolean): readonly FieldError[] =>
  iban === undefined || validIban(iban)
    ? []
    : error(
        '/organisation/account/iban',
        'Diese IBAN stimmt nicht: Ein Zeichen ist falsch, fehlt oder ist zu viel. Bitte vergleichen Sie sie mit Ihrem Kontoauszug.',
      );

/** Who signs together is at least two. */
export const signatoriesSuffice = ({ signatories, jointRepresentation }: Organisation): readonly FieldError[] =>
  jointRepresentation === true && signatories === 1
    ? error(
        '/organisation/signatories',
        'Wenn zwei Personen gemeinsam unterschreiben müssen, brauchen wir die Angaben von beiden. Bitte fügen Sie eine Person hinzu.',
      )
    : [];
