import { formatDate, formatMonth, inBerlin, type Month } from '../../../shared/domain/calendar.ts';
import { formatNumber } from '../../../shared/domain/statistics/figure-text.ts';
import { revisionPath } from '../../../shared/domain/statistics/publication-paths.ts';
import { link, list, strong, table, text } from './blocks.ts';
import type { Block, PublishedTable, RichText, Section } from './report-document.ts';
import type { ChangedNumber, DocumentInputs } from './report-inputs.ts';

/** Changes that are told one by one; more of them are a table. */
const toldOneByOne = 10;

/** Lines of a table of changes that the page itself can carry. */
const linesOnPage = 40;

const dayOf = (instant: string): string => formatDate(inBerlin(instant).date);

/** What a corrected issue begins with: why, what is other than before, and where the earlier issues are. Nothing for a first issue. */
export const correctionSection = ({ report: { month, corrected = 0 }, release, issues, changes }: DocumentInputs): readonly Section[] =>
  release.revision === 1
    ? []
    : [
        {
          id: 'berichtigung',
          title: `Berichtigte Fassung ${release.revision} vom ${dayOf(release.frozenAt)}`,
          blocks: [
            text(strong('Grund:'), ` ${release.reason ?? ''}`),
            text(changes?.length === 0 ? nothingChanged : countSentence(changes?.length ?? corrected, month)),
            ...changesTold(changes ?? [], month),
            text('Frühere Fassungen bleiben abrufbar:'),
            ...list(earlier(issues, release.revision, month)),
          ],
        },
      ];

const earlier = (issues: DocumentInputs['issues'], own: number, month: Month): readonly RichText[] =>
  issues
    .filter(({ revision }) => revision < own)
    .map(({ revision, frozenAt }) => [link(`Fassung ${revision} vom ${dayOf(frozenAt)}`, revisionPath(month, revision))]);

const nothingChanged = 'Alle Zahlen dieser Fassung sind dieselben wie in der vorigen. Geändert wurden Angaben zu den Zahlen oder Texte.';

const countSentence = (changed: number, month: Month): string => {
  const name = formatMonth(month);
  if (changed === 0) {
    return `In den Tabellen dieser Fassung weicht keine Zahl für ${name} von der vorigen Fassung ab. Anders sein können Zahlen früherer Monate.`;
  }
  const count =
    changed === 1 ? 'ist eine Zahl anders als in der vorigen Fassung' : `sind ${formatNumber(changed, 0)} Zahlen anders als in der vorigen Fassung`;
  return `In den Tabellen ${count} oder neu. Zahlen für ${name}, an deren Stelle vorher eine andere Zahl stand, tragen das Zeichen r.`;
};

const changesTold = (changes: readonly ChangedNumber[], month: Month): readonly Block[] =>
  changes.length > toldOneByOne
    ? [table(changesTable(changes, month))]
    : list(changes.map(({ label, before, now }) => [strong(label), `: jetzt ${now}, vorher ${before}`]));

const changesTable = (changes: readonly ChangedNumber[], month: Month): PublishedTable => ({
  id: 'tabelle-aenderungen',
  number: '0.2',
  title: 'Geänderte Zahlen',
  scope: `Bericht für ${formatMonth(month)}`,
  subject: 'Zahl',
  columns: [
    { key: 'now', label: 'jetzt', kind: 'text' },
    { key: 'before', label: 'vorher', kind: 'text' },
  ],
  groups: [{ rows: changes.map(({ label, before, now }, at) => ({ key: String(at + 1), header: label, cells: [{ text: now }, { text: before }] })) }],
  notes: [],
  place: changes.length > linesOnPage ? 'annex' : 'page',
});
