import { expect, test } from 'vitest';
import { complaintLine } from '../../../infra/local/complaint.ts';

const line = (entry: unknown) => complaintLine('import-figures', JSON.stringify(entry), '/logs').replace(/ \(.*/, '');

test('a fault is named with its code and its type', () => {
  expect(line({ level: 'ERROR', code: 'FAULT', message: 'fault', error: { name: 'TypeError' } })).toBe('! import-figures: FAULT TypeError');
  expect(line({ level: 'ERROR', message: { errorType: 'RangeError', errorMessage: 'too far' } })).toBe('! import-figures: RangeError');
});

test('an expected no is a refusal', () => {
  expect(line({ level: 'ERROR', message: { errorType: 'Refusal', errorMessage: 'Die Datei enthält Fehler.' } })).toBe('! import-figures: refused');
});
