import { choicesAt } from '../../shared/domain/funding/choices.ts';
import { fieldAt } from '../../shared/domain/funding/fields.ts';
import { schemaAt } from '../../shared/domain/funding/schema-at.ts';
import { ErrorMessage, fieldId } from '../../shared/pages/field.tsx';
import { fieldTexts } from './field-texts.ts';
import type { Filled } from './section-fields.tsx';
import { contentAt, nameOf, shown } from './section-values.ts';

/**
 * One cell of a plan: an input with its own label. On a wide screen the label is for screen readers only, because the column has the same
 * words; on a narrow one, where a line stands as a block, everybody sees it.
 */
export const PlanCell = ({ pointer, filled }: { readonly pointer: string; readonly filled: Filled }) => {
  const pattern = pointer.replace(/\/\d+\//, '/*/');
  const field = fieldAt(pointer);
  const name = nameOf(pointer);
  const id = fieldId(name);
  const error = filled.errors.get(pointer);
  const value = shown(pointer, contentAt(filled.content, pointer));
  const row = Number(/\/(\d+)\//.exec(pointer)?.[1] ?? 0) + 1;
  const attributes = {
    id,
    name,
    'aria-describedby': error === undefined ? undefined : `${id}-fehler`,
    'aria-invalid': error === undefined ? undefined : 'true',
  } as const;
  const options = choicesAt(pattern, filled.round);
  return (
    <div class={error === undefined ? 'kern-form-input' : 'kern-form-input kern-form-input--error'}>
      <label class="kern-label plan__label" for={id}>
        {field?.label}
        <span class="kern-sr-only">, Zeile {row}</span>
      </label>
      {field?.kind === 'choice' ? (
        <div class="kern-form-input__select-wrapper">
          <select class={error === undefined ? 'kern-form-input__select' : 'kern-form-input__select kern-form-input__select--error'} {...attributes}>
            <option value="" selected={value === ''}>
              {schemaAt(pattern).optional ? fieldTexts.chooseNothing(pattern) : fieldTexts.choose}
            </option>
            {options.map(({ code, name: label }) => (
              <option key={code} value={code} selected={code === value}>
                {label}
              </option>
            ))}
          </select>
        </div>
      ) : (
        <input
          class={error === undefined ? 'kern-form-input__input' : 'kern-form-input__input kern-form-input__input--error'}
          type="text"
          inputmode={field?.kind === 'amount' || field?.kind === 'quantity' ? 'decimal' : undefined}
          value={value}
          {...attributes}
        />
      )}
      <ErrorMessage id={id} error={error} />
    </div>
  );
};
