import type { Audit } from '../../../functions/publish-report/audit-issue.ts';
import type { PreviewDeps } from '../../../functions/publish-report/make-preview.ts';
import type { RunDueDeps } from '../../../functions/publish-report/run-due.ts';
import { county } from '../../../shared/county/county.ts';
import type { Month } from '../../../shared/domain/calendar.ts';
import type { Application } from '../../../shared/domain/funding/application.ts';
import type { Budget } from '../../../shared/domain/funding/budget.ts';
import { openApplication } from '../../../shared/domain/funding/open-application.ts';
import type { Round } from '../../../shared/domain/funding/round.ts';
import type { ReleasedCells } from '../../../shared/domain/statistics/disclosure/released-cells.ts';
import { catalogue } from '../../../shared/domain/statistics/indicators.ts';
import { type Observation, observationKey } from '../../../shared/domain/statistics/observation.ts';
import type { PreviewNotes } from '../../../shared/domain/statistics/preview-notes.ts';
import {
  type MonthRelease,
  monthReleaseSchema,
  type Release,
  type ReleasePublished,
  releaseSchema,
} from '../../../shared/domain/statistics/release.ts';
import type { ShownFigures } from '../../../shared/domain/statistics/text-figures.ts';
import type { Vintage } from '../../../shared/domain/statistics/vintage.ts';
import { surroundings } from '../../../shared/runtime/surroundings.ts';
import { memoryReleaseDrafts } from '../../support/memory-release-drafts.ts';
import { withoutTypesetter } from '../../support/rendered-issue.ts';
import { solve } from '../../support/solver.ts';
import { round, submission } from '../../support/submissions.ts';

/** Where a crash strikes: before the work of the n-th call, or after it and before its answer. */
export type Crash = { readonly call: number; readonly moment: 'before' | 'after' };

const paidFrom: Round = { ...round, id: '2026-1', budgetYear: 2026 };
const funding: { readonly round: Round; readonly budget: Budget; readonly application: Application } = {
  round: paidFrom,
  budget: {
    year: 2026,
    total: 10_000_000,
    earmarks: [{ label: 'Sprachkurse', amount: 1_000_000 }],
    committed: 750_000,
    reserve: 0,
    paid: 0,
    status: 'adopted',
  },
  application: {
    ...openApplication(
      { ...submission, project: { ...submission.project, startDate: '2026-03-01', endDate: '2026-12-31' } },
      { id: '00000000-0000-4000-8000-000000000001', reference: 'INT-2026-0001', at: '2026-01-10T10:00:00.000Z', round: paidFrom },
    ),
    state: 'running',
    version: 4,
    approvedAmount: 750_000,
  },
};

/** Why a delivery came, and from whom. */
type Because = Partial<Pick<Vintage, 'kind' | 'by'>> & Required<Pick<Vintage, 'reason'>>;

/** An audit that concludes nothing. */
export const safe: Audit = async () => ({ cells: [], unsafe: [], contradictions: [] });

