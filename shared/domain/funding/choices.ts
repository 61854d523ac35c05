import { costCategories, financingSources, legalForms, type Round } from './round.ts';
import { costUnits, fundingStatuses, inputTaxes, paperKinds, projectKinds, projectStarts, targetGroups, taxNotices } from './submission-codes.ts';

/** A code and what people read. */
export type Choice = { readonly code: string; readonly name: string };

const named = (names: Readonly<Record<string, string>>, codes: readonly string[] = Object.keys(names)): readonly Choice[] =>
  codes.map((code) => ({ code, name: new Map(Object.entries(names)).get(code) ?? code }));

const choices: Readonly<Record<string, (round: Round) => readonly Choice[]>> = {
  '/organisation/legalForm': (round) => named(legalForms, round.legalForms),
  '/organisation/tax/notice': () => named(taxNotices),
  '/organisation/inputTax': () => named(inputTaxes),
  '/project/kind': () => named(projectKinds),
  '/project/start': (round) => named(projectStarts, round.applications.earlyStart ? undefined : ['after-decision']),
  '/project/fieldsOfAction': (round) =>
    round.fieldsOfAction.map(({ code, title, priority }) => ({ code, name: priority ? `${title} (Schwerpunkt in diesem Jahr)` : title })),
  '/goals/targetGroups': () => named(targetGroups),
  '/costs/*/category': (round) => named(costCategories, round.costCategories),
  '/costs/*/unit': () => named(costUnits),
  '/financing/*/source': () => named(financingSources),
  '/financing/*/status': () => named(fundingStatuses),
  '/onFile/*/kind': () => named(paperKinds),
};

/** What can be chosen at a field in a round; empty for a field that is no choice. @param pointer `*` for the number of a row */
export const choicesAt = (pointer: string, round: Round): readonly Choice[] => choices[pointer]?.(round) ?? [];

/** What people read for a code; the code itself where it is unknown (another round's, or a mistake). */
export const nameOfChoice = (pointer: string, code: string, round: Round): string =>
  choicesAt(pointer, round).find((choice) => choice.code === code)?.name ?? new Map(Object.entries(everyName)).get(code) ?? code;

// A code that this version of the round no longer offers still has its name.
const everyName: Readonly<Record<string, string>> = { ...legalForms, ...costCategories, ...projectStarts };
