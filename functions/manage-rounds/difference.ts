import { shownOf } from './field-kinds.ts';
import { type RoundField, type RoundSection, roundSections } from './round-fields.ts';
import { atPath } from './section-values.ts';

/** A parameter that is another in a proposal than in the version in force, as people read both. */
export type ShownChange = {
  readonly section: string;
  readonly label: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
};

/** A parameter as people read it, line by line. */
export const linesOf = (field: RoundField, round: unknown): readonly string[] => {
  const value = atPath(round, field.path);
  if (field.kind !== 'rows') return shownOf(field.kind, value, field.options);
  const rows: readonly unknown[] = Array.isArray(value) ? value : [];
  return rows.map((row) =>
    field.fields
      .flatMap(({ path, kind, label, options }) => {
        const lines = shownOf(kind, atPath(row, path), options);
        return lines.length === 0 ? [] : [`${label}: ${lines.join(', ')}`];
      })
      .join('; '),
  );
};

const changesIn = ({ title, fields }: RoundSection, before: unknown, after: unknown): readonly ShownChange[] =>
  fields.flatMap((field) => {
    const [old, now] = [linesOf(field, before), linesOf(field, after)];
    return JSON.stringify(old) === JSON.stringify(now) ? [] : [{ section: title, label: field.label, before: old, after: now }];
  });

/** Everything that is other in a proposal than in the version in force, in the order of the form. */
export const differenceOf = (before: unknown, after: unknown): readonly ShownChange[] =>
  roundSections.flatMap((section) => changesIn(section, before, after));
