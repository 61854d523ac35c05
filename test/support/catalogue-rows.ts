import type { IndicatorRow } from '../../shared/domain/statistics/indicator.ts';
import file from '../../shared/domain/statistics/indicators.json' with { type: 'json' };
import { type Catalogue, catalogueOf } from '../../shared/domain/statistics/indicators.ts';

type Added = Partial<IndicatorRow> & Pick<IndicatorRow, 'code' | 'unit'>;

/** A row of a catalogue with what a test wants of it. */
export const row = (added: Added): IndicatorRow => ({
  label: added.code,
  explanation: 'Erklärung.',
  plainExplanation: 'Leichte Erklärung.',
  dimensions: [],
  additive: false,
  overTime: 'none',
  levels: ['county', 'administration', 'municipality'],
  source: 'Berechnet',
  disclosure: 'derived',
  since: null,
  breaks: [],
  ...added,
});

/** The catalogue with rows added. */
export const grown = (...added: readonly Added[]): Catalogue => catalogueOf({ ...file, indicators: [...file.indicators, ...added.map(row)] });
