import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filledFields, mergeFields, sameFields } from '../../../shared/domain/statistics/delivery-merge.ts';

// Names come from outside: also those that every object has.
const names = ['a', 'b', 'toString', 'constructor', '__proto__'];
const fields = fc.dictionary(fc.constantFrom(...names), fc.constantFrom('', '1', '2', '3'));

describe('two people at the same fields', () => {
  it('keep what only one of them changed', () => {
    expect(mergeFields({ a: '1', b: '2' }, { a: '5', b: '2' }, { a: '1', b: '7' })).toEqual({
      fields: { a: '5', b: '7' },
      foreign: ['b'],
      conflicts: [],
    });
  });

  it('agree where both typed the same', () => {
    expect(mergeFields({}, { a: '5' }, { a: ' 5 ' })).toEqual({ fields: { a: '5' }, foreign: [], conflicts: [] });
  });

  it('have to choose where they typed different things, also where one of them emptied a field', () => {
    expect(mergeFields({ a: '1' }, { a: '5' }, { a: '7' }).conflicts).toEqual([{ name: 'a', mine: '5', theirs: '7' }]);
    expect(mergeFields({ a: '1' }, {}, { a: '7' })).toEqual({ fields: {}, foreign: [], conflicts: [{ name: 'a', mine: '', theirs: '7' }] });
  });

  it('may have fields of any name', () => {
    expect(mergeFields({ toString: 'x' }, { a: '1' }, {})).toEqual({ fields: { a: '1' }, foreign: [], conflicts: [] });
    expect(mergeFields({}, { constructor: '1' }, {}).fields).toEqual({ constructor: '1' });
    expect(sameFields({ constructor: '' }, {})).toBe(true);
    const any = fc.dictionary(fc.constantFrom('a', ...Object.getOwnPropertyNames(Object.prototype)), fc.string({ maxLength: 3 }));
    fc.assert(
      fc.property(any, any, any, (read, mine, theirs) => {
        expect(mergeFields({}, mine, {}).fields).toEqual(
          Object.fromEntries(Object.entries(filledFields(mine)).map(([name, text]) => [name, text.trim()])),
        );
        const { fields: merged } = mergeFields(read, mine, theirs);
        expect(sameFields(merged, { ...merged })).toBe(true);
      }),
    );
  });

  it('lose nothing: every text that somebody changed stands in the result or in a conflict', () => {
    fc.assert(
      fc.property(fields, fields, fields, (read, mine, theirs) => {
        const merge = mergeFields(read, mine, theirs);
        for (const name of names) {
          const [before, own, other, now] = [read, mine, theirs, merge.fields].map((some) => (Object.hasOwn(some, name) ? some[name] : ''));
          const conflict = merge.conflicts.find((found) => found.name === name);
          if (own !== before && own !== other && other !== before) expect(conflict).toEqual({ name, mine: own, theirs: other });
          else if (own !== before) expect(now).toBe(own);
          else expect(now).toBe(other);
          expect(merge.foreign.includes(name)).toBe(own === before && other !== before);
        }
      }),
    );
  });

  it('who changes nothing takes over what is there, who is alone keeps what they typed, and twice is once', () => {
    fc.assert(
      fc.property(fields, fields, fields, (read, mine, theirs) => {
        expect(mergeFields(read, read, theirs).fields).toEqual(filledFields(theirs));
        expect(mergeFields(read, mine, read)).toEqual({ fields: filledFields(mine), foreign: [], conflicts: [] });
        const { fields: merged } = mergeFields(read, mine, theirs);
        expect(mergeFields(theirs, merged, merged)).toEqual({ fields: merged, foreign: [], conflicts: [] });
      }),
    );
  });

  it('whose order does not matter where there is nothing to choose', () => {
    fc.assert(
      fc.property(fields, fields, fields, (read, mine, theirs) => {
        const [one, other] = [mergeFields(read, mine, theirs), mergeFields(read, theirs, mine)];
        expect(one.conflicts.length).toBe(other.conflicts.length);
        if (one.conflicts.length === 0) expect(sameFields(one.fields, other.fields)).toBe(true);
      }),
    );
  });
});
