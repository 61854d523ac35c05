import type { FieldError } from '../refusal.ts';
import type { Round } from './round.ts';
import { error } from './rule-errors.ts';
import type { Submission } from './submission.ts';
import { paperKinds } from './submission-codes.ts';

/** The papers that a round asks an applicant of this legal form for. */
export const requiredPapers = (legalForm: Submission['organisation']['legalForm'], { papers }: Round): readonly (keyof typeof paperKinds)[] =>
  papers.filter(({ legalForms }) => legalForms === undefined || legalForms.includes(legalForm)).map(({ kind }) => kind);

/** Every paper that the round asks for is there, as a file or from an earlier application. @param there kinds */
export const papersAreThere = (
  legalForm: Submission['organisation']['legalForm'] | undefined,
  there: readonly string[],
  round: Round,
): readonly FieldError[] => {
  if (legalForm === undefined) return [];
  const missing = requiredPapers(legalForm, round).filter((kind) => !there.includes(kind));
  return missing.length === 0
    ? []
    : error(
        '/attachments',
        `Es fehlen noch Unterlagen: ${missing.map((kind) => paperKinds[kind]).join('; ')}. Bitte fügen Sie sie als Datei hinzu, oder geben Sie an, zu welchem Antrag sie uns schon vorliegen.`,
      );
};

/** Every declaration of the round is made, in the version that the round has. `undefined`: not readable, and said at the field. */
export const declarationsAreMade = (made: Submission['declarations'] | undefined, { texts: { declarations } }: Round): readonly FieldError[] => {
  if (made === undefined) return [];
  return [
    ...declarations.flatMap(({ code, version, text }): readonly FieldError[] => {
      const found = made.find((declaration) => declaration.code === code);
      if (found?.version === version) return [];
      return error(
        '/declarations',
        found === undefined
          ? `Diese Erklärung fehlt noch: ${text}`
          : `Diese Erklärung hat einen neuen Text. Bitte lesen und bestätigen Sie sie noch einmal: ${text}`,
      );
    }),
    ...made.flatMap(({ code }, row) => {
      if (!declarations.some((declaration) => declaration.code === code)) {
        return error(`/declarations/${row}`, `Die Erklärung „${code}“ gibt es in dieser Runde nicht. Bitte lassen Sie sie weg.`);
      }
      return made.findIndex((other) => other.code === code) < row
        ? error(`/declarations/${row}`, `Die Erklärung „${code}“ steht zweimal da. Bitte nennen Sie sie nur einmal.`)
        : [];
    }),
  ];
};
