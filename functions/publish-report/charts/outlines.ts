import { type GeoContext, geoPath } from 'd3-geo';
import type { MultiLineString, MultiPolygon } from 'geojson';
import { merge, mesh } from 'topojson-client';
import type { CountyMap } from '../../../shared/domain/statistics/area-outlines.ts';
import { simplifiedArc } from './simplified-arc.ts';

/** Where a map lies in its drawing. */
type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The outlines of a county in units of a drawing. */
export type Outlines = {
  /** Path around areas, without the borders between them. Areas that the map does not have are left out. */
  readonly around: (areas: ReadonlySet<string>) => string;
  /** Path of the borders between areas of different groups, and of the outer border. Each border once. */
  readonly outer: (groupOf: (area: string) => string) => string;
  /** Path of the borders between areas of the same group. Each border once, and none that is in `outer`. */
  readonly inner: (groupOf: (area: string) => string) => string;
  /** Middle of an area; `undefined` where the map does not have it. */
  readonly middle: (area: string) => { readonly x: number; readonly y: number } | undefined;
};

/**
 * Fits a map into a box. A county is small: degrees become units of the drawing with one factor for the width, that of its middle latitude,
 * and one for the height, and a reader sees no difference to a projection. So the file's own scale is replaced and nothing is projected.
 */
export const outlinesOf = ({ topology }: CountyMap, box: Box): Outlines => {
  const [west, south, east, north] = topology.bbox;
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const perDegree = Math.min(box.width / ((east - west) * narrowing), box.height / (north - south));
  const [scaleX, scaleY] = topology.transform.scale;
  const scale: [number, number] = [scaleX * narrowing * perDegree, -scaleY * perDegree];
  const drawn = {
    ...topology,
    arcs: topology.arcs.map((arc) => simplifiedArc(arc, scale)),
    transform: { scale, translate: [box.x, box.y + (north - south) * perDegree] satisfies [number, number] },
  };
  const { municipalities } = drawn.objects;
  const named = (area: { readonly id?: string | number | undefined }): string => String(area.id);
  const merged = (areas: ReadonlySet<string>): MultiPolygon =>
    merge(
      drawn,
      municipalities.geometries.filter((geometry) => areas.has(geometry.id)),
    );
  return {
    around: (areas) => compactPath(merged(areas)),
    outer: (groupOf) => compactPath(mesh(drawn, municipalities, (one, other) => one === other || groupOf(named(one)) !== groupOf(named(other)))),
    inner: (groupOf) => compactPath(mesh(drawn, municipalities, (one, other) => one !== other && groupOf(named(one)) === groupOf(named(other)))),
    middle: (area) => {
      if (!municipalities.geometries.some(({ id }) => id === area)) return undefined;
      const [x, y] = geoPath().centroid(merged(new Set([area])));
      return { x: Math.round(x), y: Math.round(y) };
    },
  };
};

/** A path in whole units, each point as the way from the last one: a third of the bytes of absolute decimals. */
const compactPath = (shape: MultiPolygon | MultiLineString): string => {
  let path = '';
  let last = { x: 0, y: 0 };
  let start = last;
  let pending = false;
  const way = (x: number, y: number): string => `${x}${y < 0 ? '' : ' '}${y}`;
  const go = (x: number, y: number): { readonly dx: number; readonly dy: number } => {
    const to = { x: Math.round(x), y: Math.round(y) };
    const moved = { dx: to.x - last.x, dy: to.y - last.y };
    last = to;
    return moved;
  };
  const context: GeoContext = {
    moveTo: (x, y) => {
      const { dx, dy } = go(x, y);
      path += `m${way(dx, dy)}`;
      start = last;
      pending = true;
    },
    lineTo: (x, y) => {
      const { dx, dy } = go(x, y);
      if (dx === 0 && dy === 0) return;
      path += pending ? `l${way(dx, dy)}` : `${dx < 0 ? '' : ' '}${way(dx, dy)}`;
      pending = false;
    },
    closePath: () => {
      path += 'z';
      last = start;
    },
    arc: () => undefined,
    beginPath: () => undefined,
  };
  geoPath(null, context)(shape);
  return path;
};
