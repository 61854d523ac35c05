import type { CountyProfile } from '../../shared/county/profile.ts';
import { addMonths, formatDate, formatMonth } from '../../shared/domain/calendar.ts';
import { formatInteger } from '../../shared/domain/money.ts';
import { oneLine, type RenderedMail, subjectOf } from '../../shared/domain/notices/mail.ts';
import type { AreaRecipient } from '../../shared/domain/notices/recipient.ts';
import { unitLabels } from '../../shared/domain/statistics/indicator.ts';
import { changeBetween } from '../../shared/domain/statistics/monthly-report-figure.ts';
import type { KeyFigure, ReleasePublished } from '../../shared/domain/statistics/release.ts';
import { type Block, renderLetter } from '../../shared/mail/letter.ts';

/** What the template is given beside the release. */
export type ReleaseFrame = {
  readonly county: CountyProfile;
  readonly exampleData: boolean;
  /** Public address without a slash at the end. */
  readonly siteUrl: string;
};

const missing = 'keine Angabe';
const labelsOfUnits: ReadonlyMap<string, string> = new Map(Object.entries(unitLabels));
const labelsOfOne: ReadonlyMap<string, string> = new Map([
  ['P', 'Person'],
  ['PL', 'Platz'],
  ['C', 'Fall'],
]);

const decimalsOf = (value: number): number => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;

/** `-1234.5` with 1 decimal → `−1.234,5`. */
const formatNumber = (value: number, decimals: number): string => {
  const [whole = '0', fraction] = Math.abs(value).toFixed(decimals).split('.');
  return `${value < 0 ? '\u2212' : ''}${formatInteger(Number(whole))}${fraction === undefined ? '' : `,${fraction}`}`;
};

/** `+3 (mehr)`, `−3 (weniger)`, `0 (gleich)`; the word carries the meaning for those who do not see the sign. */
const formatDifference = ({ value, previous, unit }: KeyFigure, decimals: number): string => {
  if (value === undefined || previous === undefined) return missing;
  const difference = changeBetween(value, previous);
  if (difference === 0) return '0 (gleich)';
  const points = unit === '%' ? ' Prozentpunkte' : '';
  return `${difference > 0 ? '+' : ''}${formatNumber(difference, decimals)}${points} (${difference > 0 ? 'mehr' : 'weniger'})`;
};

/** A key figure against the month before, in three lines; below a rate of inhabitants, of which day they are. */
export const figureText = (figure: KeyFigure): string => {
  // Two decimals at most, as in the report.
  const decimals = Math.min(2, Math.max(decimalsOf(figure.value ?? 0), decimalsOf(figure.previous ?? 0)));
  const unitOf = (value: number): string =>
    (Math.abs(value) === 1 ? labelsOfOne.get(figure.unit) : undefined) ?? labelsOfUnits.get(figure.unit) ?? figure.unit;
  const withUnit = (value: number | undefined): string => (value === undefined ? missing : `${formatNumber(value, decimals)} ${unitOf(value)}`);
  const lines = [withUnit(figure.value), `Vormonat: ${withUnit(figure.previous)}`, `Unterschied: ${formatDifference(figure, decimals)}`];
  const { populationDate } = figure;
  return [...lines, ...(populationDate === undefined ? [] : [`Einwohnerzahl am ${formatDate(populationDate)}`])].join('\n');
};

const figures = (name: string, list: readonly KeyFigure[]): Block[] => [
  { kind: 'heading', text: `Kennzahlen: ${name}` },
  list.length === 0
    ? { kind: 'paragraph', text: 'In diesem Monat liegen hier keine Kennzahlen vor.' }
    : { kind: 'facts', rows: list.map((figure) => ({ label: figure.label, value: figureText(figure) })) },
];

const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

/** Tells an administration that a report is out, or corrected, with its own key figures and the county's. */
export const releaseMail =
  ({ county, exampleData, siteUrl }: ReleaseFrame) =>
  (
    { month, revision, reason = '', county: countyFigures }: ReleasePublished,
    recipient: Pick<AreaRecipient, 'name'>,
    own: readonly KeyFigure[],
  ): RenderedMail => {
    const issue = formatMonth(month);
    const why = oneLine(reason);
    const corrected = revision > 1;
    const headline = corrected ? `Korrektur: Zuwanderungsbericht ${issue}` : `Zuwanderungsbericht ${issue} ist erschienen`;
    const correction = `Korrektur: ${why === '' ? `Der Bericht für ${issue} ist geändert.` : sentence(why)} Der Bericht für ${issue} liegt jetzt in Fassung ${revision} vor. Bitte verwenden Sie nur noch diese Fassung.`;
    return renderLetter(
      {
        subject: subjectOf(headline),
        headline,
        opening: [
          corrected ? correction : `Sie können den Bericht für ${issue} jetzt lesen: ${county.report.title}.`,
          `Diese E-Mail nennt Kennzahlen (${recipient.name} und ${county.name}), jeweils im Vergleich zum Vormonat ${formatMonth(addMonths(month, -1))}.`,
        ],
        link: { text: `Bericht ${issue} öffnen`, href: `${siteUrl}/berichte/${month}/` },
        blocks: [
          ...figures(recipient.name, own),
          ...figures(county.name, countyFigures),
          { kind: 'paragraph', text: `„${missing}“ bedeutet: Der Wert liegt nicht vor oder darf nicht gezeigt werden.` },
        ],
      },
      { ...county, exampleData },
    );
  };
