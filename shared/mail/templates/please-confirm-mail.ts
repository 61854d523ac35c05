import type { Instant } from '../../domain/calendar.ts';
import type { Application } from '../../domain/funding/application.ts';
import type { Signatory } from '../../domain/funding/confirmation.ts';
import { formatWeekdayInstant } from '../../domain/funding/deadline.ts';
import { confirmTemplate, subjectOf } from '../../domain/notices/mail.ts';
import { renderLetter } from '../letter.ts';
import type { MailTemplate } from '../mail-template.ts';
import { applicationFacts } from './application-facts.ts';

/** The link by which a signatory confirms. */
export type ConfirmationAccess = { readonly token: string; readonly expiresAt: Instant };

/** Asks somebody who may represent the organisation to confirm an application that another person sent. */
export const pleaseConfirmMail: MailTemplate<{
  readonly application: Application;
  readonly signatory: Signatory;
  readonly access: ConfirmationAccess;
}> = {
  name: confirmTemplate,
  occasion: 'Wer für eine Organisation unterschreibt, soll den Antrag bestätigen.',
  render: ({ application, signatory: { name, role }, access: { token, expiresAt } }, { county, exampleData, siteUrl }) => {
    const { reference, contact, organisation } = application;
    return renderLetter(
      {
        subject: subjectOf(`${reference}: Bitte bestätigen Sie den Antrag`),
        headline: `${reference}: Bitte bestätigen Sie den Antrag`,
        to: name,
        opening: [
          // After a greeting with a comma German goes on in lower case.
          `für ${organisation.name} hat ${contact.name} Geld für ein Projekt beantragt. Der Antrag nennt Sie als Person, die ${organisation.name} vertreten darf (${role}). Bitte sehen Sie ihn an, und bestätigen Sie ihn.`,
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
  },
};
