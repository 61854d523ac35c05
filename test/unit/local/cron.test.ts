import { describe, expect, it } from 'vitest';
import { nextTime } from '../../../infra/local/cron.ts';
import { scheduledInput } from '../../../infra/local/schedules.ts';

const zone = 'Europe/Berlin';

/** The next `count` times as UTC. */
const times = (expression: string, from: string, count: number): (string | undefined)[] => {
  const found: (string | undefined)[] = [];
  for (let time: Date | undefined = new Date(from); time !== undefined && found.length < count; ) {
    time = nextTime(expression, zone, time);
    found.push(time?.toISOString());
  }
  return found;
};

describe('schedules', () => {
  it('keeps 06:00 in Berlin on the 25th over both changes of the clock', () => {
    expect(times('cron(0 6 25 * ? *)', '2026-09-26T00:00:00Z', 2)).toEqual(['2026-10-25T05:00:00.000Z', '2026-11-25T05:00:00.000Z']);
    expect(times('cron(0 6 25 * ? *)', '2026-03-01T00:00:00Z', 2)).toEqual(['2026-03-25T05:00:00.000Z', '2026-04-25T04:00:00.000Z']);
  });

  it('skips a time that does not exist on 29 March', () => {
    expect(times('cron(30 2 * * ? *)', '2026-03-27T12:00:00Z', 2)).toEqual(['2026-03-28T01:30:00.000Z', '2026-03-30T00:30:00.000Z']);
    expect(times('cron(0 2 29 3 ? 2026)', '2026-03-01T00:00:00Z', 1)).toEqual([undefined]);
  });

  it('fires once at a time that comes twice on 25 October', () => {
    const once = ['2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z'];
    expect(times('cron(30 2 * * ? *)', '2026-10-24T12:00:00Z', 2)).toEqual(once);
    expect(times('cron(0/30 2 * * ? *)', '2026-10-24T12:00:00Z', 3)).toEqual(['2026-10-25T00:00:00.000Z', once[0], '2026-10-26T01:00:00.000Z']);
  });

  it('counts weekdays from Sunday = 1 and knows the last day of a month', () => {
    expect(times('cron(0 8 ? * 2 *)', '2026-11-20T12:00:00Z', 1)).toEqual(['2026-11-23T07:00:00.000Z']);
    expect(times('cron(0 8 L 2 ? *)', '2026-11-20T12:00:00Z', 1)).toEqual(['2027-02-28T07:00:00.000Z']);
  });

  it('knows rates and single times', () => {
    expect(times('rate(90 minutes)', '2026-11-20T12:00:00Z', 1)).toEqual(['2026-11-20T13:30:00.000Z']);
    expect(times('at(2026-11-25T06:00:00)', '2026-11-20T12:00:00Z', 2)).toEqual(['2026-11-25T05:00:00.000Z', undefined]);
  });

  it.each(['cron(0 6 25 * ?)', 'every day', 'rate(2 moons)'])('refuses %s', (expression) => {
    expect(() => nextTime(expression, zone, new Date(0))).toThrow();
  });

  it('puts the scheduled time into the input as the Scheduler writes it', () => {
    expect(scheduledInput('{"time":"<aws.scheduler.scheduled-time>"}', new Date('2026-11-25T05:00:00.000Z'), 'id')).toBe(
      '{"time":"2026-11-25T05:00:00Z"}',
    );
  });
});
