import { describe, expect, it } from 'vitest';
import { synthesize } from '../support/synthesize.ts';
import { rules } from './rules.ts';

describe.each(rules)('$name', ({ violations, broken }) => {
  it.each(['dev', 'prod'] as const)('in stage %s', (stage) => {
    expect(violations(synthesize(stage))).toEqual([]);
  });

  it('and the rule sees it when it is not so', () => {
    const templates = structuredClone(synthesize());
    broken(templates);
    expect(violations(templates)).not.toEqual([]);
  });
});