/** The system around `publishReport` in memory: what the stores keep, and a crash at any call. */
export const memorySystem = () => {
  const imports: { readonly vintage: string; readonly observations: readonly Observation[]; readonly because?: Because }[] = [];
  const revisions = new Map<string, Release>();
  const months = new Map<Month, MonthRelease>();
  const events: ReleasePublished[] = [];
  const files = new Map<string, string>();
  const writes: string[] = [];
  const cells = new Map<string, ReleasedCells>();
  const previews = new Map<string, string>();
  const notes = new Map<Month, PreviewNotes>();
  const shown = new Map<string, ShownFigures>();
  const drafts = memoryReleaseDrafts();
  let applications = [funding.application];

  const vintagesOf = (month: Month) =>
    imports
      .filter(({ observations }) => observations.some(({ period }) => period === month))
      .map(({ vintage, observations, because }) => ({
        month,
        vintage,
        sha256: surroundings.hash(JSON.stringify(observations)),
        rows: observations.length,
        receivedAt: '2026-11-01T08:00:00.000Z',
        source: 'test',
        months: [month],
        kind: 'import' as const,
        by: 'Test',
        ...because,
      }));

  const etagOf = (text: string | undefined): string | undefined => text && surroundings.hash(text);

  const key = ({ month, revision }: { readonly month: Month; readonly revision: number }): string => `${month}#${revision}`;

  /** Dependencies for one run, which dies at the given call. */
  const deps = ({
    now = '2026-11-25T05:00:00.000Z',
    crash,
    audit = safe,
  }: {
    readonly now?: string;
    readonly crash?: Crash;
    readonly audit?: Audit;
  } = {}): RunDueDeps &
    PreviewDeps & {
      readonly calls: () => number;
    } => {
    let calls = 0;
    let clock = Date.parse(now);
    const fragile =
      <A extends readonly unknown[], R>(work: (...args: A) => R) =>
      async (...args: A): Promise<R> => {
        calls += 1;
        const here = calls;
        // A dead process does nothing more, whoever of it still tries; a promise that never ends would hang who goes on after a fault.
        if (crash !== undefined && (here > crash.call || (here === crash.call && crash.moment === 'before'))) throw new Error('crash');
        const result = work(...args);
        if (crash?.call === here) throw new Error('crash');
        return result;
      };
    return {
      calls: () => calls,
      site: { county, catalogue, exampleData: true, siteUrl: 'https://teilhabe.example' },
      now: () => new Date(clock).toISOString(),
      pause: async (milliseconds) => {
        clock += milliseconds;
      },
      audit,
      ...withoutTypesetter,
      solve,
      figures: {
        vintages: fragile(vintagesOf),
        observations: fragile((month: Month, { vintages }: { readonly vintages?: readonly string[] } = {}) => {
          const used = imports.filter(({ vintage }) => vintages?.includes(vintage) ?? true);
          const values = used.flatMap(({ observations }) => observations.filter(({ period }) => period === month));
          return [...new Map(values.map((value) => [observationKey(value), value])).values()];
        }),
      },
      funding: {
        rounds: fragile(() => [funding.round]),
        applicationsOfRound: fragile(() => applications),
        budget: fragile(() => funding.budget),
      },
      releases: {
        // Stored values come back in the order of the schema, as from the table.
        revisions: fragile((month: Month) =>
          [...revisions.values()].filter((release) => release.month === month).map((item) => releaseSchema.parse(item)),
        ),
        releases: fragile(() => [...months.values()].sort((a, b) => (a.month < b.month ? 1 : -1)).map((item) => monthReleaseSchema.parse(item))),
        freeze: fragile((release: Release, draftVersion?: number) => {
          if (revisions.has(key(release)) || drafts.version(release.month) !== draftVersion) return false;
          revisions.set(key(release), release);
          writes.push(`freeze ${key(release)}`);
          return true;
        }),
        publish: fragile(
          ({ release, month, event }: { readonly release: Release; readonly month: MonthRelease; readonly event: ReleasePublished }) => {
            if (revisions.get(key(release))?.state !== 'frozen') return false;
            revisions.set(key(release), { ...release, state: 'published' });
            months.set(month.month, month);
            events.push(event);
            writes.push(`publish ${key(release)}`);
            return true;
          },
        ),
      },
      publication: {
        put: fragile(({ path, body }: { readonly path: string; readonly body: Uint8Array }) => {
          files.set(path, new TextDecoder().decode(body));
          writes.push(path);
        }),
        putIf: fragile(({ path, body }: { readonly path: string; readonly body: Uint8Array }, etag: string | undefined) => {
          if (etagOf(files.get(path)) !== etag) return false;
          files.set(path, new TextDecoder().decode(body));
          writes.push(path);
          return true;
        }),
        get: fragile((path: string) => {
          const text = files.get(path);
          return text === undefined ? undefined : { body: new TextEncoder().encode(text), etag: etagOf(text) ?? '' };
        }),
      },
      drafts: {
        ...drafts.store,
        draft: fragile(drafts.draft),
        drafts: fragile(drafts.drafts),
        keepDraft: fragile(drafts.keep),
      },
      cells: {
        cells: fragile((month: Month, revision: number) => cells.get(key({ month, revision }))),
        putCells: fragile((released: ReleasedCells) => {
          cells.set(key(released), released);
          writes.push(`cells ${key(released)}`);
        }),
      },
      previews: {
        putPreview: fragile((month: Month, { name, body }: { readonly name: string; readonly body: Uint8Array }) => {
          previews.set(`${month}/${name}`, new TextDecoder().decode(body));
        }),
        putFigures: fragile((month: Month, name: string, numbers: ShownFigures) => {
          shown.set(`${month}/${name}`, numbers);
        }),
        figures: fragile((month: Month, name: string) => shown.get(`${month}/${name}`)),
        putNotes: fragile((month: Month, found: PreviewNotes) => {
          notes.set(month, found);
        }),
      },
    };
  };

  return {
    deps,
    /** A delivery of figures. */
    deliver: (observations: readonly Observation[], because?: Because): void => {
      imports.push({ vintage: `2026-11-01T08:00:00.000Z#${imports.length}`, observations, ...(because && { because }) });
    },
    /** The state of the funding changes after the report was frozen. */
    withdrawApplications: (): void => {
      applications = [];
    },
    files,
    previews,
    notes,
    cells,
    drafts,
    events,
    /** Every write in its order: paths, freezes, publications. */
    writes,
    /** Everything that a run leaves behind. */
    state: () => ({ files: [...files].sort(), events, revisions: [...revisions], months: [...months], cells: [...cells], drafts: drafts.state() }),
    revisions,
  };
};
