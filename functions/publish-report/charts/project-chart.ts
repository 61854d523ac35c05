import { administrationOf, areaName } from '../../../shared/county/areas.ts';
import { byName } from '../../../shared/county/by-name.ts';
import type { CountyProfile } from '../../../shared/county/profile.ts';
import { formatMonth, type Month } from '../../../shared/domain/calendar.ts';
import type { Figure } from '../../../shared/domain/statistics/monthly-report-figure.ts';
import type { PublicProject } from '../../../shared/domain/statistics/release.ts';
import { chartTable } from './chart-tables.ts';
import { anchor, type ChartSite, type Numbered, pictured } from './picture.ts';
import { projectMap } from './project-map.tsx';
import { tileMap } from './tile-map.tsx';

const counted = (value: number): Figure => ({ kind: 'value', value, marks: [], rounded: false });

/** Where the projects of a month are: a dot per Gemeinde, or tiles where the county has no outlines. `undefined` where none has a place. */
export const projectChart = (month: Month, projects: readonly PublicProject[], { county, map }: ChartSite): Numbered | undefined => {
  const everywhere = projects.filter(({ municipalities }) => municipalities.length >= county.municipalities.length).length;
  const placed = projects.filter(({ municipalities }) => municipalities.length < county.municipalities.length);
  const places = countsOf(placed.flatMap(({ municipalities }) => [...new Set(municipalities)]));
  if (places.size === 0) return undefined;
  const id = anchor('projekte-karte');
  const administration = (ags: string): string => administrationOf(county, ags)?.area ?? ags;
  const drawing =
    map === undefined
      ? tileMap(id, { areas: byAdministration(placed, county), unit: 'Projekte', decimals: false, say: sayCount }, county.tiles)
      : projectMap(places, map, county.tiles, administration);
  const lines = [...places]
    .map(([area, count]) => ({ key: area, header: areaName(county, area) ?? area, count }))
    .sort((a, b) => byName(a.header, b.header));
  const named = formatMonth(month);
  return (number) => ({
    ...pictured({
      id,
      number,
      title: `Orte der geförderten Projekte, ${named}`,
      kind: map === undefined ? 'Kachelkarte' : 'Karte',
      description: `Projekte an ${places.size === 1 ? 'einem Ort' : `${places.size} Orten`}: ${lines.map(({ header, count }) => `${header} ${count}`).join(', ')}.`,
      drawing,
    }),
    table: {
      ...chartTable({
        chart: id,
        figure: number,
        title: 'Orte der geförderten Projekte',
        unit: 'Projekte',
        scope: `${county.name}, ${named}`,
        subject: 'Gemeinde',
        lines: [],
        columns: [],
      }),
      notes: [['Quelle: Förderanträge und Bewilligungen der KIT-Stelle.']],
      columns: [{ key: 'projects', label: named, kind: 'number' }],
      groups: [{ rows: lines.map(({ key, header, count }) => ({ key, header, cells: [{ text: String(count), value: count, decimals: 0 }] })) }],
    },
    notes: [
      ['Die Zahl im Punkt sagt, wie viele Projekte an diesem Ort laufen. Ein Projekt an mehreren Orten zählt an jedem.'],
      ...(everywhere === 0
        ? []
        : [
            [
              `${everywhere === 1 ? 'Ein Projekt läuft' : `${everywhere} Projekte laufen`} im ganzen Kreis und ${everywhere === 1 ? 'hat' : 'haben'} keinen Punkt.`,
            ],
          ]),
      ...(map === undefined ? [] : [[`Karte: ${map.credit}.`]]),
    ],
  });
};

const sayCount = (figure: Figure): string => (figure.kind === 'value' ? String(figure.value) : '');

/** A project counts once in every administration that it has a place in. */
const byAdministration = (projects: readonly PublicProject[], county: CountyProfile) =>
  county.administrations.map(({ area, name, municipalities }) => ({
    area,
    name,
    figure: counted(projects.filter((project) => project.municipalities.some((ags) => municipalities.includes(ags))).length),
  }));

const countsOf = (areas: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const area of areas) counts.set(area, (counts.get(area) ?? 0) + 1);
  return counts;
};
