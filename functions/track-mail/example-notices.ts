import { type Language, languages, type Topic } from '../../shared/domain/notices/recipient.ts';
import type { MailFrame } from '../../shared/mail/mail-template.ts';
import type { LostReader } from '../../shared/mail/templates/lost-reader-facts.ts';
import type { SubscriptionChangedFacts } from '../../shared/mail/templates/subscription-changed-mail.ts';
import type { SubscriptionConfirmFacts } from '../../shared/mail/templates/subscription-confirm-mail.ts';
import type { SubscriptionKnownFacts } from '../../shared/mail/templates/subscription-known-mail.ts';

type Examples<Data> = Readonly<Record<string, Data>>;

const token = '0'.repeat(64);

/** Somebody of an administration whose mails come back. */
export const exampleLostReader = ({ county }: Pick<MailFrame, 'county'>): LostReader => {
  const name = county.administrations[0]?.name ?? '';
  return {
    address: 'meldeamt@amt.example',
    name,
    contact: 'Kim Öztürk',
    phone: '030 23125 111',
    recipient: token,
    administrations: [name],
    mail: { id: token, subject: 'Zuwanderungsbericht für Oktober 2026 erschienen', at: '2026-11-25T05:00:03.000Z' },
  };
};

const isLanguage = (name: string): name is Language => Object.hasOwn(languages, name);

/** An example in every language. @param more what tells it from others of the same language */
const spoken = <Data>(exampleIn: (language: Language) => Data, more = ''): Examples<Data> =>
  Object.fromEntries(
    Object.keys(languages)
      .filter(isLanguage)
      .map((language) => [`${languages[language]}${more}`, exampleIn(language)]),
  );

const topicsOf = ({ county }: Pick<MailFrame, 'county'>): readonly Topic[] => [
  'report',
  'projects',
  ...county.administrations.slice(0, 1).map(({ area }): Topic => `figures:${area}`),
];

const leaveToken = `${token}r20261126${token}`;

/** Of the mail that asks for a confirmation. */
export const confirmExamples = (frame: Pick<MailFrame, 'county'>): Examples<SubscriptionConfirmFacts> =>
  spoken((language) => ({ topics: topicsOf(frame), language, token, expiresAt: '2026-11-28T18:00:00.000Z' }));

/** Of the mail to who has subscribed already. */
export const knownExamples = (): Examples<SubscriptionKnownFacts> => spoken((language) => ({ language, token: leaveToken }));

/** Of the mail that says what somebody gets. */
export const changedExamples = (frame: Pick<MailFrame, 'county'>): Examples<SubscriptionChangedFacts> => ({
  ...spoken((language) => ({ topics: topicsOf(frame), language, confirmed: true, token: leaveToken }), ', bestätigt'),
  ...spoken((language) => ({ topics: ['rounds'] as const, language, confirmed: false, token: leaveToken }), ', geändert'),
});
