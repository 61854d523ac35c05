import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { choicesAt, nameOfChoice } from '../../../shared/domain/funding/choices.ts';
import { legalForms } from '../../../shared/domain/funding/round.ts';
import { longestText, mostRows, schemaAt } from '../../../shared/domain/funding/schema-at.ts';
import { submissionFields } from '../../../shared/domain/funding/submission-fields.ts';
import { fullRound } from '../../support/full-submission.ts';

const fields = Object.entries(submissionFields).filter(([pointer]) => pointer !== '/attachments');

describe('the schema at a pointer', () => {
  it.each(fields)('%s is of the kind that the table of fields says', (pointer, { kind }) => {
    const { schema } = schemaAt(pointer);
    expect([kind, schema instanceof z.ZodArray, schema instanceof z.ZodObject, schema instanceof z.ZodBoolean]).toEqual([
      kind,
      kind === 'list' || kind === 'choices',
      kind === 'group',
      kind === 'flag',
    ]);
    expect(schema).not.toBeInstanceOf(z.ZodOptional);
  });

  it('says whether a field may be left out, and knows rows by number', () => {
    expect([schemaAt('/contact/phone').optional, schemaAt('/contact/email').optional, schemaAt('/organisation/tax').optional]).toEqual([
      true,
      false,
      true,
    ]);
    expect(schemaAt('/costs/7/amount')).toEqual(schemaAt('/costs/*/amount'));
    expect(schemaAt('/organisation/tax/notice').optional).toBe(false);
  });

  it.each(['/attachments', '/costs/0/colour', '/contact/email/x', '/toString', '/costs/amount/x'])('has nothing at %s', (pointer) => {
    expect(() => schemaAt(pointer)).toThrow(pointer);
  });

  it('says how long a text may be, and how many rows a list has', () => {
    expect([longestText('/organisation/name'), longestText('/project/shortDescription'), longestText('/goals/goals/*/target')]).toEqual([
      150, 500, 80,
    ]);
    expect([longestText('/costs/*/amount'), longestText('/project/startDate')]).toEqual([undefined, undefined]);
    expect(['/costs', '/goals/goals', '/goals/measures', '/organisation/signatories', '/project/municipalities'].map(mostRows)).toEqual([
      50, 3, 20, 5, 200,
    ]);
    expect(mostRows('/contact')).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('what can be chosen', () => {
  it.each(fields.filter(([pointer, { kind }]) => (kind === 'choice' || kind === 'choices') && !/municipalities|roundId|\/\*$/.test(pointer)))(
    'at %s has names, and the names of the schema’s codes',
    (pointer) => {
      const choices = choicesAt(pointer, fullRound);
      expect(choices.length).toBeGreaterThan(1);
      for (const { code, name } of choices) {
        expect(name).not.toBe(code);
        expect(nameOfChoice(pointer, code, fullRound)).toBe(name);
      }
      const { schema } = schemaAt(pointer);
      const element = schema instanceof z.ZodArray ? schema.element : schema;
      for (const { code } of choices) expect(z.safeParse(element, code).success).toBe(true);
    },
  );

  it('is what the round offers, in its order', () => {
    expect(choicesAt('/organisation/legalForm', fullRound).map(({ code }) => code)).toEqual(['association', 'municipality', 'school']);
    expect(choicesAt('/project/fieldsOfAction', fullRound)[0]).toEqual({
      code: 'encounter',
      name: 'Begegnung und Teilhabe (Schwerpunkt in diesem Jahr)',
    });
    const late = { ...fullRound, applications: { ...fullRound.applications, earlyStart: false } };
    expect(choicesAt('/project/start', late).map(({ code }) => code)).toEqual(['after-decision']);
    expect(choicesAt('/contact/email', fullRound)).toEqual([]);
  });

  it('keeps its name when the round does not offer it, or is not known', () => {
    expect(nameOfChoice('/organisation/legalForm', 'foundation', fullRound)).toBe(legalForms.foundation);
    expect(nameOfChoice('/costs/*/category', 'other', undefined)).toBe('Sonstiges');
    expect(nameOfChoice('/onFile/*/kind', 'other', undefined)).toBe('Etwas anderes');
    expect(nameOfChoice('/project/fieldsOfAction', 'encounter', undefined)).toBe('encounter');
    expect(nameOfChoice('/costs/*/category', '__proto__', fullRound)).toBe('__proto__');
  });
});
