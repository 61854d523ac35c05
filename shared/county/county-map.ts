import { type CountyMap, countyMapOf } from '../domain/statistics/area-outlines.ts';
import file from './topology-01058.json' with { type: 'json' };

/**
 * Outlines of the county's Gemeinden. Not a part of the profile: only the report draws them. A county without such a file has `undefined` here
 * and maps of tiles only.
 */
export const countyMap: CountyMap | undefined = countyMapOf(file, '© GeoBasis-DE / BKG 2017 (VG250, Daten verändert)');
