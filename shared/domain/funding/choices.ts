import { costCategories, financingSources, legalForms, type Round } from './round.ts';
import { costUnits, fundingStatuses, inputTaxes, paperKinds, projectKinds, projectStarts, targetGroups, taxNotices } from './submission-codes.ts';

/** A code and what people read. */
export type Choice = { readonly code: string; readonly name: string };

const choicesOf = (record: Readonly<Record<string, string>>): readonly Choice[] => Object.entries(record).map(([code, name]) => ({ code, name }));

/** Every code that a field can ever have; fields of action are the round's own. */
const closedLists: Readonly<Record<string, readonly Choice[]>> = {
  '/organisation/legalForm': choicesOf(legalForms),
  '/organisation/tax/notice': choicesOf(taxNotices),
  '/organisation/inputTax': choicesOf(inputTaxes),
  '/project/kind': choicesOf(projectKinds),
  '/project/start': choicesOf(projectStarts),
  '/goals/targetGroups': choicesOf(targetGroups),
  '/costs/*/category': choicesOf(costCategories),
  '/costs/*/unit': choicesOf(costUnits),
  '/financing/*/source': choicesOf(financingSources),
  '/financing/*/status': choicesOf(fundingStatuses),
  '/onFile/*/kind': choicesOf(paperKinds),
};

/** Codes that a round offers where it does not offer all, in its own order. */
const offered: Readonly<Record<string, (round: Round) => readonly string[]>> = {
  '/organisation/legalForm': (round) => round.legalForms,
  '/project/start': ({ applications }) => (applications.earlyStart ? Object.keys(projectStarts) : ['after-decision']),
  '/costs/*/category': (round) => round.costCategories,
};

const fieldsOfAction = (round: Round): readonly Choice[] =>
  round.fieldsOfAction.map(({ code, title, priority }) => ({ code, name: priority ? `${title} (Schwerpunkt in diesem Jahr)` : title }));

const nameIn = (choices: readonly Choice[], code: string): string => choices.find((choice) => choice.code === code)?.name ?? code;

/** What can be chosen at a field in a round; empty for a field that is no choice. @param pointer `*` for the number of a row */
export const choicesAt = (pointer: string, round: Round): readonly Choice[] => {
  if (pointer === '/project/fieldsOfAction') return fieldsOfAction(round);
  const all = closedLists[pointer] ?? [];
  return offered[pointer]?.(round).map((code) => ({ code, name: nameIn(all, code) })) ?? all;
};

/**
 * What people read for a code, whether the round offers it or not; the code itself where it is unknown (another round's, or a mistake).
 * @param round `undefined`: not known any more, and then its fields of action have no names
 */
export const nameOfChoice = (pointer: string, code: string, round: Round | undefined): string =>
  nameIn(pointer === '/project/fieldsOfAction' ? (round === undefined ? [] : fieldsOfAction(round)) : (closedLists[pointer] ?? []), code);
