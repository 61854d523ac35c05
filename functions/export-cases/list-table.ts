import { inBerlin } from '../../shared/domain/calendar.ts';
import { type ApplicationEvent, applicationStates } from '../../shared/domain/funding/application.ts';
import { type CaseRow, waitsForNames } from '../../shared/domain/funding/case-row.ts';
import { legalForms, type Round } from '../../shared/domain/funding/round.ts';
import type { Table } from '../../shared/spreadsheets/write-table.ts';
import { texts } from './texts.ts';

const nameIn = (names: Readonly<Record<string, string>>, code: string): string => new Map(Object.entries(names)).get(code) ?? code;
const euro = (cents: number | undefined): number | undefined => (cents === undefined ? undefined : cents / 100);

/** The lines of a round as a table, by reference. @param state only these; all when absent */
export const listTable = (rows: readonly CaseRow[], round: Round | undefined, state: ApplicationEvent['to'] | undefined): Table => {
  const topics = Object.fromEntries((round?.fieldsOfAction ?? []).map(({ code, title }) => [code, title]));
  return {
    columns: texts.columns,
    // Requested, decided, approved.
    money: [8, 9, 10],
    rows: rows
      .filter((row) => state === undefined || row.state === state)
      .map((row) => [
        row.reference,
        applicationStates[row.state],
        row.title,
        row.organisation,
        nameIn(legalForms, row.legalForm),
        row.fieldsOfAction.map((code) => nameIn(topics, code)).join(', '),
        row.startDate,
        row.endDate,
        euro(row.requestedAmount),
        euro(row.decidedAmount),
        euro(row.approvedAmount),
        inBerlin(row.submittedAt).date,
        row.waitsFor === undefined ? undefined : waitsForNames[row.waitsFor],
        row.due,
        row.assignee?.name,
      ]),
  };
};
