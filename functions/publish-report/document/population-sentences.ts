import { formatDate, formatMonth } from '../../../shared/domain/calendar.ts';
import { listed } from '../../../shared/domain/statistics/figure-text.ts';
import type { MonthlyReport } from '../../../shared/domain/statistics/monthly-report.ts';
import { noEarlierCount } from '../derivation-text.ts';

/** The inhabitants that the report computes with: of which day for which months, and whose count. */
export const populationsIn = ({ chapters, keyFigures }: Pick<MonthlyReport, 'chapters' | 'keyFigures'>): readonly string[] => {
  const notes = [...chapters.flatMap(({ tables }) => tables), ...keyFigures].flatMap(({ population }) => population ?? []);
  const references = notes.flatMap((note) => [note, ...note.others]);
  return [...Map.groupBy(references, ({ date }) => date)].map(([date, same]) => {
    const months = [...new Set(same.map(({ month }) => month))].sort();
    const late = same.some(({ afterMonth }) => afterMonth) ? `, ${noEarlierCount}` : '';
    return `Für ${listed(months.map(formatMonth))}: Einwohnerzahl am ${formatDate(date)} (${listed([...new Set(same.map(({ source }) => source))])})${late}.`;
  });
};
