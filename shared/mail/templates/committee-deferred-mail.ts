import type { Application } from '../../domain/funding/application.ts';
import type { MailTemplate } from '../mail-template.ts';
import { applicationLetter } from './application-letter.ts';

/** Says that the bodies have not decided yet, and that nothing has to be done. */
export const committeeDeferredMail: MailTemplate<Application> = {
  name: 'committee-deferred',
  occasion: 'Das Gremium hat einen Antrag zurückgestellt.',
  render: (application, frame) =>
    applicationLetter(
      application,
      {
        news: 'Ihr Antrag ist zurückgestellt',
        opening: [
          `das zuständige Gremium hat Ihren Antrag „${application.project.title}“ beraten und noch nicht entschieden. Er kommt noch einmal auf die Tagesordnung.`,
          'Sie müssen nichts tun. Brauchen wir etwas von Ihnen, schreiben wir Ihnen. Nach der Entscheidung folgt ein Bescheid.',
        ],
        blocks: [],
      },
      frame,
    ),
};
