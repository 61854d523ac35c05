import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { addMotion } from '../../functions/hold-meetings/add-motion.ts';
import { recordMinutes } from '../../functions/hold-meetings/record-minutes.ts';
import { readAgenda, setAgenda } from '../../functions/hold-meetings/set-agenda.ts';
import { withdrawMotion } from '../../functions/hold-meetings/withdraw-motion.ts';
import { consultationSchema } from '../../shared/domain/funding/committee.ts';
import { type Meeting, plannedMeeting } from '../../shared/domain/funding/meeting.ts';
import { committeeAgendas, motion, motionFields, motionId, type OnAgendas, staff, typed, votes } from '../support/committee-agendas.ts';
import { advisory } from '../support/committee-cases.ts';

const { client, stop, storesOver, before, given, minutes, advised } = await committeeAgendas();
afterAll(stop);

describe('a case on two agendas of one body', () => {
  let day = 9;
  const givenTwice = async () => {
    const of = await given();
    const [early, late] = [1, 2].map(() => {
      day += 1;
      return { ...of.first, ...plannedMeeting(`2039-11-${day}`, advisory), items: of.first.items, version: 1 };
    });
    if (early === undefined || late === undefined) throw new Error('there are two meetings');
    for (const meeting of [early, late]) expect(await before.keepMeeting(meeting)).toBe(true);
    return { of, early, late };
  };
  const alsoOn = async (meeting: Meeting, { id }: OnAgendas) => (await readAgenda(meeting.id, 'kim', before)).alsoOn.get(id)?.map((each) => each.id);

  it('is told to who looks at one of them, until one has settled it', async () => {
    const { of, early, late } = await givenTwice();
    expect(await alsoOn(early, of)).toEqual([late.id]);
    expect(await alsoOn(late, of)).toEqual([early.id]);
    await addMotion(of.id, [late], typed({ ...motionFields, sitzung: late.id }), staff, before);
    await minutes(before, early, of, 0, votes(of, [1, 5, 0]));
    expect(await alsoOn(early, of)).toBeUndefined();
    expect(await alsoOn(late, of)).toBeUndefined();
    // Its motion there is no result: nothing keeps the case on that agenda, and nothing more can be moved or voted on there.
    await expect(addMotion(of.id, [late], typed({ ...motionFields, auftrag: randomUUID(), sitzung: late.id }), staff, before)).rejects.toMatchObject({
      code: 'wrong-state',
    });
    await setAgenda(late.id, typed({ fassung: '1' }), staff, before);
    expect((await before.meeting(late.id))?.items).toEqual([]);
  });

  it('is settled by one of them when both write at the same moment', async () => {
    for (let run = 0; run < 5; run += 1) {
      const { of, early, late } = await givenTwice();
      const say = (meeting: Meeting) =>
        recordMinutes(meeting, meeting.items, typed({ [`${of.reference}.fassung`]: '0', ...votes(of, [5, 1, 0]) }), staff, storesOver(client));
      const told = await Promise.all([say(early), say(late)]);
      expect(told.map(({ saved }) => saved).toSorted()).toEqual([0, 1]);
      expect(told.flatMap(({ errors }) => errors)).toHaveLength(1);
      expect((await before.caseFile(of.id, 'nobody'))?.events.filter(({ kind }) => kind === 'committee.voted')).toHaveLength(1);
    }
  });
});

describe('a motion that is taken back', () => {
  const back = ({ second }: OnAgendas) => typed({ sitzung: second.id, beschlussantrag: motionId });

  it('is passed over in the vote, and stays in the file with the amount that it had', async () => {
    const of = await given();
    await advised(of);
    await addMotion(of.id, [of.second], motion(of), staff, before);
    await withdrawMotion(of.id, back(of), staff, before);
    const { second, reference } = of;
    await minutes(before, second, of, 2, { ...votes(of, [9, 7, 2]), [`${reference}.${motionId}.zurueckgezogen`]: 'on' });
    const { application, events } = (await before.caseFile(of.id, 'nobody')) ?? {};
    expect(application).toMatchObject({ state: 'decided', decidedAmount: 750_000 });
    expect(events?.find(({ kind }) => kind === 'motion.withdrawn')).toMatchObject({ amount: 10_000, subject: second.id, actor: 'gerrit' });
  });

  it('is none after a vote, none of another case, and never the proposal of the administration', async () => {
    const of = await given();
    await advised(of);
    await expect(withdrawMotion(of.id, back(of), staff, before)).rejects.toMatchObject({ code: 'not-found' });
    await addMotion(of.id, [of.second], motion(of), staff, before);
    const proposal = typed({ sitzung: of.second.id, beschlussantrag: 'vorlage' });
    await expect(withdrawMotion(of.id, proposal, staff, before)).rejects.toMatchObject({ code: 'wrong-state' });
    // One votes, the other takes back: one of them was first.
    const [taken, voted] = await Promise.all([
      withdrawMotion(of.id, back(of), staff, storesOver(client)).then(
        () => true,
        () => false,
      ),
      recordMinutes(of.second, of.second.items, typed({ [`${of.reference}.fassung`]: '1', ...votes(of, [1, 2, 0], motionId) }), staff, before),
    ]);
    expect(voted.saved).toBe(taken ? 0 : 1);
    const [, stored] = z.array(consultationSchema).parse((await before.caseFile(of.id, 'nobody'))?.others('consultation'));
    const { votes: counted, withdrawn } = stored?.motions.find(({ id }) => id === motionId) ?? {};
    expect([counted !== undefined, withdrawn === true]).toEqual([!taken, taken]);
  });
});
