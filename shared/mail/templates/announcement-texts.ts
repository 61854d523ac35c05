import type { Why } from '../../domain/notices/announcement.ts';
import { leaveHref, type Mailing } from '../../domain/notices/mail.ts';
import type { Language } from '../../domain/notices/recipient.ts';
import type { Letter, LetterLanguage } from '../letter.ts';

type Texts = {
  readonly why: Readonly<Record<Why, (mailing: string) => string>>;
  readonly leave: string;
  readonly mailings: Readonly<Record<Mailing, string>>;
};

const texts: Readonly<Record<Language, Texts>> = {
  de: {
    why: {
      duty: (mailing) => `Sie erhalten diese E-Mail, weil Ihre Verwaltung ${mailing} bekommt und diese Adresse dafür eingetragen ist.`,
      group: (mailing) => `Sie erhalten diese E-Mail, weil die KIT-Stelle Sie für ${mailing} in ihren Verteiler eingetragen hat.`,
      subscription: (mailing) => `Sie erhalten diese E-Mail, weil Sie ${mailing} abonniert haben.`,
    },
    leave: 'Abbestellen oder ändern, was Sie bekommen',
    mailings: { report: 'den Zuwanderungsbericht', projects: 'Nachrichten über neue Projekte', rounds: 'Nachrichten über offene Förderrunden' },
  },
  'de-plain': {
    why: {
      duty: () => 'Warum bekommen Sie diese E-Mail? Ihre Verwaltung bekommt den Bericht. Diese Adresse ist dafür eingetragen.',
      group: () => 'Warum bekommen Sie diese E-Mail? Die KIT-Stelle hat Sie in die Liste für den Bericht eingetragen.',
      subscription: (mailing) => `Warum bekommen Sie diese E-Mail? Sie haben ${mailing} bestellt.`,
    },
    leave: 'Hier können Sie das ändern oder abbestellen',
    mailings: { report: 'den Bericht', projects: 'Nachrichten über neue Projekte', rounds: 'Nachrichten über Geld für Projekte' },
  },
  en: {
    why: {
      duty: (mailing) => `You receive this email because your administration gets ${mailing} and this address is entered for it.`,
      group: (mailing) => `You receive this email because the coordination office has entered you in its list for ${mailing}.`,
      subscription: (mailing) => `You receive this email because you subscribed to ${mailing}.`,
    },
    leave: 'Unsubscribe or change what you receive',
    mailings: { report: 'the monthly report on immigration', projects: 'news about new projects', rounds: 'news about open funding rounds' },
  },
};

/** The language that the letter is marked with. */
export const letterLanguage = (language: Language): LetterLanguage => (language === 'en' ? 'en' : 'de');

/** The end of every announcement: why its reader gets it, and how they leave. */
export const leaveNote = (mailing: Mailing, { language, why }: { readonly language: Language; readonly why: Why }): NonNullable<Letter['leave']> => {
  const { mailings, leave, why: reasons } = texts[language];
  return { why: reasons[why](mailings[mailing]), text: leave, href: leaveHref };
};
