import { formatInstant, type Instant } from '../../domain/calendar.ts';
import type { Application, Confirmation } from '../../domain/funding/application.ts';
import { missingConfirmations } from '../../domain/funding/confirmation.ts';
import { subjectOf } from '../../domain/notices/mail.ts';
import { renderLetter } from '../letter.ts';
import type { MailTemplate } from '../mail-template.ts';

/** Tells the contact that a signatory confirmed, and whether another one is still missing. */
export const confirmedMail: MailTemplate<{ readonly application: Application; readonly at: Instant; readonly confirmation: Confirmation }> = {
  name: 'confirmed',
  occasion: 'Eine Person hat den Antrag ihrer Organisation bestätigt.',
  render: ({ application, at, confirmation: { name, role } }, { county, exampleData, siteUrl }) => {
    const { id, reference, contact, project } = application;
    const missing = missingConfirmations(application);
    const headline = missing === 0 ? `${reference}: Der Antrag ist bestätigt` : `${reference}: Eine Bestätigung ist da`;
    return renderLetter(
      {
        subject: subjectOf(headline),
        headline,
        to: contact.name,
        opening: [
          // After a greeting with a comma German goes on in lower case, and a name cannot.
          `am ${formatInstant(at)} hat ${name} (${role}) den Antrag „${project.title}“ bestätigt.`,
          missing === 0
            ? 'Damit liegen alle nötigen Bestätigungen vor. Sie müssen nichts tun.'
            : 'Es fehlt noch eine weitere Bestätigung. Auf der Seite Ihres Antrags sehen Sie, von wem.',
        ],
        link: { text: 'Stand Ihres Antrags ansehen', href: `${siteUrl}/status/antraege/${id}` },
        blocks: [],
      },
      { ...county, exampleData },
    );
  },
};
