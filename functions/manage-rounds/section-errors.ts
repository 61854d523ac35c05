import type * as z from 'zod';
import type { FieldError } from '../../shared/domain/refusal.ts';
import type { FieldKind } from './field-kinds.ts';
import { shownOf } from './field-kinds.ts';
import { roundSections, type SingleField } from './round-fields.ts';
import type { Read } from './section-values.ts';
import { texts } from './texts.ts';

type Issue = z.core.$ZodIssue;

/** What a field wants to see, where what was typed is of no use. */
const wanted: Readonly<Record<FieldKind, string>> = texts.wanted;

const limitOf = (field: SingleField, limit: number | bigint): string => shownOf(field.kind, Number(limit)).join('');

const sentence = (issue: Issue, field: SingleField): string => {
  if (issue.code === 'too_big') {
    return issue.origin === 'string' ? texts.errors.tooLong(Number(issue.maximum)) : texts.errors.tooMuch(limitOf(field, issue.maximum));
  }
  if (issue.code === 'too_small' && issue.origin === 'number') return texts.errors.tooLittle(limitOf(field, issue.minimum));
  return wanted[field.kind];
};

/** The field of a path in the round, e.g. `decision.routes.0.steps.1.role` → the steps of the first row, and its name in the form. */
const fieldAt = (path: readonly PropertyKey[], places: Read['places']): { readonly field: SingleField; readonly name: string } | undefined => {
  const said = path.map(String).join('.');
  for (const entry of roundSections.flatMap(({ fields }) => fields)) {
    if (entry.kind !== 'rows') {
      if (said === entry.path || said.startsWith(`${entry.path}.`)) return { field: entry, name: entry.path };
      continue;
    }
    if (!said.startsWith(`${entry.path}.`)) continue;
    const [index = '0', ...rest] = said.slice(entry.path.length + 1).split('.');
    const field = entry.fields.find((inner) => rest.join('.') === inner.path || rest.join('.').startsWith(`${inner.path}.`)) ?? entry.fields[0];
    const place = places.get(entry.path)?.[Number(index)] ?? Number(index);
    return field && { field, name: `${entry.path}.${place}.${field.path}` };
  }
  return undefined;
};

/** What a schema says against a round, in German and at the fields of the form; one sentence for each field. */
export const errorsOf = (issues: readonly Issue[], places: Read['places'] = new Map()): readonly FieldError[] => {
  const errors = new Map<string, string>();
  for (const issue of issues) {
    const found = fieldAt(issue.path, places);
    if (found === undefined) errors.set('', texts.errors.unknown);
    else if (!errors.has(found.name)) errors.set(found.name, `${found.field.label}: ${sentence(issue, found.field)}`);
  }
  return [...errors].map(([name, message]) => ({ pointer: name === '' ? '' : `/${name.replaceAll('.', '/')}`, message }));
};
