import { createHash, randomUUID } from 'node:crypto';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { LocalCloud } from '../../infra/local/cloud.ts';
import { county } from '../../shared/county/county.ts';
import { addDays, inBerlin } from '../../shared/domain/calendar.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import { openApplication } from '../../shared/domain/funding/open-application.ts';
import type { Review } from '../../shared/domain/funding/review.ts';
import { type Round, roundSchema } from '../../shared/domain/funding/round.ts';
import { caseRowItem } from '../../shared/store/case-row-item.ts';
import { applicationEventItem, sealedEvent } from '../../shared/store/event-item.ts';
import { applicationItem, fundingStore } from '../../shared/store/funding-store.ts';
import { fundingKeys } from '../../shared/store/table-design.ts';
import { fullSubmission } from './full-submission.ts';
import { openRoundNow, storedRounds } from './stored-rounds.ts';

type Cloud = Pick<LocalCloud, 'dynamoEndpoint' | 'tableName'>;

const today = inBerlin(new Date().toISOString()).date;

/** The two bodies of the test round, and a day on which each met: no result is written down before. */
export const [advisory, council] = ['Sozialausschuss Probe', 'Hauptausschuss Probe'];
export const meetingDays = { advisory: addDays(today, -1), council: today };
export const officeOfCounty = 'Koordinierungsstelle Integration und Teilhabe';

let drawn = 7000;

/** A round of its own with two bodies, small applications decided by the office, and cases that are ready for them. */
export const committeeWorldOver = async (access: Parameters<typeof fundingStore>[0], roundId = `gremien-${randomUUID().slice(0, 8)}`) => {
  const put = (Item: Record<string, unknown>) => access.client.send(new PutCommand({ TableName: access.table, Item }));
  const round: Round = roundSchema.parse({
    ...openRoundNow(),
    id: roundId,
    title: 'Probe der Gremien',
    decision: {
      routes: [
        {
          upTo: 60_000,
          steps: [
            { body: officeOfCounty, role: 'decides' },
            { body: council, role: 'is-informed' },
          ],
        },
        {
          steps: [
            { body: advisory, role: 'advises' },
            { body: council, role: 'decides' },
          ],
        },
      ],
      meetings: [
        { body: advisory, date: meetingDays.advisory },
        { body: council, date: meetingDays.council },
      ],
    },
  });
  await fundingStore(access).putRound(round);

  /** A case that is assessed, with a proposal by the caseworker of the example. */
  const add = async ({
    requested = 750_000,
    proposed = requested,
    over = {},
  }: {
    requested?: number;
    proposed?: number;
    over?: Partial<Application>;
  } = {}) => {
    const at = new Date(Date.now() - 86_400_000).toISOString();
    drawn += 1;
    const id = randomUUID();
    const reference = `INT-${at.slice(0, 4)}-${drawn}`;
    const places = county.municipalities.slice(0, 2).map(({ ags }) => ags);
    const opened: Application = {
      ...openApplication(
        { ...fullSubmission, roundId, project: { ...fullSubmission.project, municipalities: places } },
        { id, reference, at, round, files: [] },
      ),
      requestedAmount: requested,
      ...over,
    };
    const event = sealedEvent({ applicationId: id, reference, kind: 'application.submitted', at, actor: 'applicant', to: 'submitted' }, undefined);
    const application: Application = { ...opened, state: over.state ?? 'assessed', version: 1, chain: event.hash };
    const by = { subject: 'caseworker', name: 'Sascha Sachlich' };
    const review: Review = {
      applicationId: id,
      checks: [{ by, at, code: 'complete', result: 'ok' }],
      proposal: { by, at, amount: proposed, conditions: ['Ein Zwischenbericht'], reasons: 'Das Projekt passt zur Leitlinie.' },
    };
    await put(applicationEventItem(event));
    await put(applicationItem(application, createHash('sha256').update(reference).digest('hex')));
    await put(caseRowItem(application));
    await put({ ...fundingKeys.review(id), entity: 'review', ...review });
    return { id, reference };
  };
  return { round, add, put, access };
};

/** As `committeeWorldOver`, over a running system. Call `close` at the end. */
export const committeeWorld = async (cloud: Cloud) => {
  const { access, close } = storedRounds(cloud);
  return { ...(await committeeWorldOver(access)), close };
};
