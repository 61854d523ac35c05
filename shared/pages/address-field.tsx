import { addressFields } from '../domain/access/asked-address.ts';
import type { Instant } from '../domain/calendar.ts';
import type { FieldError } from '../domain/refusal.ts';
import { TextField } from './form.tsx';

const words = { label: 'E-Mail-Adresse', trap: 'Bitte lassen Sie dieses Feld leer' };

/** For programs that fill in whatever there is. Out of sight, out of the order of the keyboard, and not read out. */
const TrapField = () => (
  <div class="kern-sr-only" aria-hidden="true">
    <label for={addressFields.trap}>{words.trap}</label>
    <input type="text" id={addressFields.trap} name={addressFields.trap} autocomplete="off" tabindex={-1} />
  </div>
);

/**
 * The address that a link goes to, with what tells programs from people (`askedAddress`).
 * @param madeAt when the form was first made
 */
export const AddressField = ({
  madeAt,
  address,
  errors,
  hint,
}: {
  readonly madeAt: Instant;
  readonly address: string | undefined;
  readonly errors: readonly FieldError[];
  readonly hint: string;
}) => (
  <>
    <input type="hidden" name={addressFields.madeAt} value={madeAt} />
    <TextField
      name={addressFields.address}
      type="email"
      autocomplete="email"
      label={words.label}
      hint={hint}
      value={address}
      error={errors.find(({ pointer }) => pointer === '/email')?.message}
    />
    <TrapField />
  </>
);
