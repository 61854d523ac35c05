import { formatDate } from '../../domain/calendar.ts';
import type { Application } from '../../domain/funding/application.ts';
import type { Decision } from '../../domain/funding/decision.ts';
import type { MailTemplate } from '../mail-template.ts';
import { applicationLetter } from './application-letter.ts';

const ways: Readonly<Record<NonNullable<Decision['dispatch']>['how'], (day: string) => string>> = {
  post: (day) => `Wir haben ihn am ${day} mit der Post an Sie geschickt.`,
  'handed-over': (day) => `Wir haben ihn Ihnen am ${day} übergeben.`,
  electronic: (day) => `Wir haben ihn Ihnen am ${day} elektronisch geschickt.`,
};

/**
 * Says that there is a notice, and where it can be read; neither what it says nor an amount: mails are read by others too.
 * @throws Error for a decision that has not left the house
 */
export const decisionReadyMail: MailTemplate<{ readonly application: Application; readonly decision: Decision }> = {
  name: 'decision-ready',
  occasion: 'Ein Bescheid ist versandt.',
  render: ({ application, decision: { id, dispatch } }, frame) => {
    if (dispatch === undefined) throw new Error(`Decision ${id} has not left the house`);
    return applicationLetter(
      application,
      {
        news: 'Ihr Bescheid ist da',
        opening: [
          `zu Ihrem Antrag „${application.project.title}“ gibt es einen Bescheid. ${ways[dispatch.how](formatDate(dispatch.on))}`,
          'Sie können ihn auch auf der Seite Ihres Antrags lesen und herunterladen. Dort steht, was als Nächstes zu tun ist.',
        ],
        link: { text: 'Bescheid ansehen', path: '#bescheid' },
        blocks: [],
      },
      frame,
    );
  },
};
