import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Application } from '../../../shared/domain/funding/application.ts';
import {
  type CommitteeCase,
  type Consultation,
  consulted,
  consultedSteps,
  type Doing,
  isOffice,
  moved,
  newConsultation,
  nextStepOf,
  resultName,
  settledElsewhere,
} from '../../../shared/domain/funding/committee.ts';
import type { Decision } from '../../../shared/domain/funding/decision.ts';
import { isCarried, type Motion, proposalMotion, tallyOf, votingFaults, withMotion } from '../../../shared/domain/funding/motion.ts';
import { advising, assessed, deciding, signed } from '../../support/committee-papers.ts';

const votes = (yes: number, no: number, abstain = 0, excluded = 0) => ({ yes, no, abstain, excluded });
const motion = (rank: number, over: Partial<Motion> = {}): Motion => ({
  id: `m${rank}`,
  rank,
  text: 'So',
  amount: 100 * rank,
  by: 'Fraktion A',
  ...over,
});
const route = [
  { body: advising, role: 'advises' },
  { body: deciding, role: 'decides' },
  { body: deciding, role: 'is-informed' },
] as const;
const meetingOf = (body: string, date: string) => ({ id: `${date}-x`, date, body });
const [first, second, third] = [meetingOf(advising, '2027-02-04'), meetingOf(deciding, '2027-02-18'), meetingOf(deciding, '2027-03-18')];
const proposal = { text: 'So', amount: 500_000 };
const caseOf = (over: Partial<CommitteeCase> = {}): CommitteeCase => ({ application: assessed, route, consultations: [], decisions: [], ...over });
const voted = (of: Consultation, ...given: readonly ReturnType<typeof votes>[]): Doing => ({
  kind: 'voted',
  motions: of.motions.map((each, at) => ({ ...each, ...(given[at] && { votes: given[at] }) })),
});
const later = (seconds: number) => ({ ...signed, at: `2027-03-18T10:00:${String(seconds).padStart(2, '0')}.000Z` });

/** A case that its first body has advised on. */
const advised = (): CommitteeCase => {
  const of = newConsultation(assessed.id, first, 'advises', proposal);
  const { change, consultation } = consulted(of, voted(of, votes(9, 1)), caseOf(), later(1));
  return caseOf({ application: change.after, consultations: [consultation] });
};
const toDecide = newConsultation(assessed.id, second, 'decides', proposal);
const withResult = (of: CommitteeCase, { change, consultation }: ReturnType<typeof consulted>): CommitteeCase => ({
  ...of,
  application: change.after,
  consultations: [...of.consultations.filter(({ meeting }) => meeting !== consultation.meeting), consultation],
});

