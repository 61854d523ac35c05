import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedIn, fieldsOf, listHref, noFilter } from '../../../functions/review-applications/list-form.ts';
import { applicationStates } from '../../../shared/domain/funding/application.ts';
import { caseOrders } from '../../../shared/domain/funding/case-filter.ts';
import { waitsForNames } from '../../../shared/domain/funding/case-row.ts';
import { codesOf, legalForms } from '../../../shared/domain/funding/round.ts';

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const word = fc.stringMatching(/^[\wäöüß-]{1,20}$/);
const cents = fc.integer({ min: 0, max: 10_000_000 });

const asked = fc.record({
  round: maybe(word),
  page: fc.integer({ min: 1, max: 500 }),
  filter: fc.record({
    text: maybe(word),
    state: maybe(fc.constantFrom(...codesOf(applicationStates).options)),
    assignee: maybe(word),
    field: maybe(word),
    legalForm: maybe(fc.constantFrom(...codesOf(legalForms).options)),
    from: maybe(cents),
    to: maybe(cents),
    late: maybe(fc.constant(true as const)),
    waitsFor: maybe(fc.constantFrom(...codesOf(waitsForNames).options)),
    order: fc.constantFrom(...codesOf(caseOrders).options),
    descending: maybe(fc.constant(true as const)),
  }),
});

describe('what a list is asked for', () => {
  it('comes back as it went into a form', () => {
    fc.assert(
      fc.property(asked, (given) => {
        expect(askedIn(fieldsOf(given))).toEqual(given);
      }),
    );
  });

  it('stands in an address without the words that were looked for', () => {
    fc.assert(
      fc.property(asked, (given) => {
        const { searchParams } = new URL(listHref(given), 'https://desk.example');
        expect(searchParams.has('suche')).toBe(false);
        expect(askedIn(searchParams)).toEqual({ ...given, filter: { ...given.filter, text: undefined } });
      }),
    );
  });

  it('filters nothing where it cannot be read', () => {
    const nonsense = new URLSearchParams('stand=nein&ab=viel&bis=-3&seite=-1&reihenfolge=schön&rechtsform=&wartet=x');
    expect(askedIn(nonsense)).toEqual({ round: undefined, page: 1, filter: noFilter });
  });
});
