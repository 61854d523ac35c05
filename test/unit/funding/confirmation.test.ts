import { describe, expect, it } from 'vitest';
import { type Application, applicationSchema, applicationStates } from '../../../shared/domain/funding/application.ts';
import {
  confirmationOf,
  confirmationsFor,
  linkAskedOf,
  mayConfirm,
  missingConfirmations,
  nextLinkAt,
  waitedFor,
} from '../../../shared/domain/funding/confirmation.ts';
import { isUndecided } from '../../../shared/domain/funding/life-cycle.ts';
import { application } from '../mail/examples.ts';

const at = '2026-11-22T12:00:00.000Z';
const chair = { name: 'Ada Vorsitz', role: 'Vorsitzende', email: 'ada@verein.example' };
const treasurer = { name: 'Bo Kasse', role: 'Kassenwart', email: 'bo@verein.example' };
const asked = (over: { joint?: boolean; sender?: string; signatories?: (typeof chair)[] }) => {
  let ids = 0;
  const { joint: jointRepresentation = false, sender, signatories = [chair, treasurer] } = over;
  return confirmationsFor({ signatories, jointRepresentation, sender }, { at, newId: () => `c-${ids++}` });
};
const states = (confirmations: Application['confirmations']) => confirmations?.map(({ name, state }) => `${name} ${state}`);

describe('who must confirm', () => {
  it.each([
    { case: 'nobody proved a mailbox: one of both', over: {}, needed: 1, missing: 1, who: ['Ada Vorsitz asked', 'Bo Kasse asked'] },
    { case: 'a stranger sent it', over: { sender: 'kim@verein.example' }, needed: 1, missing: 1, who: ['Ada Vorsitz asked', 'Bo Kasse asked'] },
    { case: 'a signatory sent it: nobody else', over: { sender: ' ADA@Verein.example' }, needed: 1, missing: 0, who: ['Ada Vorsitz confirmed'] },
    {
      case: 'both together, one of them sent it',
      over: { joint: true, sender: 'bo@verein.example' },
      needed: 2,
      missing: 1,
      who: ['Ada Vorsitz asked', 'Bo Kasse confirmed'],
    },
    {
      case: 'both together, a stranger sent it',
      over: { joint: true, sender: 'kim@verein.example' },
      needed: 2,
      missing: 2,
      who: ['Ada Vorsitz asked', 'Bo Kasse asked'],
    },
    {
      case: 'both share a mailbox: who sent it counts once',
      over: { joint: true, sender: 'ada@verein.example', signatories: [chair, { ...treasurer, email: chair.email }] },
      needed: 2,
      missing: 1,
      who: ['Ada Vorsitz confirmed', 'Bo Kasse asked'],
    },
  ])('$case', ({ over, needed, missing, who }) => {
    const confirmations = asked(over);
    expect(confirmations.confirmationsNeeded).toBe(needed);
    expect(missingConfirmations(confirmations)).toBe(missing);
    expect(states(confirmations.confirmations)).toEqual(who);
    expect(applicationSchema.safeParse({ ...application, ...confirmations }).success).toBe(true);
  });

  it('is nobody where an application says nothing of it', () => {
    expect(missingConfirmations(application)).toBe(0);
    expect(waitedFor(application)).toEqual([]);
  });
});

describe('confirming', () => {
  const before: Application = { ...application, ...asked({ joint: true, sender: treasurer.email }) };

  it('counts once, with an event of the signatory and no address in it', () => {
    const { after, event } = confirmationOf(before, 'c-0', '2026-11-23T08:00:00.000Z');
    expect(missingConfirmations(after)).toBe(0);
    expect(after.confirmations?.[0]).toMatchObject({ state: 'confirmed', confirmedAt: '2026-11-23T08:00:00.000Z' });
    expect(after.confirmations?.[1]).toEqual(before.confirmations?.[1]);
    expect(after.version).toBe(before.version + 1);
    expect(event).toEqual({
      applicationId: application.id,
      reference: application.reference,
      kind: 'application.confirmed',
      at: '2026-11-23T08:00:00.000Z',
      actor: 'signatory',
      subject: 'c-0',
      from: 'submitted',
      to: 'submitted',
    });
    expect(mayConfirm(after, 'c-0')).toBe(false);
  });

  it.each(Object.keys(applicationStates))('in state %s is possible only before a decision', (code) => {
    const state = applicationSchema.shape.state.parse(code);
    expect(mayConfirm({ ...before, state }, 'c-0')).toBe(isUndecided(state));
  });

  it('is over for all when there are enough', () => {
    const both = { ...application, ...asked({}) };
    const { after } = confirmationOf(both, 'c-1', at);
    expect(waitedFor(after)).toEqual([]);
    expect(mayConfirm(after, 'c-0')).toBe(false);
  });
});

it('another link is possible after ten minutes, then an hour, then a day', () => {
  const [first] = asked({}).confirmations ?? [];
  if (first === undefined) throw new Error('nobody was asked');
  expect(nextLinkAt(first)).toBe('2026-11-22T12:10:00.000Z');
  let before: Application = { ...application, confirmations: [first], confirmationsNeeded: 1 };
  for (const [asked, next] of [
    ['2026-11-22T12:10:00.000Z', '2026-11-22T13:10:00.000Z'],
    ['2026-11-22T13:10:00.000Z', '2026-11-23T13:10:00.000Z'],
    ['2026-11-23T13:10:00.000Z', '2026-11-24T13:10:00.000Z'],
  ] as const) {
    const [confirmation] = before.confirmations ?? [];
    if (confirmation === undefined) throw new Error('lost');
    const { after, event } = linkAskedOf(before, confirmation, asked);
    expect(event).toMatchObject({ kind: 'confirmation.asked', subject: 'c-0', at: asked, actor: 'applicant' });
    expect(after.confirmations?.map(nextLinkAt)).toEqual([next]);
    before = after;
  }
});
