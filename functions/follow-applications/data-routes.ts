import { dataNameOf } from '../../shared/domain/funding/document-names.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { fileAnswer } from '../../shared/runtime/file-answer.ts';
import { privatePage, redirectAnswer } from '../../shared/runtime/http-handler.ts';
import { paramsOf } from '../../shared/runtime/http-request.ts';
import type { ApplicantStore } from '../../shared/store/applicant-store.ts';
import type { Site } from './access-pages.tsx';
import { type ChangeReleaseDeps, changeRelease } from './change-release.ts';
import type { Doors, SomeRoutes } from './doors.ts';
import { collectPersonData, type PersonDataDeps, personJson } from './person-data.ts';
import { personPage } from './person-page.tsx';
import { noSnapshotPage, pathOf } from './status-pages.tsx';
import { texts } from './texts.ts';

type Keys = 'POST /status/antraege/{id}/freigabe' | 'GET /status/antraege/{id}/daten.json' | 'GET /status/daten' | 'GET /status/daten.json';

const json = 'application/json; charset=utf-8';

/** What people may do with their data: decide on its reuse, take it away, see all of it. */
export const dataRoutes = (
  site: Site,
  deps: ChangeReleaseDeps & PersonDataDeps & Pick<ApplicantStore, 'snapshotOf'>,
  { signedIn, idOf, own }: Doors,
): SomeRoutes<Keys> => {
  const release = changeRelease(deps);
  const collect = collectPersonData(deps);
  return {
    'POST /status/antraege/{id}/freigabe': {
      handle: (asked) =>
        signedIn(asked, async ({ applicant }) => {
          const id = idOf(asked);
          const wish = paramsOf(asked).get('freigabe');
          if (wish !== 'ja' && wish !== 'nein') throw new Refusal('malformed-request', texts.unreadable);
          await release({ applicant, id, granted: wish === 'ja' });
          return redirectAnswer(`${pathOf({ id })}#freigabe`);
        }),
    },
    'GET /status/antraege/{id}/daten.json': {
      handle: (asked) =>
        signedIn(asked, async ({ applicant }) => {
          const application = await own(applicant, asked);
          const snapshot = await deps.snapshotOf(application.id);
          if (snapshot === undefined) return privatePage(noSnapshotPage(site, application), 404);
          return fileAnswer(dataNameOf(application.reference), json, snapshot.json);
        }),
    },
    'GET /status/daten': { handle: (asked) => signedIn(asked, async ({ applicant }) => privatePage(personPage(site, await collect(applicant)))) },
    'GET /status/daten.json': {
      handle: (asked) => signedIn(asked, async ({ applicant }) => fileAnswer('ihre-daten.json', json, personJson(await collect(applicant)))),
    },
  };
};
