import type { FieldError } from '../refusal.ts';
import { fieldAt } from './fields.ts';

/** What a rule found wrong, at one field. */
export const error = (pointer: string, message: string): readonly FieldError[] => [{ pointer, message }];

/** A field is missing: asks for it in the words that the form and the API have for it. */
export const asked = (pointer: string): readonly FieldError[] => error(pointer, fieldAt(pointer)?.ask ?? '');
