import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derive } from '../../../shared/domain/statistics/derived-figure.ts';
import {
  changeOf,
  type Figure,
  figureOf,
  markRevised,
  released,
  sumOf,
  toDecimals,
} from '../../../shared/domain/statistics/monthly-report-figure.ts';
import { observation } from '../../support/observations.ts';

const value = (number: number, more: Partial<Extract<Figure, { kind: 'value' }>> = {}): Figure => ({
  kind: 'value',
  value: number,
  marks: [],
  rounded: false,
  ...more,
});
const later: Figure = { kind: 'later' };
const secret: Figure = { kind: 'unknown', secret: true };
const unknown: Figure = { kind: 'unknown', secret: false };
const meaningless: Figure = { kind: 'meaningless' };

describe('what may be shown of an observation', () => {
  it.each([
    ['A', []],
    ['B', []],
    ['P', ['p']],
    ['V', ['p']],
    ['E', ['s']],
    ['F', ['s']],
    ['I', ['s']],
  ] as const)('status %s carries the marks %j', (obsStatus, marks) => {
    expect(figureOf(observation({ value: 7, obsStatus }))).toEqual(value(7, { marks }));
  });

  it.each([
    ['O', later],
    ['H', later],
    ['L', unknown],
    ['Q', secret],
    ['M', meaningless],
    ['K', unknown],
  ] as const)('status %s without a value is %j', (obsStatus, figure) => {
    const { value: _none, ...rest } = observation({ obsStatus });
    expect(figureOf(rest)).toEqual(figure);
  });

  it.each(['A', 'C', 'D', 'E', 'G', 'M', 'N', 'O', 'S', 'T', 'X'] as const)(
    'shows nothing with confidentiality %s, whatever the value',
    (confStatus) => {
      expect(figureOf(observation({ value: 2, confStatus }))).toEqual(secret);
      expect(figureOf(observation({ value: 2, confStatus, obsStatus: 'O' }))).toEqual(secret);
    },
  );
});

describe('sums', () => {
  it('adds values and keeps their marks', () => {
    expect(sumOf([value(1, { marks: ['p'] }), value(2), value(3, { marks: ['s'] })])).toEqual(value(6, { marks: ['p', 's'] }));
  });

  it('has no binary remainder', () => {
    expect(sumOf([value(0.1), value(0.2)])).toEqual(value(0.3));
  });

  it('is hidden by one hidden part, comes later with one missing part, skips what cannot exist', () => {
    expect(sumOf([value(1), secret, later])).toEqual(secret);
    expect(sumOf([value(1), unknown])).toEqual(unknown);
    expect(sumOf([value(1), later])).toEqual(later);
    expect(sumOf([value(1), meaningless])).toEqual(value(1));
    expect(sumOf([meaningless, meaningless])).toEqual(meaningless);
    expect(sumOf([])).toEqual(later);
  });

  it('never adds rounded figures', () => {
    expect(sumOf([value(5, { rounded: true }), value(10)])).toEqual(unknown);
    expect(sumOf([value(5, { rounded: true })])).toEqual(value(5, { rounded: true }));
  });
});

describe('derived figures', () => {
  it('gives differences and percentages with one decimal', () => {
    expect(derive('difference', 'P', value(3), value(8))).toEqual(value(-5));
    expect(derive('ratio', '%', value(2), value(3))).toEqual(value(66.7));
    expect(derive('ratio', '%', value(1), value(8))).toEqual(value(12.5));
  });

  it('does not divide by nothing', () => {
    expect(derive('ratio', '%', value(3), value(0))).toEqual(meaningless);
  });

  it('hides what a hidden figure would be recovered from', () => {
    expect(derive('difference', 'P', value(3), secret)).toEqual(secret);
    expect(derive('ratio', '%', secret, later)).toEqual(secret);
    expect(derive('ratio', '%', value(3), later)).toEqual(later);
  });
});

describe('as exact as shown', () => {
  it('rounds half away from zero', () => {
    expect(toDecimals(1.005, 2)).toBe(1.01);
    expect(toDecimals(-2.345, 2)).toBe(-2.35);
    expect(Object.is(toDecimals(-0.001, 1), 0)).toBe(true);
  });

  it('takes the difference of shown figures, so that readers get the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: -1_000_000, max: 1_000_000 }), (a, b) => {
        expect(changeOf(released(value(a / 100)), released(value(b / 100)))).toBeCloseTo((a - b) / 100, 6);
      }),
    );
    expect(changeOf(value(3), secret)).toBeUndefined();
    expect(changeOf(later, value(3))).toBeUndefined();
  });

  it('marks what differs from the issue before, and only that', () => {
    expect(markRevised(value(4, { marks: ['p'] }), value(3))).toEqual(value(4, { marks: ['p', 'r'] }));
    expect(markRevised(value(4), value(4))).toEqual(value(4));
    expect(markRevised(value(4), later)).toEqual(value(4));
  });
});
