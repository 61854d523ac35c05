import { describe, expect, it } from 'vitest';
import type { Application } from '../../../shared/domain/funding/application.ts';
import { checkDueOf } from '../../../shared/domain/funding/case-row.ts';
import {
  assessmentRecorded,
  checkRecorded,
  conflictLifted,
  earlyStartDecided,
  informationAsked,
  opinionGiven,
  proposalMade,
  type Reviewed,
  takenOver,
} from '../../../shared/domain/funding/review-changes.ts';
import { application as example, informationRequest } from '../mail/examples.ts';

const at = '2026-12-02T09:00:00.000Z';
const [sascha, toni] = [
  { subject: 's', name: 'Sascha Sachlich' },
  { subject: 't', name: 'Toni Vertretung' },
];
const doer = { by: sascha, at };
const reviewed = (over: Partial<Application> = {}, of: Partial<Reviewed> = {}): Reviewed => ({
  application: { ...example, ...over },
  review: undefined,
  requests: [],
  row: undefined,
  ...of,
});
const inCheck = { state: 'formal_check', version: 2 } as const;

describe('what the desk decides', () => {
  it('whoever takes a new case over begins its check, by the day that it has', () => {
    const taken = takenOver(reviewed(), doer);
    expect(taken?.event).toMatchObject({ kind: 'case.assigned', from: 'submitted', to: 'formal_check', actor: 's', actorName: 'Sascha Sachlich' });
    expect(taken?.desk).toEqual({ due: checkDueOf(example), assignee: sascha });
    const mine = reviewed(inCheck, { row: { assignee: sascha } });
    expect(takenOver(mine, doer)).toBeUndefined();
    expect(takenOver(mine, { by: toni, at })?.after.state).toBe('formal_check');
  });

  it('a point that did not change keeps who looked at it', () => {
    const known = { by: sascha, at: '2026-12-01T09:00:00.000Z', code: 'papers', result: 'ok' as const };
    const of = reviewed(inCheck, { review: { applicationId: example.id, checks: [known] } });
    const checks = [
      { code: 'papers', result: 'ok' as const },
      { code: 'seat', result: 'not-ok' as const, note: 'Hamburg' },
    ];
    expect(checkRecorded(of, { checks, asksAdviser: false }, { by: toni, at })?.review?.checks).toEqual([known, { by: toni, at, ...checks[1] }]);
    expect(checkRecorded(of, { checks: checks.slice(0, 1), asksAdviser: false }, { by: toni, at })).toBeUndefined();
  });

  it('the KIT-Stelle is asked for ten days, never while the applicant has to answer, and gives the case back', () => {
    const asked = checkRecorded(reviewed(inCheck), { checks: [], asksAdviser: true }, doer);
    expect(asked?.desk).toMatchObject({ waitsFor: 'kit-adviser', due: '2026-12-12' });
    const open = reviewed({ ...inCheck, state: 'info_requested' });
    expect(checkRecorded(open, { checks: [], asksAdviser: true }, doer)).toBeUndefined();
    const waiting = reviewed(inCheck, { row: { waitsFor: 'kit-adviser', due: '2026-12-12' } });
    expect(opinionGiven(waiting, { text: 'Gut.', supports: true }, doer)?.desk).toEqual({ waitsFor: 'caseworker', due: '2026-12-07' });
    expect(opinionGiven(reviewed(inCheck), { text: 'Gut.', supports: true }, doer)?.desk).toBeUndefined();
  });

  it('a proposal ends the check, waits for who decides, and is the same proposal when it comes again', () => {
    const proposal = { amount: 100, conditions: ['Logo'], reasons: 'Gut.' };
    const committee = { officeDecides: false, meets: '2027-02-04' };
    const made = proposalMade(reviewed(inCheck), proposal, committee, doer);
    expect([made?.after.state, made?.event.amount, made?.desk?.waitsFor]).toEqual(['assessed', 100, 'committee']);
    expect(made?.desk?.due).toBe('2027-02-04');
    expect(proposalMade(reviewed(inCheck), proposal, { officeDecides: false }, doer)?.desk?.due).toBe('2026-12-16');
    const office = proposalMade(reviewed(inCheck), proposal, { ...committee, officeDecides: true }, doer);
    expect(office?.desk).toEqual({ waitsFor: 'approver', due: '2026-12-16' });
    const done = reviewed({ ...inCheck, state: 'assessed' }, { review: made?.review });
    expect(proposalMade(done, proposal, committee, doer)).toBeUndefined();
    expect(proposalMade(done, { ...proposal, amount: 99 }, committee, doer)?.event.amount).toBe(99);
    for (const state of ['submitted', 'info_requested', 'decided', 'withdrawn'] as const) {
      expect(() => proposalMade(reviewed({ state }), proposal, committee, doer)).toThrow('ist jetzt nicht möglich');
    }
  });

  it('nothing is reviewed once it is decided or withdrawn', () => {
    for (const state of ['decided', 'award_issued', 'rejected', 'withdrawn'] as const) {
      expect(() => assessmentRecorded(reviewed({ state }), [], doer)).toThrow('nicht möglich');
      expect(() => checkRecorded(reviewed({ state }), { checks: [], asksAdviser: false }, doer)).toThrow('nicht möglich');
      expect(() => informationAsked(reviewed({ state }), informationRequest, informationRequest.id, doer)).toThrow('nicht möglich');
    }
  });

  it('one request at a time, which stops the clock at the day of the line', () => {
    const { text, points, dueDate } = informationRequest;
    const of = reviewed(inCheck, { row: { due: '2026-12-24' } });
    expect(informationAsked(of, { text, points, dueDate }, informationRequest.id, doer)).toMatchObject({
      request: { checkDue: '2026-12-24', askedBy: 's' },
      desk: { waitsFor: 'applicant', due: dueDate },
      event: { actorName: 'Sascha Sachlich', to: 'info_requested' },
    });
    const open = reviewed(inCheck, { requests: [informationRequest] });
    expect(informationAsked(open, { text, points, dueDate }, informationRequest.id, doer)).toBeUndefined();
    expect(() => informationAsked(open, { text, points, dueDate }, example.id, doer)).toThrow('noch offen');
  });

  it('an early start is decided once, where somebody asks for it', () => {
    const earlyStart = { state: 'requested', from: '2027-01-01', reason: 'x', requestedAt: at } as const;
    const decided = earlyStartDecided(reviewed({ ...inCheck, earlyStart }), { approved: false, reason: 'Nein.' }, doer);
    expect([decided?.after.earlyStart?.state, decided?.event.subject]).toEqual(['refused', 'refused']);
    expect(() => earlyStartDecided(reviewed(inCheck), { approved: true, reason: 'x' }, doer)).toThrow('nichts zu entscheiden');
  });

  it('of several conflicts only the one that is meant is lifted', () => {
    const lifted = conflictLifted(reviewed({ ...inCheck, conflicts: ['a', 'b'] }), { whose: 'a', reason: 'x' }, doer);
    expect([lifted?.after.conflicts, lifted?.event.subject]).toEqual([['b'], 'a']);
    expect(conflictLifted(reviewed(inCheck), { whose: 'a', reason: 'x' }, doer)).toBeUndefined();
  });
});
