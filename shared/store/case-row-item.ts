import * as z from 'zod';
import type { Application } from '../domain/funding/application.ts';
import { type CaseRow, caseRowSchema, rowOf } from '../domain/funding/case-row.ts';
import { fundingKeys } from './table-design.ts';

/**
 * A line as the table keeps it. What queries look at (`conflicts`, the index of what is open) and what the desk changes by itself are
 * attributes; everything else comes from the application, is always written together, and is one text: a round of 500 lines is read in half
 * the time (`docs/decisions/0144`).
 */
export const folded = <R extends Omit<CaseRow, 'assignee'>>({ waitsFor, due, conflicts, ...row }: R) => ({
  ...(waitsFor !== undefined && { waitsFor, due }),
  ...(conflicts.length > 0 && { conflicts }),
  line: JSON.stringify(row),
});

const foldedSchema = z.looseObject({ line: z.string() });

/** The line that an item keeps. @throws ZodError for an item that is none */
export const readCaseRow = (item: unknown): CaseRow => {
  const { line, ...rest } = foldedSchema.parse(item);
  const told: object = JSON.parse(line);
  return caseRowSchema.parse({ ...rest, ...told });
};

/** A line as an item: for who fills a table with examples. */
export const rowItem = ({ assignee, decision, ...row }: CaseRow) => ({
  ...fundingKeys.caseRow(row.round, row.reference),
  entity: 'case-row',
  ...folded(row),
  ...(assignee !== undefined && { assignee }),
  ...(decision !== undefined && { decision }),
});

/** The line of an application that is new. */
export const caseRowItem = (application: Application) => rowItem(rowOf(application));
