import { formatDate, formatMonth, type IsoDate, type Month } from '../../domain/calendar.ts';
import { englishDay, englishEuro, englishMonth } from '../../domain/english-format.ts';
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
  readonly opening: (month: Month, count: number) => string;
  readonly link: string;
  readonly heading: (count: number) => string;
  readonly period: (from: IsoDate, to: IsoDate) => string;
  readonly amount: (cents: number) => string;
  readonly more: (count: number) => string;
};

const german: Texts = {
  headline: (count) => (count === 1 ? 'Ein neues Integrationsprojekt im Kreis' : `${count} neue Integrationsprojekte im Kreis`),
  opening: (month, count) =>
    `der Kreis fördert ${count === 1 ? 'dieses Projekt. Es steht' : 'diese Projekte. Sie stehen'} mit dem Zuwanderungsbericht ${formatMonth(month)} zum ersten Mal in der Liste.`,
  link: 'Alle Projekte im Bericht ansehen',
  heading: (count) => (count === 1 ? 'Das neue Projekt' : 'Neue Projekte'),
  period: (from, to) => `${formatDate(from)} bis ${formatDate(to)}`,
  amount: (cents) => `Förderung: ${formatEuro(cents)}`,
  more: (count) => `Und ${count === 1 ? 'ein weiteres' : `${count} weitere`}. Sie finden alle im Bericht.`,
};

const texts: Readonly<Record<Language, Texts>> = {
  de: german,
  'de-plain': {
    ...german,
    headline: (count) => (count === 1 ? 'Es gibt ein neues Projekt' : `Es gibt ${count} neue Projekte`),
    opening: (month, count) =>
      `der Kreis gibt Geld für ${count === 1 ? 'dieses Projekt. Es ist' : 'diese Projekte. Sie sind'} neu im Bericht für ${formatMonth(month)}.`,
    link: 'Alle Projekte ansehen',
    period: (from, to) => `Vom ${formatDate(from)} bis zum ${formatDate(to)}`,
    amount: (cents) => `So viel Geld gibt der Kreis: ${formatEuro(cents)}`,
    more: (count) => `Und noch ${count} ${count === 1 ? 'Projekt' : 'Projekte'}. Alle stehen im Bericht.`,
  },
  en: {
    headline: (count) => (count === 1 ? 'A new integration project in the district' : `${count} new integration projects in the district`),
    opening: (month, count) =>
      `The district funds ${count === 1 ? 'this project. It is' : 'these projects. They are'} listed for the first time with the report for ${englishMonth(month)}.`,
    link: 'See all projects in the report (in German)',
    heading: (count) => (count === 1 ? 'The new project' : 'New projects'),
    period: (from, to) => `${englishDay(from)} to ${englishDay(to)}`,
    amount: (cents) => `Funding: ${englishEuro(cents)}`,
    more: (count) => `And ${count} more. All are listed in the report.`,
  },
};

// A mail is read on a phone; the report has the whole list.
const mostShown = 30;

/** Tells who asked for it which projects are public for the first time. */
export const projectsMail: MailTemplate<ProjectsMailData> = {
  name: 'projects',
  occasion: 'An Abonnentinnen und Abonnenten der Projekte, wenn ein Bericht erscheint, der neue Projekte zeigt.',
  render: ({ month, projects, reader }, { county, exampleData, siteUrl }) => {
    const { headline, opening, link, heading, period, amount, more } = texts[reader.language];
    const foreign = letterLanguage(reader.language) === 'de' ? {} : ({ language: 'de' } as const);
    return renderLetter(
      {
        subject: subjectOf(headline(projects.length)),
        headline: headline(projects.length),
        language: letterLanguage(reader.language),
        opening: [opening(month, projects.length)],
        link: { text: link, href: `${siteUrl}/berichte/${month}/#projekte` },
        blocks: [
          { kind: 'heading', text: heading(projects.length) },
          {
            kind: 'facts',
            rows: projects.slice(0, mostShown).map(({ title, organisation, startDate, endDate, approvedAmount }) => ({
              label: title,
              value: [organisation, period(startDate, endDate), ...(approvedAmount === undefined ? [] : [amount(approvedAmount)])].join('\n'),
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
