import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns, wrap } from '../../../shared/mail/wrap.ts';

const words = (text: string): string => text.replace(/[ \t\r\n]+/g, '');

describe('wrap', () => {
  it('breaks at spaces and keeps line feeds', () => {
    expect(wrap('eins zwei drei', 9)).toEqual(['eins zwei', 'drei']);
    expect(wrap('eins\r\n\nzwei', 9)).toEqual(['eins', '', 'zwei']);
  });

  it('holds an amount and its sign together', () => {
    expect(wrap('Betrag 12,00\u00a0€', 10)).toEqual(['Betrag', '12,00\u00a0€']);
  });

  it('breaks a long word hard, a web address never', () => {
    expect(wrap('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
    expect(wrap('siehe https://teilhabe.example/berichte/2026-10/ dort', 10)).toEqual([
      'siehe',
      'https://teilhabe.example/berichte/2026-10/',
      'dort',
    ]);
  });

  it('never exceeds the width, never loses a character, never ends a line with a space', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 }).filter((value) => !value.includes('://'));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 80 }), (value, width) => {
        const lines = wrap(value, width);
        expect(Math.max(...lines.map(columns))).toBeLessThanOrEqual(width);
        expect(words(lines.join(''))).toBe(words(value));
        expect(lines.filter((line) => /^[ \t]|[ \t]$/.test(line))).toEqual([]);
      }),
    );
  });
});
