import type { Month } from '../../../shared/domain/calendar.ts';
import {
  dataFileName,
  dataPackageName,
  excelFileName,
  manifestName,
  monthPath,
  revisionPath,
  structureName,
  tableSchemaName,
} from '../../../shared/domain/statistics/publication-paths.ts';
import { Heading, Link, List, Text } from '../../../shared/pages/content.tsx';
import { formatBytes } from '../number-format.ts';

/** A file of the issue. Without a size where the size cannot be known when the page is made. */
export type Download = { readonly name: string; readonly bytes?: number };

/** What a file is for, in the order in which most people ask for it. */
const purposes = (month: Month): readonly (readonly [name: string, purpose: string, format: string])[] => [
  [dataFileName(month, 'pdf'), 'Der ganze Bericht zum Drucken und Weitergeben', 'PDF'],
  [dataFileName(month, 'xlsx'), 'Alle Tabellen für Excel', 'XLSX'],
  [dataFileName(month, 'ods'), 'Alle Tabellen für LibreOffice', 'ODS'],
  [dataFileName(month, 'csv'), 'Alle Zahlen, eine je Zeile', 'CSV'],
  [excelFileName(month), 'Dieselben Zahlen mit Semikolon und Dezimalkomma für Excel', 'CSV'],
  [dataFileName(month, 'json'), 'Alle Zahlen für Programme', 'JSON'],
  [structureName, 'Was die Summe wovon ist, und wie kleine Zahlen geschützt sind', 'JSON'],
  [tableSchemaName, 'Bedeutung und Codes der Spalten (Frictionless Table Schema)', 'JSON'],
  [dataPackageName, 'Beschreibung aller Daten (Frictionless Data Package)', 'JSON'],
  [manifestName, 'Prüfsummen aller Dateien dieser Fassung', 'JSON'],
];

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
