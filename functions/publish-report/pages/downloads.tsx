import type { Month } from '../../../shared/domain/calendar.ts';
import { dataFileName, monthPath, revisionPath, tableSchemaName } from '../../../shared/domain/statistics/publication-paths.ts';
import { Heading, Link, List, Text } from '../../../shared/pages/content.tsx';
import { formatBytes } from '../number-format.ts';

/** A file of the issue. Without a size where the size cannot be known when the page is made. */
export type Download = { readonly name: string; readonly bytes?: number };

/** What a file is for, in the order in which most people ask for it. */
const purposes = (month: Month): readonly (readonly [name: string, purpose: string, format: string])[] => {
  const stem = dataFileName(month, 'csv').replace(/\.csv$/, '');
  return [
    [`${stem}.pdf`, 'Der ganze Bericht zum Drucken und Weitergeben', 'PDF'],
    [`${stem}.xlsx`, 'Alle Tabellen für Excel', 'XLSX'],
    [`${stem}.ods`, 'Alle Tabellen für LibreOffice', 'ODS'],
    [`${stem}.csv`, 'Alle Zahlen, eine je Zeile', 'CSV'],
    [`${stem}-excel.csv`, 'Dieselben Zahlen mit Semikolon und Dezimalkomma für Excel', 'CSV'],
    [`${stem}.json`, 'Alle Zahlen für Programme', 'JSON'],
    ['struktur.json', 'Was die Summe wovon ist, und wie kleine Zahlen geschützt sind', 'JSON'],
    [tableSchemaName, 'Bedeutung und Codes der Spalten (Frictionless Table Schema)', 'JSON'],
    ['datapackage.json', 'Beschreibung aller Daten (Frictionless Data Package)', 'JSON'],
    ['manifest.json', 'Prüfsummen aller Dateien dieser Fassung', 'JSON'],
  ];
};

type DownloadsProps = { readonly month: Month; readonly revision: number; readonly number: number; readonly files: readonly Download[] };

/** The files of the issue, and its addresses. */
export const Downloads = ({ month, revision, number, files }: DownloadsProps) => {
  const folder = revisionPath(month, revision);
  const known = new Map(files.map((file) => [file.name, file]));
  return (
    <section class="flow" aria-labelledby="dateien">
      <Heading level={2} id="dateien">
        {`${number} Dateien`}
      </Heading>
      <List
        items={purposes(month).flatMap(([name, purpose, format]) => {
          const file = known.get(name);
          if (file === undefined) return [];
          const size = file.bytes === undefined ? '' : `, ${formatBytes(file.bytes)}`;
          return [<Link href={`${folder}${name}`}>{`${purpose} (${format}${size})`}</Link>];
        })}
      />
      <Text>Jede Tabelle gibt es auch einzeln als CSV. Der Link steht unter der Tabelle.</Text>
      <Text>
        {'Dauerhafte Adresse dieser Fassung: '}
        <Link href={folder}>{`Fassung ${revision}`}</Link>
        {'. Immer die neueste Fassung: '}
        <Link href={monthPath(month)}>{monthPath(month)}</Link>
      </Text>
    </section>
  );
};
