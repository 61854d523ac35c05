import { askedMail } from './asked-mail.ts';
import type { FiguresFrame } from './frame.ts';
import type { NotifyAdministrationsDeps } from './notify-administrations.ts';
import { remindedMail } from './reminded-mail.ts';
import { submittedMail } from './submitted-mail.ts';

/** The mail of each kind of event. */
export const renderWith = (frame: FiguresFrame): NotifyAdministrationsDeps['render'] => ({
  asked: askedMail(frame),
  reminded: remindedMail(frame),
  submitted: submittedMail(frame),
});
