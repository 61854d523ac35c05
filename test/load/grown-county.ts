import { county } from '../../shared/county/county.ts';
import type { CountyProfile } from '../../shared/county/profile.ts';

const gemeindenPerAmt = 9;

const keyOf = (at: number): string => `9${String(at).padStart(7, '0')}`;

/** The county with as many Gemeinden as are asked for, nine in each Amt; from 165 on more than it really has. Boundaries and networks stay as they are. */
export const grownCounty = (gemeinden: number): CountyProfile => {
  const keys = Array.from({ length: gemeinden }, (_, at) => keyOf(at));
  const offices = Map.groupBy(keys, (_key, at) => `9${String(Math.floor(at / gemeindenPerAmt)).padStart(8, '0')}`);
  const amtOf = new Map([...offices].flatMap(([amt, parts]) => parts.map((ags) => [ags, amt] as const)));
  return {
    ...county,
    municipalities: keys.map((ags, at) => ({ ags, name: `Gemeinde ${at + 1}`, kind: 'Gemeinde', amt: amtOf.get(ags) ?? '' })),
    administrations: [...offices].map(([area, municipalities], at) => ({ area, name: `Amt ${at + 1}`, kind: 'amt', municipalities })),
    formerAreas: [],
    populations: [
      {
        date: '2024-12-31',
        source: 'Benchmark',
        persons: Object.fromEntries([...keys.map((ags, at) => [ags, 500 + ((at * 37) % 9000)] as const), [county.state.key, 2_900_000]]),
      },
    ],
  };
};
