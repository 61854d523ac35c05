import type { CountyProfile } from '../../shared/county/profile.ts';
import { addMonths, formatDate, formatMonth } from '../../shared/domain/calendar.ts';
import { unitLabels } from '../../shared/domain/statistics/indicator.ts';
import type { MonthlyReport } from '../../shared/domain/statistics/monthly-report.ts';
import { marks } from '../../shared/domain/statistics/monthly-report-figure.ts';
import { DescriptionList, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { noEarlierCount } from './derivation-text.ts';
import { listed, releaseDay } from './number-format.ts';
import { markMeanings, signs } from './signs.tsx';

type NotesProps = { readonly county: CountyProfile; readonly report: MonthlyReport; readonly number: number };

/** What a reader needs to check a number: signs, method, sources, credits, whom to ask. */
export const ReportNotes = ({ county, report, number }: NotesProps) => {
  const sources = [...new Set(report.chapters.flatMap(({ tables }) => tables.flatMap(({ sources: used }) => used)))].sort();
  const next = addMonths(report.month, 1);
  const populations = populationsIn(report);
  return (
    <section class="flow" aria-labelledby="erlaeuterungen">
      <Heading level={2} id="erlaeuterungen">
        {`${number} Erläuterungen`}
      </Heading>
      <Heading level={3} id="zeichen">
        Zeichen
      </Heading>
      <DescriptionList
        entries={[
          ...Object.values(signs).map(({ sign, meaning }) => ({ term: sign, value: meaning })),
          ...marks.map((mark) => ({ term: mark, value: markMeanings[mark].meaning })),
        ]}
      />
      <Heading level={3}>So entstehen die Zahlen</Heading>
      <List
        items={[
          'Jede Zahl stammt aus einer Lieferung der genannten Quelle für diesen Monat. Zahlen anderer Monate werden nicht fortgeschrieben, fehlende Zahlen nicht geschätzt.',
          'Liefert die Quelle keine Summe, wird sie aus den Teilen gebildet: aus Gemeinden für ein Amt, aus Ämtern und amtsfreien Gemeinden für den Kreis. Fehlt ein Teil oder ist er geheim, gibt es keine Summe.',
          'Gerundete Zahlen werden nicht zusammengezählt. Es gilt die Summe, die die Quelle selbst angibt.',
          'Salden, freie Plätze, Quoten und Anteile sind nur aus Zahlen berechnet, die in diesem Bericht stehen. Wie, steht unter jeder Tabelle. Quoten und Anteile sind auf eine Nachkommastelle gerundet.',
          ...(populations.length === 0
            ? []
            : [
                `Quoten je Einwohnerin und Einwohner beziehen sich auf die neueste Einwohnerzahl, die nicht nach dem Monat liegt. ${populations.join(' ')}`,
              ]),
          `${unitLabels.P}, ${unitLabels.PL} und ${unitLabels.C} sind ganze Zahlen. Quellen haben verschiedene Stichtage und Abgrenzungen: Ihre Zahlen lassen sich nicht immer miteinander vergleichen.`,
          'Spätere Bereinigungen können die Zahlen ändern. Jede Berichtigung erscheint als neue Fassung mit Datum und Grund, die früheren Fassungen bleiben abrufbar.',
        ]}
      />
      <Heading level={3}>Quellen und Rechte</Heading>
      {sources.length === 0 ? null : <List items={sources} />}
      {county.credits.map((credit) => (
        <Text key={credit} small>
          {credit}
        </Text>
      ))}
      <Heading level={3}>Nächster Bericht und Fragen</Heading>
      <Text>
        {`Der nächste Bericht erscheint am ${formatDate(releaseDay(addMonths(next, 1), county.report.day))} um ${county.report.time} Uhr mit den Zahlen für ${formatMonth(next)}.`}
      </Text>
      <Text>
        {`Fragen beantwortet die ${county.office.name}: ${county.contact.name}, Telefon ${county.contact.phone}. `}
        <Link href="/kontakt">Kontakt</Link>
      </Text>
    </section>
  );
};

/** The inhabitants that the report computes with: of which day for which months, and whose count. */
const populationsIn = ({ chapters, keyFigures }: MonthlyReport): readonly string[] => {
  const notes = [...chapters.flatMap(({ tables }) => tables), ...keyFigures].flatMap(({ population }) => population ?? []);
  const references = notes.flatMap((note) => [note, ...note.others]);
  return [...Map.groupBy(references, ({ date }) => date)].map(([date, same]) => {
    const months = [...new Set(same.map(({ month }) => month))].sort();
    const late = same.some(({ afterMonth }) => afterMonth) ? `, ${noEarlierCount}` : '';
    return `Für ${listed(months.map(formatMonth))}: Einwohnerzahl am ${formatDate(date)} (${listed([...new Set(same.map(({ source }) => source))])})${late}.`;
  });
};
