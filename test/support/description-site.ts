import { manifest } from '../../functions/describe-api/manifest.ts';
import { routes } from '../../functions/describe-api/routes.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { errorPage } from '../../shared/pages/error-page.tsx';
import { httpHandler } from '../../shared/runtime/http-handler.ts';
import { testCounty } from './application-routes.ts';
import { callerOf } from './http-calls.ts';
import { round } from './submissions.ts';

/** The description of the API with everything around it but the database, for the county of the tests. */
export const descriptionSite = ({ rounds = [round], at = '2026-11-22T12:00:00.000Z' }: { rounds?: readonly Round[]; at?: string } = {}) => {
  const deps = { county: testCounty, siteUrl: 'https://teilhabe.example', rounds: async () => rounds, now: () => at };
  return callerOf(manifest, httpHandler(manifest, routes(deps), errorPage({ county: testCounty, exampleData: true })));
};