describe('a vote', () => {
  it.each([
    [votes(7, 9, 2), false],
    [votes(9, 9), false],
    [votes(0, 0, 18), false],
    [votes(1, 0, 17, 3), true],
    [votes(9, 8), true],
  ])('%o carries: %s', (vote, carried) => {
    expect(isCarried(vote)).toBe(carried);
  });

  it('goes on to the next rank after a rejection, and ends with the first that is carried', () => {
    expect(tallyOf([motion(2), motion(1)])).toMatchObject({ state: 'open', next: { id: 'm1' } });
    expect(tallyOf([motion(2), motion(1, { votes: votes(1, 2) })])).toMatchObject({ state: 'open', next: { id: 'm2' } });
    expect(tallyOf([motion(1, { votes: votes(1, 2) }), motion(2, { votes: votes(2, 1) })])).toMatchObject({ state: 'carried', motion: { id: 'm2' } });
    expect(tallyOf([motion(1, { votes: votes(1, 2) }), motion(2, { withdrawn: true })])).toEqual({ state: 'rejected' });
    expect(tallyOf([])).toEqual({ state: 'open', next: undefined });
    expect(tallyOf([motion(1, { withdrawn: true })])).toEqual({ state: 'open', next: undefined });
  });

  it('has faults where it cannot have happened', () => {
    const faults = (motions: Motion[]) => votingFaults(motions).map((each) => [each.motion.id, each.fault]);
    expect(faults([motion(1), motion(2, { votes: votes(2, 1) })])).toEqual([['m2', 'before-others']]);
    expect(faults([motion(1, { votes: votes(2, 1) }), motion(2, { votes: votes(2, 1) })])).toEqual([['m2', 'after-carried']]);
    expect(faults([motion(1, { votes: votes(0, 0, 0, 2) })])).toEqual([['m1', 'nobody']]);
    expect(faults([motion(1, { withdrawn: true }), motion(2, { votes: votes(2, 1) })])).toEqual([]);
  });

  it('never decides two motions, whatever is voted', () => {
    const vote = fc.option(fc.record({ yes: fc.nat(3), no: fc.nat(3), abstain: fc.nat(2), excluded: fc.nat(2) }), { nil: undefined });
    fc.assert(
      fc.property(fc.array(vote, { maxLength: 5 }), (all) => {
        const motions = all.map((given, at) => motion(at + 1, given && { votes: given }));
        if (votingFaults(motions).length > 0) return;
        const carried = motions.filter(({ votes: given }) => given !== undefined && isCarried(given));
        expect(carried.length).toBeLessThanOrEqual(1);
        const tally = tallyOf(motions);
        if (tally.state === 'carried') expect(tally.motion).toBe(carried[0]);
        if (tally.state === 'rejected') expect(motions.every(({ votes: given }) => given !== undefined && !isCarried(given))).toBe(true);
      }),
    );
  });

  it('puts one more motion at its rank, but not before what is voted on', () => {
    const ranks = (motions: readonly Motion[]) => motions.map(({ id, rank }) => `${rank}:${id}`);
    expect(ranks(withMotion([motion(1), motion(2)], motion(1, { id: 'new' })))).toEqual(['1:new', '2:m1', '3:m2']);
    expect(ranks(withMotion([motion(1)], motion(9, { id: 'new' })))).toEqual(['1:m1', '2:new']);
    expect(() => withMotion([motion(1, { votes: votes(1, 2) })], motion(1, { id: 'new' }))).toThrow('Rang ab 2');
  });
});

