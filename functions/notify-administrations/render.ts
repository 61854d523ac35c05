import type { MailFrame } from '../../shared/mail/mail-template.ts';
import { figuresAskedMail } from '../../shared/mail/templates/figures-asked-mail.ts';
import { figuresRemindedMail } from '../../shared/mail/templates/figures-reminded-mail.ts';
import { figuresSubmittedMail } from '../../shared/mail/templates/figures-submitted-mail.ts';
import type { NotifyAdministrationsDeps } from './notify-administrations.ts';

/** The mail of each kind of event. */
export const renderWith = (frame: MailFrame): NotifyAdministrationsDeps['render'] => ({
  asked: (request) => figuresAskedMail.render(request, frame),
  reminded: (request) => figuresRemindedMail.render(request, frame),
  submitted: (receipt) => figuresSubmittedMail.render(receipt, frame),
});
