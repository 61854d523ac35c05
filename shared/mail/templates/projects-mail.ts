import { formatDate, formatMonth, type IsoDate, type Month } from '../../domain/calendar.ts';
import { englishDay, englishMonth } from '../../domain/english-format.ts';
import { formatEuro } from '../../domain/money.ts';
import type { Reader } from '../../domain/notices/announcement.ts';
import { subjectOf } from '../../domain/notices/mail.ts';
import type { Language } from '../../domain/notices/recipient.ts';
import type { PublicProject } from '../../domain/statistics/release.ts';
import { renderLetter } from '../letter.ts';
import type { MailTemplate } from '../mail-template.ts';
import { leaveNote, letterLanguage } from './announcement-texts.ts';

/** Projects that are public with the report of a month for the first time, at least one. */
export type ProjectsMailData = {
  readonly month: Month;
  readonly projects: readonly PublicProject[];
  readonly reader: Reader;
};

type Texts = {
  readonly headline: (count: number) => string;
  readonly opening: (month: Month) => string;
  readonly link: string;
  readonly heading: string;
  readonly period: (from: IsoDate, to: IsoDate) => string;
  readonly amount: (euro: string) => string;
  readonly more: (count: number) => string;
};

const german: Texts = {
  headline: (count) => (count === 1 ? 'Ein neues Integrationsprojekt im Kreis' : `${count} neue Integrationsprojekte im Kreis`),
  opening: (month) => `Der Kreis fördert diese Projekte. Sie stehen mit dem Zuwanderungsbericht ${formatMonth(month)} zum ersten Mal in der Liste.`,
  link: 'Alle Projekte im Bericht ansehen',
  heading: 'Neue Projekte',
  period: (from, to) => `${formatDate(from)} bis ${formatDate(to)}`,
  amount: (euro) => `Förderung: ${euro}`,
  more: (count) => `Und ${count} weitere. Sie finden alle im Bericht.`,
};

const texts: Readonly<Record<Language, Texts>> = {
  de: german,
  'de-plain': {
    ...german,
    headline: (count) => (count === 1 ? 'Es gibt ein neues Projekt' : `Es gibt ${count} neue Projekte`),
    opening: (month) => `Der Kreis gibt Geld für diese Projekte. Sie sind neu im Bericht für ${formatMonth(month)}.`,
    link: 'Alle Projekte ansehen',
    period: (from, to) => `Vom ${formatDate(from)} bis zum ${formatDate(to)}`,
    amount: (euro) => `So viel Geld gibt der Kreis: ${euro}`,
    more: (count) => `Und noch ${count} ${count === 1 ? 'Projekt' : 'Projekte'}. Alle stehen im Bericht.`,
  },
  en: {
    headline: (count) => (count === 1 ? 'A new integration project in the district' : `${count} new integration projects in the district`),
    opening: (month) => `The district funds these projects. They are listed for the first time with the report for ${englishMonth(month)}.`,
    link: 'See all projects in the report (in German)',
    heading: 'New projects',
    period: (from, to) => `${englishDay(from)} to ${englishDay(to)}`,
    amount: (euro) => `Funding: ${euro}`,
    more: (count) => `And ${count} more. All are listed in the report.`,
  },
};

// A mail is read on a phone; the report has the whole list.
const mostShown = 30;

/** Tells who asked for it which projects are public for the first time. */
export const projectsMail: MailTemplate<ProjectsMailData> = {
  name: 'projects',
  occasion: 'An Abonnentinnen der Projekte, wenn ein Bericht erscheint, der neue Projekte zeigt.',
  render: ({ month, projects, reader }, { county, exampleData, siteUrl }) => {
    const { headline, opening, link, heading, period, amount, more } = texts[reader.language];
    const foreign = letterLanguage(reader.language) === 'de' ? {} : ({ language: 'de' } as const);
    return renderLetter(
      {
        subject: subjectOf(headline(projects.length)),
        headline: headline(projects.length),
        language: letterLanguage(reader.language),
        opening: [opening(month)],
        link: { text: link, href: `${siteUrl}/berichte/${month}/#projekte` },
        blocks: [
          { kind: 'heading', text: heading },
          {
            kind: 'facts',
            rows: projects.slice(0, mostShown).map(({ title, organisation, startDate, endDate, approvedAmount }) => ({
              label: title,
              value: [organisation, period(startDate, endDate), ...(approvedAmount === undefined ? [] : [amount(formatEuro(approvedAmount))])].join(
                '\n',
              ),
              ...foreign,
            })),
          },
          ...(projects.length > mostShown ? [{ kind: 'paragraph', text: more(projects.length - mostShown) } as const] : []),
        ],
        leave: leaveNote('projects', reader),
      },
      { ...county, exampleData },
    );
  },
};
