import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DraftContent, type DraftSection, draftSectionCodes } from '../../../shared/domain/funding/draft.ts';
import {
  apiDraftSchema,
  bySection,
  candidateOf,
  completed,
  declaredAt,
  isMissing,
  sectionStatuses,
  statusOf,
  timedDeclarations,
  wholeOf,
} from '../../../shared/domain/funding/draft-content.ts';
import { readSubmission } from '../../../shared/domain/funding/read-submission.ts';
import { partsOf, sectionOf } from '../../../shared/domain/funding/sections.ts';
import { checkSubmission } from '../../../shared/domain/funding/submission-rules.ts';
import { fullFiles, fullRound, fullSubmission } from '../../support/full-submission.ts';
import { round, ruleContext, submission, validSubmissions } from '../../support/submissions.ts';
import { anySection, checkAnswers, mistakenDrafts, typedDrafts } from '../../support/typed-drafts.ts';

describe('what a client may keep as a draft', () => {
  it('is anything that can be typed into the fields', () => {
    fc.assert(
      fc.property(typedDrafts, checkAnswers, (typed, check) => {
        const draft = Object.assign({}, typed, { check });
        expect(apiDraftSchema().parse(draft)).toEqual(draft);
      }),
      { numRuns: 300 },
    );
    expect(apiDraftSchema().parse(fullSubmission)).toEqual(fullSubmission);
    expect(apiDraftSchema().parse({})).toEqual({});
  });

  it.each([
    [{ colour: 'red' }],
    [{ organisation: { colour: 'red' } }],
    [{ costs: [{ amount: 1, colour: 'red' }] }],
    [{ goals: { goals: [{ goal: 'a', colour: 'red' }] } }],
    [{ attachments: [] }],
    [{ costs: { amount: 1 } }],
    [{ contact: 'Kim' }],
    [{ contact: { name: { first: 'Kim' } } }],
    [{ contact: { name: null } }],
    [{ contact: { name: 'x'.repeat(10_001) } }],
    [{ costs: Array.from({ length: 301 }, () => ({})) }],
    [{ check: { place: 7 } }],
    [[]],
    ['text'],
    [null],
  ])('has no unknown fields, and lists and groups where they belong: %j', (draft) => {
    expect(apiDraftSchema().safeParse(draft).success).toBe(false);
  });

  it('keeps a name of the prototype from going through', () => {
    expect(apiDraftSchema().safeParse(JSON.parse('{"__proto__": {"admin": true}}')).success).toBe(false);
    expect(apiDraftSchema().safeParse(JSON.parse('{"contact": {"__proto__": "x"}}')).success).toBe(false);
  });
});