describe('the way of a case', () => {
  it('is one step after the other; what was put off is not done', () => {
    expect(nextStepOf(route, [])).toBe(route[0]);
    const done = advised().consultations;
    expect(nextStepOf(route, done)).toBe(route[1]);
    expect(
      nextStepOf(
        route,
        done.map((each) => ({ ...each, outcome: { ...signed, result: 'deferred' as const } })),
      ),
    ).toBe(route[0]);
    expect(nextStepOf([], [])).toBeUndefined();
    expect(nextStepOf([route[0], route[0]], done)).toBe(route[0]);
  });

  it('shows at each step the meeting that settled it, whatever stands on the agenda of another', () => {
    const onBoth = advised();
    const [settled] = onBoth.consultations;
    // A motion for the meeting after it, which has nothing left to say.
    const lapsed = { ...newConsultation(assessed.id, meetingOf(advising, '2027-02-25'), 'advises', proposal), version: 1 };
    for (const consultations of [
      [...onBoth.consultations, lapsed],
      [lapsed, ...onBoth.consultations],
    ]) {
      expect(consultedSteps(route, consultations).map(({ consultation }) => consultation)).toEqual([settled, undefined, undefined]);
      expect(nextStepOf(route, consultations)).toBe(route[1]);
      expect(settledElsewhere(lapsed, { route, consultations })).toBe(settled);
      expect(() => consulted(lapsed, voted(lapsed, votes(1, 0)), { ...onBoth, consultations }, later(2))).toThrow(deciding);
    }
    // Before anything is settled the later agenda is shown, and nothing has lapsed.
    expect(consultedSteps(route, [lapsed])[0]?.consultation).toBe(lapsed);
    expect(settledElsewhere(lapsed, { route, consultations: [lapsed] })).toBeUndefined();
  });

  it('leaves the later meeting a case that the earlier one put off, and a second step of the same body', () => {
    const of = newConsultation(assessed.id, first, 'advises', proposal);
    const off = { ...of, outcome: { ...signed, result: 'deferred' as const } };
    const next = newConsultation(assessed.id, meetingOf(advising, '2027-02-25'), 'advises', proposal);
    expect(settledElsewhere(next, { route, consultations: [off] })).toBeUndefined();
    expect(consultedSteps(route, [off])[0]?.consultation).toBe(off);
    const twice = [route[0], route[0]];
    const { consultations } = advised();
    expect(consultedSteps(twice, [next, ...consultations]).map(({ consultation }) => consultation)).toEqual([consultations[0], next]);
    expect(settledElsewhere(next, { route: twice, consultations })).toBeUndefined();
    expect(settledElsewhere(next, { route: [], consultations })).toBeUndefined();
    // What a meeting said itself is its own, also after the next one settled the case.
    const both = [off, { ...next, outcome: { ...later(2), result: 'rejected' as const } }];
    expect(settledElsewhere(off, { route, consultations: both })).toBeUndefined();
    expect(consultedSteps(route, both)[0]?.consultation).toBe(both[1]);
  });

  it('leaves advice as advice', () => {
    const { application, consultations } = advised();
    expect([application.state, application.decidedAmount, application.version]).toEqual(['assessed', undefined, assessed.version + 1]);
    const [{ outcome } = { outcome: undefined }] = consultations;
    expect(outcome && resultName(outcome.result, 'advises')).toBe('wie vorgeschlagen empfohlen');
  });

  it.each([
    ['carried', votes(9, 7, 2), 500_000, 'unchanged'],
    ['7:9:2', votes(7, 9, 2), 0, 'rejected'],
    ['a tie', votes(8, 8), 0, 'rejected'],
  ] as const)('is decided by the body that decides: %s', (_name, vote, amount, result) => {
    const { change, consultation } = consulted(toDecide, voted(toDecide, vote), advised(), later(2));
    expect(change.after).toMatchObject({ state: 'decided', decidedAmount: amount });
    expect(change.event).toMatchObject({ kind: 'committee.decided', amount, actor: 'gerrit', from: 'assessed', to: 'decided', subject: second.id });
    expect(consultation.outcome?.result).toBe(result);
  });

  it('refuses a body whose turn it is not, a case that went on, and more than was applied for', () => {
    expect(() => consulted(toDecide, voted(toDecide, votes(1, 0)), caseOf(), later(2))).toThrow(advising);
    const withdrawn: Application = { ...advised().application, state: 'withdrawn' };
    expect(() => consulted(toDecide, voted(toDecide, votes(1, 0)), { ...advised(), application: withdrawn }, later(2))).toThrow('zurückgezogen');
    const high = newConsultation(assessed.id, second, 'decides', { text: 'So', amount: assessed.requestedAmount + 1 });
    expect(() => consulted(high, voted(high, votes(1, 0)), advised(), later(2))).toThrow('nicht über der beantragten Summe');
    expect(() => moved(toDecide, motion(2, { amount: assessed.requestedAmount + 1 }), advised(), later(2))).toThrow(
      'nicht über der beantragten Summe',
    );
  });

  it('has no result before the day of the meeting, but motions', () => {
    const before = { ...signed, at: '2027-02-17T22:59:59.000Z' };
    expect(() => consulted(toDecide, voted(toDecide, votes(1, 0)), advised(), before)).toThrow('erst am 18. Februar 2027');
    expect(() => consulted(toDecide, { kind: 'deferred', motions: toDecide.motions }, advised(), before)).toThrow('erst am 18. Februar 2027');
    expect(moved(toDecide, motion(2), advised(), before).consultation.motions).toHaveLength(2);
    // Midnight in Berlin.
    const day = { ...signed, at: '2027-02-17T23:00:00.000Z' };
    expect(consulted(toDecide, voted(toDecide, votes(1, 0)), advised(), day).change.after.state).toBe('decided');
  });

  it('comes back from being put off with the next vote', () => {
    const before = advised();
    const off = withResult(before, consulted(toDecide, { kind: 'deferred', motions: toDecide.motions, note: 'Es fehlen Zahlen' }, before, later(2)));
    expect(off.application.state).toBe('deferred');
    const again = newConsultation(assessed.id, third, 'decides', proposal);
    const { change } = consulted(again, voted(again, votes(3, 1)), off, later(3));
    expect(change.after).toMatchObject({ state: 'decided', decidedAmount: 500_000 });
    expect(change.event).toMatchObject({ from: 'deferred', to: 'decided' });
  });

  it('opens again for a lower amount after a rejection', () => {
    const before = advised();
    const rejected = withResult(before, consulted(toDecide, voted(toDecide, votes(7, 9, 2)), before, later(2)));
    const [stored = toDecide] = rejected.consultations.slice(-1);
    const open = withResult(rejected, moved(stored, motion(2, { id: 'half', amount: 250_000 }), rejected, later(3)));
    expect(open.application).toMatchObject({ state: 'assessed', decidedAmount: undefined });
    const [reopened = toDecide] = open.consultations.slice(-1);
    expect(reopened.earlier).toHaveLength(1);
    const { change, consultation } = consulted(reopened, voted(reopened, votes(7, 9, 2), votes(10, 8)), open, later(4));
    expect(change.after).toMatchObject({ state: 'decided', decidedAmount: 250_000 });
    expect(consultation.outcome?.result).toBe('amended');
    expect(() => moved(consultation, motion(3), withResult(open, { change, consultation }), later(5))).toThrow('schon beschlossen');
  });

  it('can be corrected until a notice is prepared, only at its end, and forgets nothing', () => {
    const before = advised();
    const [advice = toDecide] = before.consultations;
    const decided = withResult(before, consulted(toDecide, voted(toDecide, votes(9, 7)), before, later(2)));
    const [stored = toDecide] = decided.consultations.slice(-1);
    const { change, consultation } = consulted(stored, voted(stored, votes(7, 9)), decided, later(3));
    expect(change.after.decidedAmount).toBe(0);
    expect(consultation.earlier).toMatchObject([{ outcome: { result: 'unchanged', amount: 500_000 }, motions: [{ votes: { yes: 9 } }] }]);
    expect(() => consulted(advice, voted(advice, votes(0, 9)), decided, later(3))).toThrow(deciding);
    const prepared = { state: 'prepared' } as const;
    const decisions = [prepared].map((of): Pick<Decision, 'state'> => of);
    expect(() => consulted(stored, voted(stored, votes(7, 9)), { ...decided, decisions }, later(3))).toThrow('Bescheid vorbereitet');
    expect(() => consulted(stored, voted(stored, votes(7, 9)), { ...decided, decisions: [{ state: 'returned' }] }, later(3))).not.toThrow();
  });

  it('ends with who is told', () => {
    const before = advised();
    const decided = withResult(before, consulted(toDecide, voted(toDecide, votes(9, 7)), before, later(2)));
    const told = newConsultation(assessed.id, third, 'is-informed', proposal);
    expect(told.motions).toEqual([]);
    const { change, consultation } = consulted(told, { kind: 'noted', motions: [] }, decided, later(3));
    expect(change.after).toMatchObject({ state: 'decided', decidedAmount: 500_000 });
    expect(consultation.outcome?.result).toBe('noted');
    expect(() => moved(told, motion(1), decided, later(3))).toThrow('nur unterrichtet');
    expect(nextStepOf(route, [...decided.consultations, consultation])).toBeUndefined();
  });
});

