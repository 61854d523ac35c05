import type { Instant } from '../../shared/domain/calendar.ts';
import type { MailDraft } from '../../shared/mail/post-mail.ts';

/** Of the mail that makes SES's feedback speak. No person reads it. */
export const probeTemplate = 'feedback-probe';

/** SES's mailbox simulator: it takes every mail and reports it like any other, and counts against no rate of bounces. */
const simulator = 'success@simulator.amazonses.com';

/** A mail to the simulator; the same one within ten minutes. */
export const probeAt = (now: Instant): MailDraft => ({
  cause: `feedback.asked#${now.slice(0, 15)}0`,
  template: probeTemplate,
  to: { address: simulator },
  subject: 'Rückmeldung',
  text: 'Diese Nachricht prüft, ob Rückmeldungen ankommen.\n',
  html: '<p>Diese Nachricht prüft, ob Rückmeldungen ankommen.</p>\n',
  createdAt: now,
});
