import * as z from 'zod';
import { type Instant, inBerlin } from '../../shared/domain/calendar.ts';
import { lastClosedRound, nextRound, openRounds, type Round } from '../../shared/domain/funding/round.ts';
import { jsonAnswer, type RouteHandlers } from '../../shared/runtime/http-handler.ts';
import type { manifest } from './manifest.ts';
import { type DescribedApi, openApiDocument } from './open-api.ts';
import { publishedSubmissionSchema } from './published-schema.ts';

/** Everything that the routes are given. */
export type DescribeDeps = Pick<DescribedApi, 'county' | 'siteUrl'> & {
  readonly rounds: () => Promise<readonly Round[]>;
  readonly now: () => Instant;
};

/** Every route of the manifest. The example is for the round that takes applications; where none does, for the next or the last one. */
export const routes = ({ county, siteUrl, rounds, now }: DescribeDeps): RouteHandlers<typeof manifest> => ({
  'GET /api/openapi.json': {
    handle: async () => {
      const at = now();
      const all = await rounds();
      const round = openRounds(all, at)[0] ?? nextRound(all, at) ?? lastClosedRound(all, at);
      return jsonAnswer(z.looseObject({}), openApiDocument({ county, siteUrl, round, today: inBerlin(at).date }));
    },
  },
  'GET /api/schemas/application-1.json': {
    handle: () => jsonAnswer(z.looseObject({}), publishedSubmissionSchema(siteUrl), 200, { 'cache-control': 'public, max-age=86400' }),
  },
});
