import * as z from 'zod';
import { formMadeAt, trapOf } from '../../shared/domain/access/form-trap.ts';
import { localTarget } from '../../shared/domain/access/target.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import { type FieldError, Refusal } from '../../shared/domain/refusal.ts';
import { texts } from './texts.ts';

/** Names of the fields of the form `/status`. `webseite` is the one that nobody sees. */
export const askFields = { address: 'email', target: 'ziel', trap: 'webseite', madeAt: 'erstellt', proof: 'beweis' } as const;

/** What came back with the form `/status`, as it was typed; the page to go to is one of the house's, or none. */
export type AskForm = {
  readonly address: string;
  readonly target: string | undefined;
  readonly trap: string;
  readonly madeAt: string | undefined;
  readonly proof: string | undefined;
};

/** Reads what a browser sent. Nothing is judged here. */
export const readAskForm = (params: URLSearchParams): AskForm => ({
  address: params.get(askFields.address) ?? '',
  target: localTarget(params.get(askFields.target)),
  trap: params.get(askFields.trap) ?? '',
  madeAt: params.get(askFields.madeAt) ?? undefined,
  proof: params.get(askFields.proof) ?? undefined,
});

const addressSchema = z.email().max(200);

/** @throws Refusal `invalid-fields` when the address is none, or when a program seems to have sent the form */
export const askedAddress = (form: AskForm, at: Instant): string => {
  const typed = form.address.trim();
  const { data: address } = addressSchema.safeParse(typed);
  if (address === undefined) {
    throw new Refusal('invalid-fields', texts.ask.invalid, [{ pointer: '/email', message: typed === '' ? texts.ask.empty : texts.ask.wrong }]);
  }
  const trap = trapOf(form, at);
  if (trap !== undefined) throw new Refusal('invalid-fields', texts.traps[trap], [{ pointer: '', message: texts.traps[trap] }]);
  return address;
};

/** The form as it is shown again: what was typed, and when it was first made, so that nobody waits twice. */
export const shownAgain = ({ address, target, madeAt }: AskForm, at: Instant) => ({ address, target, madeAt: formMadeAt(madeAt, at) ?? at });

/** What stands above the form after a refusal. */
export const askErrors = ({ code, message, errors }: Refusal): { readonly errors: readonly FieldError[]; readonly errorTitle?: string } => {
  if (code === 'too-many-requests') return { errors: [{ pointer: '', message }], errorTitle: texts.ask.tooMany };
  return errors.some(({ pointer }) => pointer === '') ? { errors, errorTitle: texts.ask.onceMore } : { errors };
};
