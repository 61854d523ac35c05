import { afterAll, describe, expect, it } from 'vitest';
import { feedbackStore } from '../../shared/store/feedback-store.ts';
import { recipientStore } from '../../shared/store/recipient-store.ts';
import { suppressionStore } from '../../shared/store/suppression-store.ts';
import { faultyClient } from '../support/faulty-client.ts';
import { type EventName, feedbackWorld, type LeasedMail } from '../support/feedback-world.ts';
import { Killed, killedAt } from '../support/killed-client.ts';
import { startTables } from '../support/local-cloud.ts';
import { sesEvents } from '../support/ses-events.ts';

const { client, tables, stop } = await startTables();
afterAll(stop);
const access = { client, table: tables.mail };
const world = feedbackWorld(access);
const { leased, entered, take, record, told } = world;
const feedback = feedbackStore(access);
const { suppression } = suppressionStore(access);
const { recipient, history } = recipientStore(access);

/** What is counted on a day; the days of the mails are their own in each test. */
const countsOf = async (day: string) => (await feedback.feedbackDays(day, day))[0];

describe('killed at any call, then told again', () => {
  const mailOf = async (id: string) => {
    const { state, open, delivery, text } = (await record(id)) ?? {};
    return { state, open, text, delivery };
  };
  const settled = async (mail: LeasedMail, day: string) => ({
    mail: await mailOf(mail.id),
    reason: (await suppression(mail.addressee))?.reason,
    reader: { ...(await recipient(mail.addressee)), id: '', address: '' },
    history: (await history(mail.addressee)).map(({ kind, version }) => [kind, version]),
    told: (await told(mail.addressee)).map(({ template }) => template),
    counted: { ...(await countsOf(day)), day: '' },
  });
  let number = 0;
  const newDay = () => `2025-${String(Math.floor(number / 28) + 1).padStart(2, '0')}-${String((number++ % 28) + 1).padStart(2, '0')}`;
  const fresh = async (day: string) => ({ ...(await leased()), acceptedAt: `${day}T05:00:00.000Z` });

  it.each<[EventName, boolean]>([
    ['permanent', true],
    ['complaint', true],
    ['complaint', false],
    ['delivery', true],
  ])('%s leaves what it leaves undisturbed, and exactly one mail to the office (entered by staff: %s)', async (name, byStaff) => {
    const day = newDay();
    const undisturbed = await fresh(day);
    const enter = (mail: LeasedMail) => entered(mail, byStaff ? {} : { duties: [] });
    await enter(undisturbed);
    const counting = killedAt();
    await take(sesEvents[name](undisturbed), counting.wrap(client));
    const expected = await settled(undisturbed, day);
    expect(expected.told).toHaveLength(name === 'delivery' || (name === 'complaint' && !byStaff) ? 0 : 1);
    expect(counting.points()).toBeGreaterThan(2);

    for (let point = 0; point < counting.points(); point += 1) {
      const own = newDay();
      const mail = await fresh(own);
      await enter(mail);
      await expect(take(sesEvents[name](mail), killedAt(point).wrap(client))).rejects.toThrow(Killed);
      await take(sesEvents[name](mail));
      expect(await settled(mail, own), `killed before call ${point}`).toEqual(expected);
    }
    for (let point = 0; point < counting.points(); point += 1) {
      const own = newDay();
      const mail = await fresh(own);
      await enter(mail);
      // The last call may answer that there is nothing to write: then there is no answer to lose.
      await take(sesEvents[name](mail), faultyClient(client, { at: point, when: 'after' }).client).catch(() => undefined);
      await take(sesEvents[name](mail));
      expect(await settled(mail, own), `the answer of call ${point} was lost`).toEqual(expected);
    }
  });
});
