import { formatInstant, type Instant, inBerlin } from '../../domain/calendar.ts';
import { type Language, mailingOf, type Topic } from '../../domain/notices/recipient.ts';
import type { LetterLanguage } from '../letter.ts';

/** Names of administrations by their areas, as the county's profile has them. */
export type AreaNames = { readonly administrations: readonly { readonly area: string; readonly name: string }[] };

const topicNames = {
  de: { report: 'Zuwanderungsbericht', projects: 'Neue Projekte', rounds: 'Offene Förderrunden' },
  'de-plain': { report: 'Bericht über Zuwanderung', projects: 'Neue Projekte', rounds: 'Geld für Projekte: wann Sie einen Antrag stellen können' },
  en: { report: 'Report on immigration', projects: 'New projects', rounds: 'Open funding rounds' },
} as const;

const figuresOf = { de: 'Zahlen für', 'de-plain': 'Zahlen für', en: 'Figures for' } as const;

/** What a topic is called. An administration that the profile does not have is its key. */
export const topicName = (topic: Topic, language: Language, { administrations }: AreaNames): string => {
  const area = topic.startsWith('figures:') ? topic.slice('figures:'.length) : undefined;
  if (area === undefined) return topicNames[language][mailingOf(topic)];
  return `${figuresOf[language]} ${administrations.find((administration) => administration.area === area)?.name ?? area}`;
};

/** Names of the languages of mails, each in itself. */
export const languageNames = { de: 'Deutsch', 'de-plain': 'Einfache Sprache', en: 'English' } as const satisfies Record<Language, string>;

/** What a mail program and a screen reader are told. */
export const letterLanguageOf = (language: Language): LetterLanguage => (language === 'en' ? 'en' : 'de');

const englishMonths = 'January February March April May June July August September October November December'.split(' ');

/** `28. November 2026, 19:00 Uhr`, or `28 November 2026, 19:00 (time in Germany)`. */
export const instantIn = (at: Instant, language: Language): string => {
  if (language !== 'en') return formatInstant(at);
  const { date, time } = inBerlin(at);
  return `${Number(date.slice(8))} ${englishMonths[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}, ${time} (time in Germany)`;
};
