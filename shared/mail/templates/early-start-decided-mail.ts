import { formatDate } from '../../domain/calendar.ts';
import type { Application } from '../../domain/funding/application.ts';
import type { MailTemplate } from '../mail-template.ts';
import { applicationLetter } from './application-letter.ts';

/**
 * Says whether a project may begin before the decision, and what that does not mean.
 * @throws Error for an application without an answer to such a wish
 */
export const earlyStartDecidedMail: MailTemplate<Application> = {
  name: 'early-start-decided',
  occasion: 'Über einen früheren Beginn ist entschieden.',
  render: (application, frame) => {
    const { id, earlyStart, project } = application;
    if (earlyStart === undefined || earlyStart.state === 'requested') throw new Error(`Application ${id} has no answer about an early start`);
    const from = formatDate(earlyStart.from);
    const isApproved = earlyStart.state === 'approved';
    return applicationLetter(
      application,
      {
        news: isApproved ? `Sie dürfen ab ${from} beginnen` : 'Bitte beginnen Sie noch nicht',
        opening: isApproved
          ? [
              `mit Ihrem Projekt „${project.title}“ dürfen Sie ab dem ${from} beginnen, bevor über den Antrag entschieden ist.`,
              'Eine Förderung ist damit noch nicht zugesagt. Wird der Antrag abgelehnt, tragen Sie alle Kosten selbst.',
            ]
          : [
              `Sie hatten gebeten, mit Ihrem Projekt „${project.title}“ am ${from} zu beginnen, bevor über den Antrag entschieden ist. Dem stimmen wir nicht zu.`,
              'Bitte schließen Sie noch keinen Vertrag ab und bestellen Sie noch nichts, bis über den Antrag entschieden ist. Sonst können wir das Projekt nicht fördern.',
            ],
        blocks: [],
      },
      frame,
    );
  },
};
