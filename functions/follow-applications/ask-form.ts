import { type AddressForm, addressShownAgain, readAddressForm } from '../../shared/domain/access/asked-address.ts';
import { localTarget } from '../../shared/domain/access/target.ts';
import type { Instant } from '../../shared/domain/calendar.ts';

/** Names of the fields of the form `/status` beside the address. */
export const askFields = { target: 'ziel', proof: 'beweis' } as const;

/** What came back with the form `/status`, as it was typed; the page to go to is one of the house's, or none. */
export type AskForm = AddressForm & { readonly target: string | undefined; readonly proof: string | undefined };

/** Reads what a browser sent. Nothing is judged here. */
export const readAskForm = (params: URLSearchParams): AskForm => ({
  ...readAddressForm(params),
  target: localTarget(params.get(askFields.target)),
  proof: params.get(askFields.proof) ?? undefined,
});

/** The form as it is shown again. */
export const shownAgain = (form: AskForm, at: Instant) => ({ ...addressShownAgain(form, at), target: form.target });
