import { type SourceMappings, sourceMappingsOf } from '../domain/statistics/source-mapping.ts';
import file from './source-mappings-01058.json' with { type: 'json' };

/** How the county reads the files of other authorities. Parsing them costs a few milliseconds. */
export const countySourceMappings = (): SourceMappings => sourceMappingsOf(file);
