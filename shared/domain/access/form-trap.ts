import { type Instant, instantSchema } from '../calendar.ts';

/** Milliseconds in which nobody reads a form, types an address and sends it. */
const shortestTime = 1500;

/** What a program does and a person does not: it fills in what nobody sees, or is done before anybody can read. */
export type Trap = 'filled' | 'hasty';

/**
 * When a form was made, as it says itself. Nobody signs that: it holds back programs that do not look, no others.
 * @returns `undefined` when it says nothing, or something that cannot be
 */
export const formMadeAt = (text: string | undefined, at: Instant): Instant | undefined => {
  const { data } = instantSchema.safeParse(text);
  return data !== undefined && Date.parse(data) <= Date.parse(at) ? data : undefined;
};

/**
 * Did a program send this form?
 * @param trap what stands in the field that nobody sees
 * @param madeAt when the form was made, as it says itself
 */
export const trapOf = ({ trap, madeAt }: { readonly trap: string; readonly madeAt: string | undefined }, at: Instant): Trap | undefined => {
  if (trap !== '') return 'filled';
  const made = formMadeAt(madeAt, at);
  return made === undefined || Date.parse(at) - Date.parse(made) < shortestTime ? 'hasty' : undefined;
};