describe('sections and the whole', () => {
  const contentsOf = (): fc.Arbitrary<Partial<Record<DraftSection, DraftContent>>> =>
    fc
      .tuple(
        ...draftSectionCodes.map((section) =>
          fc.option(fc.dictionary(fc.constantFrom(...partsOf(section)), fc.jsonValue({ maxDepth: 1 }), { minKeys: 1 }), { nil: undefined }),
        ),
      )
      .map((contents) => Object.fromEntries(draftSectionCodes.flatMap((code, i) => (contents[i] === undefined ? [] : [[code, contents[i]]]))));

  it('become one another without a loss', () => {
    fc.assert(
      fc.property(contentsOf(), (contents) => {
        expect(bySection(wholeOf(contents))).toEqual(contents);
      }),
    );
    fc.assert(
      fc.property(typedDrafts, checkAnswers, (typed, check) => {
        const { roundId: _round, ...whole } = apiDraftSchema().parse(Object.assign({}, typed, { check }));
        expect(wholeOf(bySection(whole))).toEqual(whole);
      }),
    );
  });

  it('have every part once, and find it by pointer', () => {
    const parts = draftSectionCodes.flatMap((section) => partsOf(section));
    expect(new Set(parts).size).toBe(parts.length);
    const known = [...Object.keys(submission), 'fallback', 'onFile', 'attachments', 'check'];
    expect([...parts].sort()).toEqual([...new Set(known)].sort());
    expect([sectionOf('/costs/0/amount'), sectionOf('/requestedAmount'), sectionOf('/contact'), sectionOf(''), sectionOf('/roundId')]).toEqual([
      'costs',
      'financing',
      'organisation',
      undefined,
      undefined,
    ]);
  });

  it('are submitted without the check, under the round of the draft', () => {
    const whole = apiDraftSchema().parse({ ...submission, check: { place: 'county' } });
    expect(candidateOf(whole, round.id)).toEqual({ ...submission, roundId: round.id });
    expect(readSubmission(candidateOf(whole, round.id), 'form', ruleContext)).toEqual({ submission: { ...submission, roundId: round.id } });
  });

  it('are submitted without the times of declarations, which the application keeps', () => {
    const [complete, audit] = submission.declarations;
    const at = '2026-11-20T09:00:00.000Z';
    const now = '2026-11-22T12:00:00.000Z';
    const declarations = timedDeclarations(
      submission.declarations,
      [
        { ...complete, at },
        { ...audit, version: '0', at },
      ],
      now,
    );
    expect(declarations).toEqual([
      { ...complete, at },
      { ...audit, at: now },
    ]);
    expect(candidateOf({ declarations }, round.id)).toMatchObject({ declarations: submission.declarations });
    const whole = {
      declarations: [
        { code: 'complete', version: '2', at },
        { code: 'audit', version: '1' },
      ],
    };
    expect([declaredAt(whole, 'complete'), declaredAt(whole, 'audit'), declaredAt({}, 'audit')]).toEqual([at, undefined, undefined]);
    expect(candidateOf({ declarations: ['all of them', 7] }, round.id)).toMatchObject({ declarations: ['all of them', 7] });
    expect(candidateOf({ declarations: 'all of them' }, round.id)).toEqual({ declarations: [], reuseRelease: false, roundId: round.id });
  });
});

describe('how far a section is', () => {
  const errorsOf = (whole: unknown) => {
    const read = readSubmission(whole, 'form', ruleContext);
    return 'errors' in read ? read.errors : [];
  };
  const statuses = (whole: DraftContent) => {
    const contents = bySection(whole);
    return Object.fromEntries(draftSectionCodes.map((code) => [code, statusOf(code, contents, errorsOf(candidateOf(whole, round.id)))]));
  };
  const parse = (draft: unknown): DraftContent => apiDraftSchema().parse(draft);

  it('is done without a mistake', () => {
    expect(statuses(parse({ ...submission, onFile: [], check: {} }))).toEqual(Object.fromEntries(draftSectionCodes.map((code) => [code, 'done'])));
  });

  it('is not started without content', () => {
    expect(statuses({})).toEqual(Object.fromEntries(draftSectionCodes.map((code) => [code, 'not-started'])));
    expect(statusOf('costs', { costs: {} }, [])).toBe('not-started');
  });

  it('is started while something is only missing, and a problem when something is wrong', () => {
    const contact = { ...submission.contact, email: '' };
    expect(statuses(parse({ ...submission, contact }))).toMatchObject({ organisation: 'started', project: 'done' });
    expect(statuses(parse({ ...submission, contact: { ...contact, name: ' \u200b' } }))).toMatchObject({ organisation: 'started' });
    expect(statuses(parse({ ...submission, contact: { ...contact, email: 'kim' } }))).toMatchObject({ organisation: 'problem' });
    expect(statuses(parse({ ...submission, requestedAmount: 'viel', sameCostsElsewhere: true }))).toMatchObject({
      financing: 'problem',
      costs: 'done',
    });
    expect(statuses(parse({ contact: { name: 'Kim' } }))).toMatchObject({ organisation: 'started', costs: 'not-started' });
  });

  it('tells what is missing from what is wrong by the value at its pointer', () => {
    expect(isMissing({ pointer: '/contact/email', message: '' }, parse({ contact: { email: '' } }))).toBe(true);
    expect(isMissing({ pointer: '/goals/goals', message: '' }, parse({ goals: { goals: [] } }))).toBe(true);
    expect(isMissing({ pointer: '/costs/0/amount', message: '' }, parse({ costs: [{ amount: 'x' }] }))).toBe(false);
    expect(isMissing({ pointer: '', message: '' }, {})).toBe(false);
  });

  it('is one of four words, whatever was typed', () => {
    fc.assert(
      fc.property(typedDrafts, anySection, (typed, section) => {
        const whole = apiDraftSchema().parse(typed);
        expect(Object.keys(sectionStatuses)).toContain(statusOf(section, bySection(whole), errorsOf(whole)));
      }),
      { numRuns: 200 },
    );
  });
});

