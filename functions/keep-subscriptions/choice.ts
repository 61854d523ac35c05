import { addressErrors, askedAddress, readAddressForm } from '../../shared/domain/access/asked-address.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import { mailboxOf } from '../../shared/domain/notices/mail.ts';
import { type Language, languages, type Topic, topicSchema } from '../../shared/domain/notices/recipient.ts';
import { type FieldError, Refusal } from '../../shared/domain/refusal.ts';
import type { Subscription } from './subscribe.ts';
import { texts } from './texts.ts';

/** Names of fields and buttons in the forms. `shown`: topics that the form was filled in with. */
export const fields = {
  topic: 'thema',
  language: 'sprache',
  shown: 'gezeigt',
  change: 'aendern',
  leave: 'abbestellen',
  /** RFC 8058: what a mail provider sends when its user presses the provider's own button. */
  oneClick: 'List-Unsubscribe',
} as const;

/** What is ticked and chosen in a form, as far as it can be. */
export type Choice = { readonly topics: readonly Topic[]; readonly language: Language | undefined };

const isLanguage = (value: string): value is Language => Object.hasOwn(languages, value);

/** Topics among the values of a field. What no form of this site offers is left out. */
export const topicsIn = (params: URLSearchParams, field: string, offered: readonly Topic[]): Topic[] =>
  params.getAll(field).flatMap((value) => {
    const { data: topic } = topicSchema.safeParse(value);
    return topic !== undefined && offered.includes(topic) ? [topic] : [];
  });

/** Reads what a browser sent. Nothing is judged here. */
export const readChoice = (params: URLSearchParams, offered: readonly Topic[]): Choice => {
  const language = params.get(fields.language) ?? '';
  return { topics: [...new Set(topicsIn(params, fields.topic, offered))], language: isLanguage(language) ? language : undefined };
};

const noTopic: FieldError = { pointer: `/${fields.topic}`, message: texts.errors.noTopic };
const noLanguage: FieldError = { pointer: `/${fields.language}`, message: texts.errors.noLanguage };

/** @throws Refusal `invalid-fields` with all mistakes of the form at once */
export const askedSubscription = (params: URLSearchParams, offered: readonly Topic[], at: Instant): Subscription => {
  const { topics, language } = readChoice(params, offered);
  const mistakes = [...(topics.length === 0 ? [noTopic] : []), ...(language === undefined ? [noLanguage] : [])];
  const typed = readAddressForm(params);
  try {
    // A domain with umlauts counts in the form that mail servers know it by.
    const address = askedAddress({ ...typed, address: mailboxOf(typed.address) }, at);
    if (language !== undefined && mistakes.length === 0) return { address, topics, language };
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    throw new Refusal(refusal.code, refusal.message, [...refusal.errors, ...mistakes]);
  }
  throw new Refusal('invalid-fields', texts.errors.invalid, mistakes);
};

/** @throws Refusal `invalid-fields` without a language */
export const askedLanguage = ({ language }: Choice): Language => {
  if (language === undefined) throw new Refusal('invalid-fields', texts.errors.invalid, [noLanguage]);
  return language;
};

/** Of a form in which everything was unticked: leaving has a button of its own. */
export const nothingTicked = (): Refusal =>
  new Refusal('invalid-fields', texts.errors.invalid, [{ pointer: `/${fields.topic}`, message: texts.errors.nothingLeft }]);

/** What stands above a refused form. A refusal without fields is shown as a whole. */
export const formErrors = (refusal: Refusal): ReturnType<typeof addressErrors> =>
  refusal.errors.length === 0 && refusal.code !== 'too-many-requests'
    ? { errors: [{ pointer: '', message: refusal.message }], errorTitle: texts.errors.tooMany }
    : addressErrors(refusal);
