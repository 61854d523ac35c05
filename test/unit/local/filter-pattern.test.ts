import { describe, expect, it } from 'vitest';
import { matchesAny, matchesPattern } from '../../../infra/local/filter-pattern.ts';

const record = { eventName: 'INSERT', dynamodb: { NewImage: { entity: { S: 'event' }, count: { N: '5' } } }, size: 5 };

describe('filter patterns', () => {
  it.each([
    [{ eventName: ['INSERT'] }, true],
    [{ eventName: ['MODIFY', 'REMOVE'] }, false],
    [{ eventName: ['INSERT'], dynamodb: { NewImage: { entity: { S: ['event', 'release-published'] } } } }, true],
    [{ eventName: ['INSERT'], dynamodb: { NewImage: { entity: { S: ['release-published'] } } } }, false],
    [{ dynamodb: { NewImage: { state: { S: ['x'] } } } }, false],
    [{ dynamodb: { NewImage: { state: [{ exists: false }] } } }, true],
    [{ dynamodb: { NewImage: { entity: [{ exists: true }] } } }, true],
    [{ eventName: [{ prefix: 'INS' }] }, true],
    [{ eventName: [{ suffix: 'INS' }] }, false],
    [{ eventName: [{ 'anything-but': ['REMOVE'] }] }, true],
    [{ eventName: [{ 'anything-but': 'INSERT' }] }, false],
    [{ size: [{ numeric: ['>', 4, '<=', 5] }] }, true],
    [{ size: [{ numeric: ['>', 5] }] }, false],
    [{ $or: [{ eventName: ['REMOVE'] }, { size: [5] }] }, true],
  ])('%j → %s', (pattern, expected) => {
    expect(matchesPattern(record, pattern)).toBe(expected);
  });

  it('lets everything pass without a pattern, and what fits one of several', () => {
    expect(matchesAny(record, [])).toBe(true);
    expect(matchesAny(record, [{ eventName: ['REMOVE'] }, { eventName: ['INSERT'] }])).toBe(true);
    expect(matchesAny(record, [{ eventName: ['REMOVE'] }])).toBe(false);
  });

  it('does not guess rules that it does not know', () => {
    expect(() => matchesPattern(record, { eventName: [{ wildcard: 'I*' }] })).toThrow('wildcard');
  });
});
