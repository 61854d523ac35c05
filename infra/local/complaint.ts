import { join, relative } from 'node:path';
import * as z from 'zod';

const lineSchema = z.looseObject({
  code: z.string().optional(),
  message: z.unknown(),
  error: z.looseObject({ name: z.string() }).optional(),
});

/** One short line about a log line of level ERROR, with the file that says more. */
export const complaintLine = (name: string, line: string, logs: string): string => {
  const parsed = lineSchema.safeParse(jsonOrNothing(line)).data;
  const message = typeof parsed?.message === 'string' ? parsed.message : typeName(parsed?.message);
  const what = [parsed?.code ?? message, parsed?.error?.name].filter((part) => part !== undefined).join(' ');
  return `! ${name}: ${what === '' ? 'failed' : what} (${relative(process.cwd(), join(logs, `${name}.log`))})`;
};

/** What Lambda logs of a function that threw has the error as its message. An expected no is not called a fault. */
const typeName = (message: unknown): string => {
  const { errorType = '' } = z.object({ errorType: z.string() }).safeParse(message).data ?? {};
  return errorType === 'Refusal' ? 'refused' : errorType;
};

const jsonOrNothing = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return {};
  }
};
