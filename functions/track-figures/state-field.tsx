import { TextField } from '../../shared/pages/form.tsx';
import type { MonthState } from './month-states.ts';

/** What a form says about a state, besides the day: the state of something received, or of a revision. */
export const otherState = (name: string): string => `${name}-stand`;

// A browser without a calendar sends what was typed.
const isDay = (asked: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(asked);

/**
 * Asks for the day at whose end a state was. A state that is no day's stays chosen until a day is given.
 * @param asked as it stood in the address
 * @param state what that names; `undefined`: nothing, and the field says so
 */
export const StateField = ({
  name,
  label,
  hint,
  error,
  asked,
  state,
}: {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly error: string | undefined;
  readonly asked: string;
  readonly state: MonthState | undefined;
}) => {
  const key = state?.key ?? asked;
  const isOther = state !== undefined && key !== '' && !isDay(key);
  return (
    <>
      {isOther ? <input type="hidden" name={otherState(name)} value={key} /> : null}
      <TextField
        name={name}
        label={label}
        hint={hint}
        error={error}
        value={isOther ? '' : key}
        type={error === undefined ? 'date' : 'text'}
        width="medium"
        required={false}
      />
    </>
  );
};
