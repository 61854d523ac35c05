import { leavePath } from '../../domain/notices/leave-token.ts';
import { subscriptionTemplates } from '../../domain/notices/mail.ts';
import type { Language, Topic } from '../../domain/notices/recipient.ts';
import { renderLetter } from '../letter.ts';
import type { MailTemplate } from '../mail-template.ts';
import { languageNames, letterLanguageOf, topicName } from './subscription-words.ts';

/** What somebody gets from here on. `confirmed`: by the link of a mail; otherwise it was changed on the page of the subscription. */
export type SubscriptionChangedFacts = {
  readonly topics: readonly Topic[];
  readonly language: Language;
  readonly confirmed: boolean;
  readonly token: string;
};

const words = {
  de: {
    confirmed: { subject: 'Ihr Abonnement ist bestätigt', opening: 'vielen Dank. Wir schreiben Ihnen, wenn es zu Ihren Themen etwas Neues gibt.' },
    changed: {
      subject: 'Ihr Abonnement ist geändert',
      opening: 'Ihr Abonnement wurde mit dem Link aus einer unserer E-Mails geändert. Waren Sie das nicht, dann ändern Sie es bitte zurück.',
    },
    link: 'Abonnement ändern oder abbestellen',
    topics: 'Das bekommen Sie',
    topic: 'Themen',
    language: 'Sprache',
    note: 'Auch in jeder weiteren E-Mail steht ein Link, mit dem Sie abbestellen. Geben Sie ihn nicht weiter: Wer ihn hat, kann das für Sie tun.',
  },
  'de-plain': {
    confirmed: { subject: 'Sie bekommen jetzt unsere E-Mails', opening: 'danke. Wir schreiben Ihnen, wenn es etwas Neues gibt.' },
    changed: {
      subject: 'Sie bekommen jetzt andere E-Mails',
      opening: 'jemand hat geändert, welche E-Mails Sie bekommen. Waren Sie das nicht? Dann klicken Sie auf den Link und ändern Sie es wieder.',
    },
    link: 'Ändern oder beenden',
    topics: 'Das bekommen Sie',
    topic: 'Themen',
    language: 'Sprache',
    note: 'In jeder E-Mail steht ein Link. Damit können Sie die E-Mails beenden. Geben Sie den Link nicht weiter.',
  },
  en: {
    confirmed: { subject: 'Your subscription is confirmed', opening: 'Thank you. We will write to you when there is news on your topics.' },
    changed: {
      subject: 'Your subscription has changed',
      opening: 'Your subscription was changed by the link of one of our emails. If it was not you, please change it back.',
    },
    link: 'Change or leave',
    topics: 'What you get',
    topic: 'Topics',
    language: 'Language',
    note: 'Each email has a link by which you can leave. Please do not pass it on: whoever has it can do that for you.',
  },
} as const satisfies Record<Language, unknown>;

/** A copy of what was confirmed or changed, with the way to change it again. */
export const subscriptionChangedMail: MailTemplate<SubscriptionChangedFacts> = {
  name: subscriptionTemplates.changed,
  occasion: 'Jemand hat ein Abonnement bestätigt, oder Themen und Sprache geändert.',
  render: ({ topics, language, confirmed, token }, { county, exampleData, siteUrl }) => {
    const said = words[language];
    const { subject, opening } = confirmed ? said.confirmed : said.changed;
    return renderLetter(
      {
        language: letterLanguageOf(language),
        subject,
        headline: subject,
        opening: [opening],
        link: { text: said.link, href: `${siteUrl}${leavePath(token)}` },
        blocks: [
          { kind: 'heading', text: said.topics },
          {
            kind: 'facts',
            rows: [
              ...(topics.length === 0 ? [] : [{ label: said.topic, value: topics.map((topic) => topicName(topic, language, county)).join('\n') }]),
              { label: said.language, value: languageNames[language] },
            ],
          },
          { kind: 'paragraph', text: said.note },
        ],
      },
      { ...county, exampleData },
    );
  },
};
