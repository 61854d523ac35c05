import { describe, expect, it } from 'vitest';
import { inBerlin } from '../../../shared/domain/calendar.ts';
import {
  draftContentSchema,
  draftReview,
  draftSchema,
  draftSectionCodes,
  draftSections,
  expiryOfDraft,
  isOver,
  keptUntil,
  mayEdit,
  sectionOfSlug,
} from '../../../shared/domain/funding/draft.ts';
import { newDraft, newPrincipal, principalOf } from '../../support/drafts.ts';
import { round } from '../../support/submissions.ts';

describe('the sections of a draft', () => {
  it('have pages of their own, in the order of the task list', () => {
    const slugs = draftSectionCodes.map((code) => draftSections[code].slug);
    expect(slugs).toEqual(['pruefen', 'organisation', 'projekt', 'ziele', 'kosten', 'finanzierung', 'anlagen', 'erklaerungen']);
    expect(new Set([...slugs, draftReview.slug]).size).toBe(9);
  });

  it('are found by the name of their page', () => {
    expect(sectionOfSlug('kosten')).toBe('costs');
    for (const other of ['absenden', 'costs', '', 'toString']) expect(sectionOfSlug(other)).toBeUndefined();
  });
});

describe('a draft', () => {
  it('is kept to the end of the day that lies draftDays days after the last change, in Berlin', () => {
    const keep = (draftDays: number) => ({ retention: { ...round.retention, draftDays } });
    const until = (savedAt: string, days: number) => keptUntil({ expiresAt: expiryOfDraft(keep(days), savedAt) });
    expect(until('2027-03-01T10:00:00.000Z', 90)).toBe('2027-05-30');
    // Half past midnight in Berlin: already the next day.
    expect(until('2027-05-31T22:30:00.000Z', 1)).toBe('2027-06-02');
    // The nights on which clocks change.
    expect(until('2027-03-27T23:30:00.000Z', 1)).toBe('2027-03-29');
    expect(until('2027-10-30T12:00:00.000Z', 1)).toBe('2027-10-31');
    expect(until('2028-02-28T12:00:00.000Z', 1)).toBe('2028-02-29');
  });

  it('is over at midnight, and the table deletes it a week after the sweep of that night', () => {
    const expiresAt = expiryOfDraft({ retention: { ...round.retention, draftDays: 90 } }, '2027-03-01T10:00:00.000Z');
    expect(isOver({ expiresAt }, '2027-05-30T21:59:59.999Z')).toBe(false);
    expect(isOver({ expiresAt }, '2027-05-30T22:00:00.000Z')).toBe(true);
    expect(inBerlin(new Date(expiresAt * 1000).toISOString()).date).toBe('2027-06-07');
  });

  it('begins empty, with its owner as the one who edits', () => {
    const draft = newDraft({ owner: { principal: principalOf('kim') }, latePermit: principalOf('permit') });
    expect(draftSchema().parse(draft)).toEqual(draft);
    expect(draft).toMatchObject({ version: 1, roundId: round.id, roundVersion: round.version, sections: {}, latePermit: principalOf('permit') });
    expect(mayEdit(draft, principalOf('kim'))).toBe(true);
    expect(mayEdit(draft, newPrincipal())).toBe(false);
    expect('latePermit' in newDraft()).toBe(false);
  });

  it('takes any JSON object as content, and nothing else', () => {
    expect(draftContentSchema().parse({ a: [1, null, { b: 'x' }] })).toEqual({ a: [1, null, { b: 'x' }] });
    for (const other of [[], 'text', null, { a: undefined }, { a: new Date(0) }, { a: Number.NaN }])
      expect(draftContentSchema().safeParse(other).success).toBe(false);
  });
});