describe('the office', () => {
  const county = { office: { name: 'Stelle für Teilhabe (ST)' }, department: { name: 'Fachdienst' } };

  it('is known by its names', () => {
    expect(
      ['Stelle für Teilhabe (ST)', 'Stelle für Teilhabe', 'Fachdienst', 'Verwaltung', 'Stelle', 'Hauptausschuss'].filter((body) =>
        isOffice(body, county),
      ),
    ).toEqual(['Stelle für Teilhabe (ST)', 'Stelle für Teilhabe', 'Fachdienst', 'Verwaltung']);
  });

  it.each([
    [500_000, 'unchanged'],
    [1, 'amended'],
    [0, 'rejected'],
  ] as const)('settles %d cents: %s', (amount, result) => {
    const of = newConsultation(assessed.id, { id: 'verwaltung', date: '2026-11-27', body: 'Verwaltung' }, 'decides', proposal);
    const { change, consultation } = consulted(
      of,
      { kind: 'settled', motions: of.motions, amount },
      caseOf({ route: [{ body: 'Verwaltung', role: 'decides' }] }),
      later(1),
    );
    expect(change.after).toMatchObject({ state: 'decided', decidedAmount: amount });
    expect(consultation.outcome?.result).toBe(result);
    expect(consultation.motions[0]?.id).toBe(proposalMotion);
  });
});
