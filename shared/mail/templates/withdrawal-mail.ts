import { formatInstant, type Instant } from '../../domain/calendar.ts';
import type { Application } from '../../domain/funding/application.ts';
import { subjectOf } from '../../domain/notices/mail.ts';
import { renderLetter } from '../letter.ts';
import type { MailTemplate } from '../mail-template.ts';
import { applicationFacts } from './application-facts.ts';

/** Confirms that an applicant took the application back: what happened and when, and what that means. */
export const withdrawalMail: MailTemplate<{ readonly application: Application; readonly at: Instant }> = {
  name: 'withdrawal',
  occasion: 'Ein Antrag ist zurückgezogen.',
  render: ({ application, at }, { county, exampleData, siteUrl }) => {
    const { reference, contact } = application;
    return renderLetter(
      {
        subject: subjectOf(`${reference}: Sie haben den Antrag zurückgezogen`),
        headline: `${reference}: Sie haben den Antrag zurückgezogen`,
        to: contact.name,
        opening: [
          // After a greeting with a comma German goes on in lower case.
          `der Antrag ${reference} ist seit dem ${formatInstant(at)} zurückgezogen. Wir prüfen ihn nicht weiter, und es wird nicht über ihn entschieden.`,
          'Das lässt sich nicht rückgängig machen. Solange die Förderrunde geöffnet ist, können Sie einen neuen Antrag stellen.',
          'Waren Sie das nicht? Dann melden Sie sich bitte sofort bei uns.',
        ],
        link: { text: 'Stand Ihrer Anträge ansehen', href: `${siteUrl}/status` },
        blocks: [{ kind: 'heading', text: 'Der zurückgezogene Antrag' }, applicationFacts(application)],
      },
      { ...county, exampleData },
    );
  },
};
