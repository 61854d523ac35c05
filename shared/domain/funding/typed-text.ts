import type * as z from 'zod';
import { sentence } from './field-messages.ts';

/** What somebody typed, or what is wrong with it: a German sentence. */
export type Typed = { readonly text: string } | { readonly wrong: string };

/**
 * Reads text from a form that is no application. Line breaks become line feeds, as in an application.
 * @param ask sentence for an empty field
 */
export const readTyped = (schema: z.ZodType<string>, typed: string, ask: string): Typed => {
  const text = typed.replaceAll('\r\n', '\n');
  const { data, error } = schema.safeParse(text);
  if (data !== undefined) return { text: data };
  const [issue] = error?.issues ?? [];
  return { wrong: issue === undefined ? ask : sentence({ kind: 'text', label: '', ask }, issue, text, 'form') };
};
