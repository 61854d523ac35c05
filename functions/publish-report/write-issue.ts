import { monthPath, revisionPath } from '../../shared/domain/statistics/publication-paths.ts';
import type { Release } from '../../shared/domain/statistics/release.ts';
import type { PublicationStore, PublicFile } from '../../shared/store/publication-store.ts';
import type { ReleasedCellsStore } from '../../shared/store/released-cells-store.ts';
import { isPage } from './files/named-file.ts';
import type { PreparedIssue } from './prepare-issue.ts';

/** Where an issue is written. */
export type WriteDeps = { readonly cells: Pick<ReleasedCellsStore, 'putCells'>; readonly publication: Pick<PublicationStore, 'put'> };

/** The same data below the month, at an address that stays the same with every correction. */
const copiesOf = ({ files }: PreparedIssue): PreparedIssue['files'] => files.filter((file) => !isPage(file));

/**
 * Writes an issue so that nobody ever sees half of it. First what is not public: the cells that later issues must know of. Then everything
 * below the revision, to which nothing leads yet. Then the page of the month, in one write: the switch. Then the copies of the data. Killed
 * anywhere, the next run writes the same again.
 * @returns what is public now
 */
export const writeIssue = async (
  { month, revision }: Pick<Release, 'month' | 'revision'>,
  issue: PreparedIssue,
  { cells, publication }: WriteDeps,
): Promise<readonly PublicFile[]> => {
  const below = (folder: string, files: PreparedIssue['files']): PublicFile[] => files.map(({ name, body }) => ({ path: `${folder}${name}`, body }));
  const permanent = below(revisionPath(month, revision), [...issue.files, { name: '', body: issue.page }]);
  const page = { path: monthPath(month), body: issue.page };
  const copies = below(monthPath(month), copiesOf(issue));
  await cells.putCells(issue.cells);
  await Promise.all(permanent.map(publication.put));
  await publication.put(page);
  await Promise.all(copies.map(publication.put));
  return [...permanent, page, ...copies];
};
