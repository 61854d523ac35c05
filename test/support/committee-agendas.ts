import { expect } from 'vitest';
import type { Typed } from '../../functions/hold-meetings/frame.ts';
import { recordMinutes } from '../../functions/hold-meetings/record-minutes.ts';
import { county } from '../../shared/county/county.ts';
import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { addDays } from '../../shared/domain/calendar.ts';
import { type Meeting, plannedMeeting } from '../../shared/domain/funding/meeting.ts';
import { committeeStore } from '../../shared/store/committee-store.ts';
import { deskStore } from '../../shared/store/desk-store.ts';
import { fundingStore } from '../../shared/store/funding-store.ts';
import { advisory, committeeWorldOver, council } from './committee-cases.ts';
import { startTables } from './local-cloud.ts';

/** What a form sends. */
export const typed = (fields: Record<string, string>): Typed => new URLSearchParams(fields);

/** A clerk of the committees who may decide in the house, too. */
export const staff: StaffSession = {
  subject: 'gerrit',
  name: 'Gerrit Gremium',
  roles: ['committee-clerk', 'approver'],
  authenticatedAt: '2026-12-02T09:00:00.000Z',
  expiresAt: 0,
  seenAt: 0,
};

/** A case on the agendas of two meetings of its own. */
export type OnAgendas = { readonly id: string; readonly reference: string; readonly first: Meeting; readonly second: Meeting };

/** The fields of a vote on a motion. */
export const votes = ({ reference }: OnAgendas, [yes, no, abstain]: readonly number[], motion = 'vorlage') => ({
  [`${reference}.${motion}.ja`]: String(yes),
  [`${reference}.${motion}.nein`]: String(no),
  [`${reference}.${motion}.enthaltung`]: String(abstain),
});

/** Id of the motion that these fields add. */
export const motionId = '6b1f2c3d-0000-4000-8000-000000000001';
export const motionFields = { auftrag: motionId, rang: '1', wortlaut: 'Weniger', betrag: '100', von: 'Fraktion A' };
export const motion = ({ second }: OnAgendas) => typed({ ...motionFields, sitzung: second.id });

/** Tables of their own, and cases on agendas in them. Call `stop` at the end. */
export const committeeAgendas = async () => {
  const { client, tables, stop } = await startTables();
  const table = tables.funding;
  const world = await committeeWorldOver({ client, table }, 'committee');
  // After every meeting of these tests: no result is written down before its day.
  const storesOver = (over: typeof client, at = '2039-12-02T09:00:00.000Z') => {
    const access = { client: over, table };
    return { ...fundingStore(access), ...deskStore(access), ...committeeStore(access), county, now: () => at };
  };
  const before = storesOver(client, '2039-12-01T09:00:00.000Z');
  let days = 0;
  // Far from every day that an application names, or those would be taken for the meeting's.
  const given = async (requested = 750_000): Promise<OnAgendas> => {
    const { id, reference } = await world.add({ requested });
    days += 1;
    const on = async (date: string, body: string, role: 'advises' | 'decides'): Promise<Meeting> => {
      const meeting = { ...plannedMeeting(date, body), items: [{ applicationId: id, reference, roundId: world.round.id, role }], version: 1 };
      expect(await before.keepMeeting(meeting)).toBe(true);
      return meeting;
    };
    const [first, second] = [
      await on(addDays('2031-01-01', 2 * days), advisory, 'advises'),
      await on(addDays('2031-01-02', 2 * days), council, 'decides'),
    ];
    return { id, reference, first, second };
  };
  const minutes = async (stores: typeof before, meeting: Meeting, of: OnAgendas, version: number, fields: Record<string, string>): Promise<void> => {
    const { errors } = await recordMinutes(meeting, meeting.items, typed({ [`${of.reference}.fassung`]: String(version), ...fields }), staff, stores);
    expect(errors).toEqual([]);
  };
  const advised = (of: OnAgendas) => minutes(before, of.first, of, 0, votes(of, [5, 1, 0]));
  return { client, table, world, stop, storesOver, before, given, minutes, advised };
};

/** The stores over these tables. */
export type CommitteeStores = Awaited<ReturnType<typeof committeeAgendas>>['before'];
