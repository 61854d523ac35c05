import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutTo, mailIdOf, mailSchema, subjectOf } from '../../../shared/domain/notices/mail.ts';
import { mail } from './examples.ts';

describe('the id of a mail', () => {
  const plain = (text: string) => text;

  it('is the same for the same event and address, however it is written', () => {
    expect(mailIdOf({ cause: 'a', address: ' Kim@Verein.example' }, plain)).toBe(mailIdOf({ cause: 'a', address: 'kim@verein.example' }, plain));
  });

  it('differs with the event and with the address', () => {
    const ids = [
      { cause: 'a', address: 'b@c.example' },
      { cause: 'a', address: 'd@c.example' },
      { cause: 'e', address: 'b@c.example' },
    ].map((parts) => mailIdOf(parts, plain));
    expect(new Set(ids).size).toBe(3);
  });
});

describe('a subject', () => {
  it('leaves what fits', () => {
    expect(subjectOf('Kurz')).toBe('Kurz');
    expect(subjectOf('x'.repeat(70))).toBe('x'.repeat(70));
  });

  it('ends a long title with …, at a space where one is near', () => {
    expect(cutTo('Gemeinsam kochen und essen', 20)).toBe('Gemeinsam kochen…');
    expect(cutTo('Gemeinsam kochen, essen', 20)).toBe('Gemeinsam kochen…');
    expect(cutTo('Donaudampfschifffahrt', 10)).toBe('Donaudamp…');
  });

  it('never breaks a character as people see it', () => {
    expect(cutTo('👩‍👩‍👧👩‍👩‍👧', 12)).toBe('👩‍👩‍👧…');
    expect(cutTo('e\u0301e\u0301e\u0301', 4)).toBe('e\u0301…');
  });

  it('fits the schema whatever text it is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 150 }), fc.constantFrom('\n', '\r\n', '\u0000', '\u2028', ' '), (text, separator) => {
        const subject = subjectOf(`Antrag ${text}${separator}${text}`);
        expect(mailSchema.safeParse({ ...mail, subject }).success).toBe(true);
      }),
    );
  });
});

describe('what is stored', () => {
  it('refuses half a surrogate pair, which no mail could carry', () => {
    expect(mailSchema.safeParse({ ...mail, subject: 'a\ud800' }).success).toBe(false);
    expect(mailSchema.safeParse({ ...mail, text: 'a\ud800' }).success).toBe(false);
  });

  it('refuses control characters in bodies, line feeds and tabs aside', () => {
    expect(mailSchema.safeParse({ ...mail, text: 'a\n\tb' }).success).toBe(true);
    for (const text of ['a\rb', 'a\u0000b', 'a\u001bb']) expect(mailSchema.safeParse({ ...mail, text }).success).toBe(false);
  });
});
