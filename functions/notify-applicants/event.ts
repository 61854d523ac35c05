import * as z from 'zod';
import { applicationEventSchema } from '../../shared/domain/funding/application.ts';
import { caseReminderSchema } from '../../shared/domain/funding/case-reminders.ts';
import { draftEventSchema } from '../../shared/domain/funding/draft.ts';
import { draftReminderSchema } from '../../shared/domain/funding/draft-reminders.ts';

/** What the stream brings: events of applications, reminders of their applicants, and news of drafts. */
export const eventSchema = z.union([applicationEventSchema, caseReminderSchema, draftEventSchema(), draftReminderSchema()]);
