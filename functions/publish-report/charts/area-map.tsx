import type { MapTile } from '../../../shared/county/profile.ts';
import type { CountyMap } from '../../../shared/domain/statistics/area-outlines.ts';
import { mayHaveDecimals } from '../../../shared/domain/statistics/indicator.ts';
import type { MapChart } from '../../../shared/domain/statistics/monthly-report-charts.ts';
import { valueIn } from '../../../shared/domain/statistics/monthly-report-figure.ts';
import { type Drawing, drawingWidth, Shape } from './frame.tsx';
import { wrap } from './labels.ts';
import { mapClasses } from './map-classes.ts';
import { Hatching, MapLegend, withoutFigure } from './map-legend.tsx';
import { type Outlines, outlinesOf } from './outlines.ts';
import { ink, panel } from './palette.ts';

/** Height of a drawing of the county's outlines, and what lies where in it. */
export const mapHeight = 580;
export const mapBox = { x: 6, y: 6, width: 500, height: 568 } as const;
export const legendPlace = { x: 530, y: 40 } as const;

/** The Gemeinden by their figures. An administration of one Gemeinde has its name in the map, to find one's way. */
export const areaMap = (
  id: string,
  chart: MapChart,
  map: CountyMap,
  tiles: readonly MapTile[],
  administrationOf: (ags: string) => string,
): Drawing => {
  const outlines = outlinesOf(map, mapBox);
  const values = new Map(
    chart.areas.flatMap(({ area, figure }) => {
      const value = valueIn(figure);
      return value === undefined ? [] : [[area, value] as const];
    }),
  );
  const { classOf, classes } = mapClasses([...values.values()], mayHaveDecimals(chart.indicator));
  const members = classes.map((_, at) => new Set([...values].filter(([, value]) => classOf(value) === at).map(([area]) => area)));
  const without = new Set(map.topology.objects.municipalities.geometries.map((geometry) => geometry.id).filter((area) => !values.has(area)));
  const hatch = `url(#${id}-ohne)`;
  return {
    height: mapHeight,
    content: (
      <>
        {without.size === 0 ? null : <Hatching id={id} />}
        {classes.map(({ fill }, at) => (
          <Shape key={fill} fill={fill} d={outlines.around(members[at] ?? new Set())} />
        ))}
        <Shape fill={hatch} d={outlines.around(without)} />
        <Borders outlines={outlines} administrationOf={administrationOf} fine />
        <Names outlines={outlines} tiles={tiles} />
        <MapLegend
          {...legendPlace}
          title={wrap(chart.indicator.unitLabel, drawingWidth - legendPlace.x)[0] ?? ''}
          entries={[...classes, ...(without.size === 0 ? [] : [{ fill: hatch, label: withoutFigure }])]}
        />
      </>
    ),
  };
};

type BordersProps = { readonly outlines: Outlines; readonly administrationOf: (ags: string) => string; readonly fine?: boolean };

/** Borders of the administrations, and thinner ones of their Gemeinden. */
export const Borders = ({ outlines, administrationOf, fine = false }: BordersProps) => (
  <g fill="none" stroke={ink} stroke-linejoin="round">
    {fine ? <Shape stroke-width={0.6} d={outlines.inner(administrationOf)} /> : null}
    <Shape stroke-width={1.6} d={outlines.outer(administrationOf)} />
  </g>
);

type NamesProps = {
  readonly outlines: Outlines;
  readonly tiles: readonly MapTile[];
  /** Areas with a dot in their middle. */
  readonly below?: { readonly has: (area: string) => boolean };
};

/** Names of the administrations that are one Gemeinde, with a light edge: they lie over borders. */
export const Names = ({ outlines, tiles, below }: NamesProps) => (
  <g text-anchor="middle" font-size={12} fill={ink} stroke={panel} stroke-width={3} paint-order="stroke" stroke-linejoin="round">
    {tiles.map(({ area, label }) => {
      const middle = outlines.middle(area);
      return middle === undefined ? null : (
        <text key={area} x={middle.x} y={middle.y + (below?.has(area) ? 21 : 4)}>
          {label}
        </text>
      );
    })}
  </g>
);
