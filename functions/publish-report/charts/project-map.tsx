import type { MapTile } from '../../../shared/county/profile.ts';
import type { CountyMap } from '../../../shared/domain/statistics/area-outlines.ts';
import { Borders, legendPlace, mapBox, mapHeight, Names } from './area-map.tsx';
import type { Drawing } from './frame.tsx';
import { outlinesOf } from './outlines.ts';
import { panel, styleOf } from './palette.ts';

/** Places of projects: the Gemeinden with how many projects each has. */
export type ProjectPlaces = ReadonlyMap<string, number>;

/** A dot per Gemeinde with its number of projects. */
export const projectMap = (places: ProjectPlaces, map: CountyMap, tiles: readonly MapTile[], administrationOf: (ags: string) => string): Drawing => {
  const outlines = outlinesOf(map, mapBox);
  const dots = [...places].flatMap(([area, count]) => {
    const middle = outlines.middle(area);
    return middle === undefined ? [] : [{ ...middle, area, count }];
  });
  return {
    height: mapHeight,
    content: (
      <>
        <Borders outlines={outlines} administrationOf={administrationOf} />
        <g fill={styleOf(0).colour} stroke={panel} stroke-width={1.5}>
          {dots.map(({ x, y, area }) => (
            <circle key={area} cx={x} cy={y} r={9} />
          ))}
        </g>
        <Names outlines={outlines} tiles={tiles} below={places} />
        <g text-anchor="middle" font-size={12} fill={panel}>
          {dots.map(({ x, y, area, count }) => (
            <text key={area} x={x} y={y + 4}>
              {String(count)}
            </text>
          ))}
        </g>
        <circle cx={legendPlace.x + 9} cy={legendPlace.y} r={9} fill={styleOf(0).colour} />
        <text x={legendPlace.x + 26} y={legendPlace.y + 5}>
          Zahl der Projekte an einem Ort
        </text>
      </>
    ),
  };
};
