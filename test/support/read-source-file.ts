import { countyCatalogue as catalogue } from '../../shared/county/catalogue.ts';
import { county } from '../../shared/county/county.ts';
import { countySourceMappings } from '../../shared/county/source-mappings.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { areasOf } from '../../shared/domain/statistics/areas.ts';
import type { Observation } from '../../shared/domain/statistics/observation.ts';
import { readSource } from '../../shared/domain/statistics/read-mapped.ts';
import type { NumberFormat } from '../../shared/domain/statistics/source-mapping.ts';
import { type ReadingNote, readSheet } from '../../shared/spreadsheets/read-rows.ts';

const { find, vocabularies, words } = countySourceMappings();
const areas = areasOf(county);

/** What has become of a file: its values, or why it is refused. Whatever else is thrown flies on. */
export type ReadFile =
  | { readonly accepted: true; readonly observations: readonly Observation[]; readonly notes: readonly ReadingNote[] }
  | { readonly accepted: false; readonly messages: readonly string[]; readonly asks?: 'numbers' | undefined };

/** Reads a file of a source from its bytes to its observations, as an upload does. */
export const readSourceFile = async (
  code: string,
  bytes: Uint8Array,
  asked: { readonly month?: string; readonly numbers?: NumberFormat } = {},
): Promise<ReadFile> => {
  const mapping = find(code);
  if (mapping === undefined) throw new Error(`no mapping ${code}`);
  const columns = mapping.shape === 'table' ? mapping.columns.flatMap(({ names }) => names) : undefined;
  try {
    const { rows, notes } = await readSheet(bytes, { columns });
    const reading = readSource(rows, mapping, { areas, catalogue, currentMonth: '2026-11', root: county.state.key, vocabularies, words, ...asked });
    if (reading.accepted) return { accepted: true, observations: reading.observations, notes };
    return { accepted: false, messages: reading.errors.map(({ message }) => message), asks: reading.asks };
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    return { accepted: false, messages: fault.errors.map(({ message }) => message) };
  }
};

/** Month that a file has to be told, if any. */
export const askedMonth = (code: string, month: string): { readonly month?: string } => (code === 'bamf-kurse' ? { month } : {});
