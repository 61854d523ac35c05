import { leavePath } from '../../domain/notices/leave-token.ts';
import { subscriptionTemplates } from '../../domain/notices/mail.ts';
import type { Language } from '../../domain/notices/recipient.ts';
import { renderLetter } from '../letter.ts';
import type { MailTemplate } from '../mail-template.ts';
import { letterLanguageOf } from './subscription-words.ts';

/** Somebody asked for what they get already. `token`: of the page on which they can change it. */
export type SubscriptionKnownFacts = { readonly language: Language; readonly token: string };

const words = {
  de: {
    subject: 'Sie bekommen unsere E-Mails schon',
    opening: [
      'jemand hat diese Adresse noch einmal für E-Mails von uns angegeben. Was dabei ausgewählt wurde, bekommen Sie schon. Es hat sich nichts geändert.',
      'Mit dem Link sehen Sie, was Sie bekommen. Sie können dort Themen und Sprache ändern oder alles abbestellen.',
    ],
    link: 'Abonnement ansehen und ändern',
    note: 'Geben Sie den Link nicht weiter: Wer ihn hat, kann die E-Mails für Sie abbestellen.',
  },
  'de-plain': {
    subject: 'Sie bekommen unsere E-Mails schon',
    opening: [
      'jemand hat diese Adresse noch einmal eingetragen. Sie bekommen diese E-Mails aber schon. Es bleibt alles so, wie es ist.',
      'Klicken Sie auf den Link. Dann sehen Sie, welche E-Mails Sie bekommen. Sie können das ändern oder beenden.',
    ],
    link: 'Ansehen und ändern',
    note: 'Geben Sie den Link nicht weiter. Sonst können andere Ihre E-Mails abbestellen.',
  },
  en: {
    subject: 'You already get our emails',
    opening: [
      'Somebody gave this address once more to receive emails from us. You already get what was chosen. Nothing has changed.',
      'The link shows what you get. There you can change topics and language, or leave.',
    ],
    link: 'See and change your subscription',
    note: 'Please do not pass the link on: whoever has it can cancel the emails for you.',
  },
} as const satisfies Record<Language, unknown>;

/** In place of a second confirmation: where to change what is there. The form itself does not say that it is. */
export const subscriptionKnownMail: MailTemplate<SubscriptionKnownFacts> = {
  name: subscriptionTemplates.known,
  occasion: 'Jemand abonniert, was unter dieser Adresse schon abonniert ist.',
  render: ({ language, token }, { county, exampleData, siteUrl }) => {
    const { subject, opening, link, note } = words[language];
    return renderLetter(
      {
        language: letterLanguageOf(language),
        subject,
        headline: subject,
        opening,
        link: { text: link, href: `${siteUrl}${leavePath(token)}` },
        blocks: [{ kind: 'paragraph', text: note }],
      },
      { ...county, exampleData },
    );
  },
};
