import type { Observation } from '../../shared/domain/statistics/observation.ts';

/** An observation of the county as a file without optional columns would give it, with what a test wants different. */
export const observation = (different: Partial<Observation> = {}): Observation => ({
  indicator: 'foreign_population',
  area: '01058',
  period: '2026-10',
  freq: 'M',
  citizenship: '_T',
  sex: '_T',
  age: '_T',
  status: '_T',
  value: 1,
  unit: 'P',
  obsStatus: 'A',
  confStatus: 'F',
  source: 'Ausländerzentralregister',
  release: '',
  comment: '',
  ...different,
});
