import { describe, expect, it } from 'vitest';
import { reasonsOfChange, type Vintage } from '../../../shared/domain/statistics/vintage.ts';

const vintage = (name: string, more: Partial<Vintage> = {}): Vintage => ({
  month: '2026-10',
  vintage: name,
  sha256: 'a'.repeat(64),
  rows: 1,
  receivedAt: '2026-11-26T08:00:00.000Z',
  source: 'test',
  months: ['2026-10'],
  kind: 'import',
  by: 'Kim Beispiel',
  ...more,
});
const withdrawal = (name: string, withdraws: string, reason: string): Vintage => vintage(name, { kind: 'withdrawal', rows: 0, withdraws, reason });

describe('reasons of a change', () => {
  const old = vintage('1', { reason: 'Stand schon darin' });

  it('are those of what counts now and stood not in the issue; an administration is named, a person of the staff is not', () => {
    const delivered = vintage('2', { kind: 'delivery', by: 'Amt Achterwehr', reason: 'Nachgezählt' });
    expect(reasonsOfChange([delivered, old, vintage('3', { reason: 'Neue Datei' })], ['1'])).toEqual(['Amt Achterwehr: Nachgezählt', 'Neue Datei']);
  });

  it('are that of taking back what stood in it, and not those of a trial that was undone', () => {
    expect(reasonsOfChange([old, withdrawal('2', '1', 'Falsche Datei')], ['1'])).toEqual(['Falsche Datei']);
    expect(reasonsOfChange([old, withdrawal('2', '1', 'Probe'), withdrawal('3', '2', 'Probe beendet')], ['1'])).toEqual([]);
    expect(reasonsOfChange([old, vintage('2', { reason: 'Probe' }), withdrawal('3', '2', 'Probe beendet')], ['1'])).toEqual([]);
  });
});
