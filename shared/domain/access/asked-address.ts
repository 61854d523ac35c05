import * as z from 'zod';
import type { Instant } from '../calendar.ts';
import { type FieldError, Refusal } from '../refusal.ts';
import { formMadeAt, trapOf } from './form-trap.ts';

/** Names of the fields of a form that asks for the address to send a link to. `webseite` is the one that nobody sees. */
export const addressFields = { address: 'email', trap: 'webseite', madeAt: 'erstellt' } as const;

/** What came back with such a form, as it was typed. */
export type AddressForm = { readonly address: string; readonly trap: string; readonly madeAt: string | undefined };

const words = {
  empty: 'Bitte geben Sie Ihre E-Mail-Adresse an.',
  wrong: 'Bitte geben Sie eine vollständige E-Mail-Adresse an, zum Beispiel name@verein.example.',
  invalid: 'Die E-Mail-Adresse stimmt noch nicht.',
  onceMore: 'Bitte senden Sie das Formular noch einmal',
  tooMany: 'Zurzeit geht das nicht',
  hasty: 'Das Formular kam sehr schnell zurück. Daran erkennen wir Programme, die massenhaft E-Mails auslösen. Ihre Angaben sind noch da.',
  filled: 'Ein Feld war ausgefüllt, das niemand sehen kann. Wahrscheinlich hat Ihr Browser das getan. Wir haben es wieder geleert.',
} as const;

/** Reads what a browser sent. Nothing is judged here. */
export const readAddressForm = (params: URLSearchParams): AddressForm => ({
  address: params.get(addressFields.address) ?? '',
  trap: params.get(addressFields.trap) ?? '',
  madeAt: params.get(addressFields.madeAt) ?? undefined,
});

const addressSchema = z.email().max(200);

/** @throws Refusal `invalid-fields` when the address is none, or when a program seems to have sent the form */
export const askedAddress = (form: AddressForm, at: Instant): string => {
  const typed = form.address.trim();
  const { data: address } = addressSchema.safeParse(typed);
  if (address === undefined) {
    throw new Refusal('invalid-fields', words.invalid, [{ pointer: '/email', message: typed === '' ? words.empty : words.wrong }]);
  }
  const trap = trapOf(form, at);
  if (trap !== undefined) throw new Refusal('invalid-fields', words[trap], [{ pointer: '', message: words[trap] }]);
  return address;
};

/** The form as it is shown again: what was typed, and when it was first made, so that nobody waits twice. */
export const addressShownAgain = ({ address, madeAt }: AddressForm, at: Instant) => ({ address, madeAt: formMadeAt(madeAt, at) ?? at });

/** What stands above the form after a refusal. */
export const addressErrors = ({ code, message, errors }: Refusal): { readonly errors: readonly FieldError[]; readonly errorTitle?: string } => {
  if (code === 'too-many-requests') return { errors: [{ pointer: '', message }], errorTitle: words.tooMany };
  return errors.some(({ pointer }) => pointer === '') ? { errors, errorTitle: words.onceMore } : { errors };
};
