import { auditIssue } from '../../shared/audit/audit-issue.ts';
import type { AuditReport, PublishedIssue } from '../../shared/audit/published-issue.ts';
import type { Solver } from '../../shared/audit/solver.ts';
import { dataFileName, revisionPath, structureName } from '../../shared/domain/statistics/publication-paths.ts';
import type { PublicationStore } from '../../shared/store/publication-store.ts';
import type { NamedFile } from './files/named-file.ts';
import type { IssueName, IssuePlan } from './plan-issue.ts';
import type { PreparedIssue } from './prepare-issue.ts';

/** Looks at the files of an issue as the public would, together with those of the issues that can stand beside it. */
export type Audit = (issue: IssueName & { readonly files: readonly NamedFile[]; readonly earlier: readonly IssueName[] }) => Promise<AuditReport>;

/** What the audit finds that could be concluded from an issue: ids of cells, sorted. */
export const unsafeCells = async (
  { release: { month, revision }, beside }: IssuePlan,
  { files }: Pick<PreparedIssue, 'files'>,
  { audit }: { readonly audit: Audit },
): Promise<readonly string[]> => {
  const { unsafe } = await audit({ month, revision, files, earlier: beside });
  return [...new Set(unsafe.map(({ cell }) => cell))].sort();
};

const decoder = new TextDecoder();

/** The audit over what is public. It gets files and nothing else: what it concludes, everybody can. */
export const auditOver =
  (publication: Pick<PublicationStore, 'get'>, solver: Solver): Audit =>
  async ({ month, revision, files, earlier }) => {
    const text = (name: string): string => decoder.decode(files.find((file) => file.name === name)?.body);
    const others = earlier.filter((issue) => issue.month !== month || issue.revision !== revision);
    const published = await Promise.all(others.map((issue) => readIssue(issue, publication)));
    return auditIssue(
      { month, revision, csv: text(dataFileName(month, 'csv')), structure: text(structureName) },
      published.filter((issue) => issue !== undefined),
      solver,
    );
  };

/** @returns `undefined` of an issue from before there was a structure: nothing can be put beside it */
const readIssue = async ({ month, revision }: IssueName, { get }: Pick<PublicationStore, 'get'>): Promise<PublishedIssue | undefined> => {
  const folder = revisionPath(month, revision);
  const [csv, structure] = await Promise.all([get(`${folder}${dataFileName(month, 'csv')}`), get(`${folder}${structureName}`)]);
  if (csv === undefined || structure === undefined) return undefined;
  return { month, revision, csv: decoder.decode(csv.body), structure: decoder.decode(structure.body) };
};