describe('what nobody types twice', () => {
  const line = { quantity: 12.5, unitPrice: 4000 };
  const costs = (row: object, stored: object = {}) =>
    completed('costs', apiDraftSchema().parse({ costs: [row] }), apiDraftSchema().parse({ costs: [stored] }));

  it('is an amount, from quantity and unit price, unless somebody typed another', () => {
    expect(costs(line)).toEqual({ costs: [{ ...line, amount: 50_000 }] });
    expect(costs({ ...line, amount: '' })).toEqual({ costs: [{ ...line, amount: 50_000 }] });
    expect(costs({ ...line, amount: 7 })).toEqual({ costs: [{ ...line, amount: 7 }] });
    // Computed before, and now one of its factors is another.
    expect(costs({ ...line, quantity: 2, amount: 50_000 }, { ...line, amount: 50_000 })).toEqual({ costs: [{ ...line, quantity: 2, amount: 8000 }] });
    expect(costs({ quantity: 'viele', unitPrice: 1 })).toEqual({ costs: [{ quantity: 'viele', unitPrice: 1 }] });
    expect(completed('costs', {}, {})).toEqual({});
  });

  it('is the requested amount, from the lines of this grant that can be read', () => {
    const financing = (...amounts: (number | string)[]) =>
      completed(
        'financing',
        apiDraftSchema().parse({
          financing: [{ source: 'own', amount: 1 }, ...amounts.map((amount) => ({ source: 'county', amount }))],
          requestedAmount: 5,
        }),
        {},
      );
    expect(financing(100, 23)).toMatchObject({ requestedAmount: 123 });
    expect(financing(100, 'viel')).toMatchObject({ requestedAmount: 5 });
    expect(financing()).toMatchObject({ requestedAmount: 5 });
    expect(completed('goals', { goals: {} }, {})).toEqual({ goals: {} });
  });

  it('is added to anything, however wrong, without a loss', () => {
    fc.assert(
      fc.property(typedDrafts, typedDrafts, anySection, (typed, stored, section) => {
        const [content, before] = [typed, stored].map((draft) => bySection(apiDraftSchema().parse(draft))[section] ?? {});
        if (content === undefined || before === undefined) return;
        expect(Object.keys(completed(section, content, before))).toEqual(expect.arrayContaining(Object.keys(content)));
      }),
      { numRuns: 200 },
    );
  });
});

describe('the rules', () => {
  it('can be asked about anything, however wrong, and answer in sentences', () => {
    fc.assert(
      fc.property(mistakenDrafts, (draft) => {
        const context = { ...ruleContext, round: fullRound, files: fullFiles.map(({ kind }) => kind) };
        for (const { pointer, message } of checkSubmission(draft, context)) {
          expect(pointer).toMatch(/^\//);
          expect(message).toMatch(/\.$/);
          expect(message).not.toMatch(/undefined|NaN/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('find nothing wrong with a valid submission that was kept as a draft', () => {
    fc.assert(
      fc.property(validSubmissions, (valid) => {
        const kept = apiDraftSchema().parse(JSON.parse(JSON.stringify(valid)));
        expect(checkSubmission(wholeOf(bySection(kept)), ruleContext)).toEqual([]);
      }),
    );
  });
});
