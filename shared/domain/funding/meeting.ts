import * as z from 'zod';
import { type IsoDate, isoDateSchema } from '../calendar.ts';
import type { RouteStep } from './decision-route.ts';
import { signedSchema } from './review.ts';
import type { Round } from './round.ts';

/** What a body does with a case. */
export const stepRoles = { advises: 'Beratung', decides: 'Entscheidung', 'is-informed': 'Kenntnisnahme' } as const satisfies Record<
  RouteStep['role'],
  string
>;

export const stepRoleSchema = z.enum(['advises', 'decides', 'is-informed']);

/** A case on an agenda. */
const agendaItemSchema = z.object({ applicationId: z.uuid(), reference: z.string(), roundId: z.string(), role: stepRoleSchema });

/** @see agendaItemSchema */
export type AgendaItem = z.infer<typeof agendaItemSchema>;

/** Most cases on one agenda; with them a meeting stays a small item. */
export const maximumItems = 60;

/** A meeting of a body, with the cases on its agenda in their order. */
export const meetingSchema = z.object({
  id: z.string(),
  date: isoDateSchema,
  body: z.string().min(1).max(200),
  items: z.array(agendaItemSchema).max(maximumItems),
  /** Counts every change; a write names the version it read. */
  version: z.int().min(0),
  changed: signedSchema.optional(),
});

/** @see meetingSchema */
export type Meeting = z.infer<typeof meetingSchema>;

const letters: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** A name as words of an address: `Sozial- und Gesundheitsausschuss` → `sozial-und-gesundheitsausschuss`. */
const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => letters[letter] ?? '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
    .replace(/-$/, '');

/** Id of a meeting: a body meets once a day. */
export const meetingIdOf = (date: IsoDate, body: string): string => `${date}-${slugOf(body) || 'gremium'}`;

/** Day and body of a meeting as they stand in its id; `undefined` for what is no id. */
export const partsOfMeetingId = (id: string): { readonly date: IsoDate; readonly slug: string } | undefined => {
  const [, date = '', slug = ''] = /^(\d{4}-\d{2}-\d{2})-([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(id) ?? [];
  return isoDateSchema.safeParse(date).success && slug !== '' ? { date, slug } : undefined;
};

/** A meeting that nobody has written down yet. */
export const plannedMeeting = (date: IsoDate, body: string): Meeting => ({ id: meetingIdOf(date, body), date, body, items: [], version: 0 });

/** Meetings that rounds announce, each once. */
export const announcedMeetings = (rounds: readonly Pick<Round, 'decision'>[]): Meeting[] => {
  const all = rounds.flatMap(({ decision }) => decision.meetings.map(({ date, body }) => plannedMeeting(date, body)));
  return [...new Map(all.map((meeting) => [meeting.id, meeting])).values()];
};

/**
 * An agenda in a new order. Who orders it may not see all cases: what they do not see keeps its place as far as there is one.
 * @param visible ids of the cases that they see
 * @param ordered the cases that they want, in order
 */
export const reordered = (items: readonly AgendaItem[], visible: readonly string[], ordered: readonly AgendaItem[]): AgendaItem[] => {
  const next = [...ordered];
  for (const [place, item] of items.entries()) if (!visible.includes(item.applicationId)) next.splice(place, 0, item);
  return next;
};
