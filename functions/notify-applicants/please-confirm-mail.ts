import type { Instant } from '../../shared/domain/calendar.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import type { Signatory } from '../../shared/domain/funding/confirmation.ts';
import { formatWeekdayInstant } from '../../shared/domain/funding/deadline.ts';
import { type RenderedMail, subjectOf } from '../../shared/domain/notices/mail.ts';
import { renderLetter } from '../../shared/mail/letter.ts';
import { applicationFacts } from './application-facts.ts';
import type { ConfirmationFrame } from './confirmation-mail.ts';

/** The link by which a signatory confirms. */
export type ConfirmationAccess = { readonly token: string; readonly expiresAt: Instant };

/** Asks somebody who may represent the organisation to confirm an application that another person sent. */
export const pleaseConfirmMail =
  ({ county, exampleData, siteUrl }: ConfirmationFrame) =>
  (application: Application, { name, role }: Signatory, { token, expiresAt }: ConfirmationAccess): RenderedMail => {
    const { reference, contact, organisation } = application;
    return renderLetter(
      {
        subject: subjectOf(`${reference}: Bitte bestätigen Sie den Antrag`),
        headline: `${reference}: Bitte bestätigen Sie den Antrag`,
        to: name,
        opening: [
          // After a greeting with a comma German goes on in lower case.
          `${contact.name} hat für ${organisation.name} Geld für ein Projekt beantragt. Der Antrag nennt Sie als Person, die ${organisation.name} vertreten darf (${role}). Bitte sehen Sie ihn an, und bestätigen Sie ihn.`,
          `Der Link gilt bis ${formatWeekdayInstant(expiresAt)} und nur für Sie. Geben Sie ihn nicht weiter.`,
        ],
        link: { text: 'Antrag ansehen und bestätigen', href: `${siteUrl}/status/bestaetigen/${token}` },
        blocks: [
          { kind: 'heading', text: 'Der Antrag' },
          applicationFacts(application),
          { kind: 'paragraph', text: 'Kennen Sie diesen Antrag nicht? Dann bestätigen Sie nichts, und melden Sie sich bitte bei uns.' },
        ],
      },
      { ...county, exampleData },
    );
  };
