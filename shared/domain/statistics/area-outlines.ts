import * as z from 'zod';

/** Indexes of arcs; one below zero is arc `~index` backwards. */
const arcs = z.array(z.int());

/** TopoJSON with one object of areas, as `npm run make-topology` writes it. */
const topologySchema = z.strictObject({
  type: z.literal('Topology'),
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  transform: z.strictObject({ scale: z.tuple([z.number(), z.number()]), translate: z.tuple([z.number(), z.number()]) }),
  objects: z.strictObject({
    municipalities: z.strictObject({
      type: z.literal('GeometryCollection'),
      geometries: z.array(
        z.discriminatedUnion('type', [
          z.strictObject({ type: z.literal('Polygon'), id: z.string(), arcs: z.array(arcs) }),
          z.strictObject({ type: z.literal('MultiPolygon'), id: z.string(), arcs: z.array(z.array(arcs)) }),
        ]),
      ),
    }),
  }),
  arcs: z.array(z.array(z.tuple([z.number(), z.number()]))),
});

/** The outlines of a county's Gemeinden, with the credit that every drawing of them carries. */
export type CountyMap = { readonly topology: z.infer<typeof topologySchema>; readonly credit: string };

/** @throws ZodError when the file is no such topology */
export const countyMapOf = (file: unknown, credit: string): CountyMap => ({ topology: topologySchema.parse(file), credit });
