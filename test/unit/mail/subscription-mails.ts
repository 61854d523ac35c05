import { county } from '../../../shared/county/county.ts';
import type { RenderedMail } from '../../../shared/domain/notices/mail.ts';
import { type Language, languages, type Topic } from '../../../shared/domain/notices/recipient.ts';
import { subscriptionChangedMail } from '../../../shared/mail/templates/subscription-changed-mail.ts';
import { subscriptionConfirmMail } from '../../../shared/mail/templates/subscription-confirm-mail.ts';

const siteUrl = 'https://teilhabe.example';
const token = 'a'.repeat(64);
const leaveToken = `${token}r20261126${token}`;
const everything: readonly Topic[] = ['report', 'projects', 'rounds', ...county.administrations.map(({ area }): Topic => `figures:${area}`)];

const isLanguage = (name: string): name is Language => Object.hasOwn(languages, name);

/** A mail in every language. */
const spoken = (render: (language: Language) => RenderedMail, name = ''): Readonly<Record<string, RenderedMail>> =>
  Object.fromEntries(
    Object.keys(languages)
      .filter(isLanguage)
      .map((language) => [`${language}${name}`, render(language)]),
  );

/** The mails about a subscription, by template file, as `renderedMails` has the others. */
export const subscriptionMails: Readonly<Record<string, (exampleData: boolean) => Readonly<Record<string, RenderedMail>>>> = {
  'shared/mail/templates/subscription-confirm-mail.ts': (exampleData) => {
    const of = (topics: readonly Topic[]) => (language: Language) =>
      subscriptionConfirmMail.render({ topics, language, token, expiresAt: '2026-11-28T18:00:00.000Z' }, { county, siteUrl, exampleData });
    return { ...spoken(of(['report'])), ...spoken(of(everything), ', everything'), ...spoken(of(['figures:99999999']), ', an area that is gone') };
  },
  'shared/mail/templates/subscription-changed-mail.ts': (exampleData) => {
    const of = (topics: readonly Topic[], confirmed: boolean) => (language: Language) =>
      subscriptionChangedMail.render({ topics, language, confirmed, token: leaveToken }, { county, siteUrl, exampleData });
    return {
      ...spoken(of(everything, true), ', confirmed'),
      ...spoken(of(['rounds'], false), ', changed'),
      ...spoken(of([], false), ', only the language'),
    };
  },
};
