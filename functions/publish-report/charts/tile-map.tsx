import type { MapTile } from '../../../shared/county/profile.ts';
import type { MapChart } from '../../../shared/domain/statistics/monthly-report-charts.ts';
import { type Figure, valueIn } from '../../../shared/domain/statistics/monthly-report-figure.ts';
import type { Drawing } from './frame.tsx';
import { mapClasses } from './map-classes.ts';
import { Hatching, MapLegend, withoutFigure } from './map-legend.tsx';
import { classFills, ink, panel } from './palette.ts';

const tile = { width: 112, height: 60, gap: 4 } as const;

type Tiles = Pick<MapChart, 'areas'> & {
  readonly unit: string;
  /** Whether figures may have any. */
  readonly decimals: boolean;
  readonly say: (figure: Figure) => string;
};

/** What stands in a tile. */
type Content = { readonly text: string; readonly fill: string | undefined };

/** Equal tiles instead of areas of different sizes: a small Amt is as visible as a large one, and every tile says its figure. */
export const tileMap = (id: string, { areas, unit, decimals, say }: Tiles, tiles: readonly MapTile[]): Drawing => {
  const values = areas.map(({ figure }) => valueIn(figure)).filter((value) => value !== undefined);
  const { classOf, classes } = mapClasses(values, decimals);
  const contents = new Map(
    areas.map(({ area, figure }): [string, Content] => {
      const value = valueIn(figure);
      return [area, { text: say(figure), fill: value === undefined ? undefined : classes[classOf(value)]?.fill }];
    }),
  );
  const shown = tiles.filter(({ area }) => contents.has(area));
  const missing = shown.some(({ area }) => contents.get(area)?.fill === undefined);
  const columns = 1 + Math.max(0, ...tiles.map(({ column }) => column));
  const rows = 1 + Math.max(0, ...tiles.map(({ row }) => row));
  const width = columns * (tile.width + tile.gap);
  const hatch = `url(#${id}-ohne)`;
  const fills = [...new Set(shown.map(({ area }) => contents.get(area)?.fill ?? hatch))];
  const at = ({ column, row }: MapTile) => ({ x: 1 + column * (tile.width + tile.gap), y: 1 + row * (tile.height + tile.gap) });
  return {
    height: Math.max(rows * (tile.height + tile.gap), 40 + 26 * (classFills.length + 2)),
    content: (
      <>
        {missing ? <Hatching id={id} /> : null}
        <g stroke={ink}>
          {fills.map((fill) => (
            <path
              key={fill}
              fill={fill}
              d={shown
                .filter(({ area }) => (contents.get(area)?.fill ?? hatch) === fill)
                .map((one) => `M${at(one).x} ${at(one).y}h${tile.width}v${tile.height}h-${tile.width}z`)
                .join('')}
            />
          ))}
        </g>
        <g text-anchor="middle" fill={ink}>
          {shown.map((one) => (
            <Tile key={one.area} x={at(one).x} y={at(one).y} label={one.label} content={contents.get(one.area)} />
          ))}
        </g>
        <MapLegend
          x={width + 16}
          y={20}
          title={unit.length > 20 ? 'Werte' : unit}
          entries={[...classes, ...(missing ? [{ fill: hatch, label: withoutFigure }] : [])]}
        />
      </>
    ),
  };
};

// Text over hatching stands on a light ground of its own.
const Tile = ({
  x,
  y,
  label,
  content,
}: {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly content: Content | undefined;
}) => (
  <>
    {content?.fill === undefined ? <path fill={panel} d={`M${x + 4} ${y + 8}h${tile.width - 8}v44h-${tile.width - 8}z`} /> : null}
    <text x={x + tile.width / 2} y={y + 25} font-size={13}>
      {label}
    </text>
    <text x={x + tile.width / 2} y={y + 46} font-size={16} font-weight={600}>
      {content?.text ?? ''}
    </text>
  </>
);
