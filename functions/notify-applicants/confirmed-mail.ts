import { formatInstant } from '../../shared/domain/calendar.ts';
import type { Application, ApplicationEvent, Confirmation } from '../../shared/domain/funding/application.ts';
import { missingConfirmations } from '../../shared/domain/funding/confirmation.ts';
import { type RenderedMail, subjectOf } from '../../shared/domain/notices/mail.ts';
import { renderLetter } from '../../shared/mail/letter.ts';
import type { ConfirmationFrame } from './confirmation-mail.ts';

/** Tells the contact that a signatory confirmed, and whether another one is still missing. */
export const confirmedMail =
  ({ county, exampleData, siteUrl }: ConfirmationFrame) =>
  (application: Application, { at }: Pick<ApplicationEvent, 'at'>, { name, role }: Confirmation): RenderedMail => {
    const { id, reference, contact, project } = application;
    const missing = missingConfirmations(application);
    const headline = missing === 0 ? `${reference}: Der Antrag ist bestätigt` : `${reference}: Eine Bestätigung ist da`;
    return renderLetter(
      {
        subject: subjectOf(headline),
        headline,
        to: contact.name,
        opening: [
          `${name} (${role}) hat den Antrag „${project.title}“ am ${formatInstant(at)} bestätigt.`,
          missing === 0
            ? 'Damit liegen alle nötigen Bestätigungen vor. Sie müssen nichts tun.'
            : 'Es fehlt noch eine weitere Bestätigung. Auf der Seite Ihres Antrags sehen Sie, von wem.',
        ],
        link: { text: 'Stand Ihres Antrags ansehen', href: `${siteUrl}/status/antraege/${id}` },
        blocks: [],
      },
      { ...county, exampleData },
    );
  };
