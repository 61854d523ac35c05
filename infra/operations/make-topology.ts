import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { quantize } from 'topojson-client';
import { topology } from 'topojson-server';
import { filter, filterAttachedWeight, presimplify, quantile, simplify } from 'topojson-simplify';
import type { Objects, Topology } from 'topojson-specification';
import * as z from 'zod';

/**
 * `npm run make-topology -- --from boundaries.geojson --out shared/county/topology-01058.json [--keep 0.4]`: outlines of the Gemeinden of a
 * county as TopoJSON, once per county and never at run time. A border that two Gemeinden share is one arc, so that simplifying opens no gaps.
 * `--keep` is the part of the points that stays. The file's features are polygons in WGS84 with the AGS of eight digits as property `ags`.
 */
const option = { type: 'string' } as const;
const { values } = parseArgs({ options: { from: option, out: option, keep: option } });
const { from, out, keep = '0.4' } = values;
if (from === undefined || out === undefined) throw new Error('npm run make-topology -- --from <GeoJSON> --out <TopoJSON> [--keep <part>]');

// Steps of about 8 m: two thirds of a thousandth of the map's width as it is drawn.
const quantization = 10_000;

const position = z.tuple([z.number(), z.number()]);
const ring = z.array(position).min(4);
const collectionSchema = z.object({
  features: z
    .array(
      z.object({
        properties: z.object({ ags: z.string().regex(/^\d{8}$/) }),
        geometry: z.discriminatedUnion('type', [
          z.object({ type: z.literal('Polygon'), coordinates: z.array(ring) }),
          z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring)) }),
        ]),
      }),
    )
    .min(1),
});

const { features } = collectionSchema.parse(JSON.parse(await readFile(from, 'utf8')));
const municipalities = {
  type: 'FeatureCollection' as const,
  features: features
    .map(({ properties: { ags }, geometry }) => ({ type: 'Feature' as const, id: ags, properties: {}, geometry }))
    .sort((a, b) => (a.id < b.id ? -1 : 1)),
};
// The types of topojson-server know of features without properties, those of topojson-simplify do not.
const shared: Topology<Objects<object>> = JSON.parse(JSON.stringify(topology({ municipalities })));
const weighted = presimplify(shared);
const least = quantile(weighted, Number(keep));
// Islands smaller than the detail that is left cannot be seen.
const simplified = simplify(weighted, least);
const simple = filter(simplified, filterAttachedWeight(simplified, least));
const quantized = quantize(simple, quantization);
const text = `${JSON.stringify(quantized).replaceAll(',"properties":{}', '')}\n`;
await writeFile(out, text);
console.log(`${out}: ${features.length} Gemeinden, ${quantized.arcs.length} arcs, ${text.length} bytes`);
