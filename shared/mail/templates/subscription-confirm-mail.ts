import type { Instant } from '../../domain/calendar.ts';
import { subscriptionTemplates } from '../../domain/notices/mail.ts';
import type { Language, Topic } from '../../domain/notices/recipient.ts';
import { confirmPath } from '../../domain/notices/subscription.ts';
import { renderLetter } from '../letter.ts';
import type { MailTemplate } from '../mail-template.ts';
import { instantIn, languageNames, letterLanguageOf, topicName } from './subscription-words.ts';

/** A subscription that waits for its confirmation. */
export type SubscriptionConfirmFacts = {
  readonly topics: readonly Topic[];
  readonly language: Language;
  readonly token: string;
  readonly expiresAt: Instant;
};

const words = {
  de: {
    subject: 'Bitte bestätigen: E-Mails der KIT-Stelle',
    opening: (until: string) => [
      'jemand hat diese Adresse für E-Mails von uns angegeben. Waren Sie das? Dann bestätigen Sie es bitte.',
      `Der Link gilt bis zum ${until} und nur einmal.`,
    ],
    link: 'Ansehen und bestätigen',
    topics: 'Darum geht es',
    topic: 'Themen',
    language: 'Sprache',
    ignore: 'Waren Sie das nicht? Dann müssen Sie nichts tun. Ohne Ihre Bestätigung bekommen Sie diese E-Mails nicht.',
  },
  'de-plain': {
    subject: 'Bitte bestätigen: E-Mails von der KIT-Stelle',
    opening: (until: string) => [
      'jemand möchte E-Mails von uns an diese Adresse bekommen. Sind Sie das? Dann klicken Sie bitte auf den Link. Danach klicken Sie auf den Knopf.',
      `Sie haben Zeit bis zum ${until}. Der Link geht nur einmal.`,
    ],
    link: 'Ansehen und bestätigen',
    topics: 'Das bekommen Sie',
    topic: 'Themen',
    language: 'Sprache',
    ignore: 'Sind Sie das nicht? Dann machen Sie nichts. Sie bekommen dann keine weiteren E-Mails.',
  },
  en: {
    subject: 'Please confirm: emails from the integration office',
    opening: (until: string) => [
      'Somebody gave this address to receive emails from us. Was it you? Then please confirm.',
      `The link works until ${until}, and only once.`,
    ],
    link: 'Look and confirm',
    topics: 'What it is about',
    topic: 'Topics',
    language: 'Language',
    ignore: 'Was it not you? Then you need not do anything. Without your confirmation you will not get these emails.',
  },
} as const satisfies Record<Language, unknown>;

/** The mail by whose link somebody confirms that the address is theirs. It names nobody: it may have gone to the wrong mailbox. */
export const subscriptionConfirmMail: MailTemplate<SubscriptionConfirmFacts> = {
  name: subscriptionTemplates.confirm,
  occasion: 'Jemand abonniert den Bericht oder andere Nachrichten, oder wählt weitere Themen aus, und muss die Adresse bestätigen.',
  render: ({ topics, language, token, expiresAt }, { county, exampleData, siteUrl }) => {
    const said = words[language];
    return renderLetter(
      {
        language: letterLanguageOf(language),
        subject: said.subject,
        headline: said.subject,
        opening: said.opening(instantIn(expiresAt, language)),
        link: { text: said.link, href: `${siteUrl}${confirmPath(token)}` },
        blocks: [
          { kind: 'heading', text: said.topics },
          {
            kind: 'facts',
            rows: [
              { label: said.topic, value: topics.map((topic) => topicName(topic, language, county)).join('\n') },
              { label: said.language, value: languageNames[language] },
            ],
          },
          { kind: 'paragraph', text: said.ignore },
        ],
      },
      { ...county, exampleData },
    );
  },
};
