import { expect, it } from 'vitest';
import { mail } from './examples.ts';
import { mailWorld } from './mail-world.ts';

const { id: _id, ...draft } = mail;

it('asks for the delivery once the record stands', async () => {
  const world = mailWorld();
  await world.post(draft);
  expect(world.queue).toEqual([...world.records.keys()].map((mailId) => ({ mailId })));
});

it('asks again for a mail that still waits: the first message may never have left', async () => {
  const world = mailWorld();
  await world.post(draft);
  await world.post(draft);
  expect(world.records.size).toBe(1);
  expect(world.queue).toHaveLength(2);
  await world.drain();
  expect(world.delivered).toHaveLength(1);
});

it('does not ask again for a mail that is sent, may have left, or was given up', async () => {
  for (const mood of ['accepted', 'lost', 'rejected'] as const) {
    const world = mailWorld({ moods: [mood] });
    await world.post(draft);
    await world.work();
    await world.post(draft);
    expect(world.queue).toEqual([]);
  }
});

it('survives a kill at every point', async () => {
  for (let point = 0; point < 4; point++) {
    const world = mailWorld({ killAt: [point] });
    await expect(world.post(draft)).rejects.toThrow();
    await world.post(draft);
    await world.drain();
    expect([world.records.size, world.delivered.length]).toEqual([1, 1]);
  }
});
