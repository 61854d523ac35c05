import { inBerlin } from '../../domain/calendar.ts';
import { englishDate, englishEuro } from '../../domain/english-format.ts';
import { formatDeadline, lastMinuteOf } from '../../domain/funding/deadline.ts';
import { legalForms, type Round } from '../../domain/funding/round.ts';
import { formatEuro } from '../../domain/money.ts';
import type { Reader } from '../../domain/notices/announcement.ts';
import { subjectOf } from '../../domain/notices/mail.ts';
import type { Language } from '../../domain/notices/recipient.ts';
import { type Block, renderLetter } from '../letter.ts';
import type { MailTemplate } from '../mail-template.ts';
import { leaveNote, letterLanguage } from './announcement-texts.ts';

/** What the mail says of a round. */
export type AnnouncedRound = Pick<Round, 'title' | 'budgetYear' | 'closesAt' | 'minimumGrant' | 'maximumGrant' | 'legalForms'> & {
  readonly fieldsOfAction: readonly { readonly title: string; readonly priority: boolean }[];
};

/** A round that takes applications. */
export type RoundsMailData = { readonly round: AnnouncedRound; readonly reader: Reader };

type Texts = {
  readonly headline: (round: AnnouncedRound) => string;
  readonly opening: (round: AnnouncedRound, until: string) => string;
  readonly until: (round: AnnouncedRound) => string;
  readonly link: string;
  readonly facts: string;
  readonly deadline: string;
  readonly amount: string;
  readonly range: (from: number, to: number) => string;
  readonly who: string;
  readonly what: string;
  readonly first: string;
};

const german: Texts = {
  headline: ({ title }) => `Neue Förderrunde: ${title}`,
  opening: ({ budgetYear }, until) => `Sie können Geld für Integrationsprojekte im Jahr ${budgetYear} beantragen: ${until}.`,
  until: (round) => `bis ${formatDeadline(round)}`,
  link: 'Förderung beantragen',
  facts: 'Das Wichtigste',
  deadline: 'Frist',
  amount: 'Förderung für ein Projekt',
  range: (from, to) => `${formatEuro(from)} bis ${formatEuro(to)}`,
  who: 'Wer einen Antrag stellen kann',
  what: 'Was gefördert wird',
  first: 'in diesem Jahr zuerst',
};

const texts: Readonly<Record<Language, Texts>> = {
  de: german,
  'de-plain': {
    ...german,
    headline: ({ title }) => `Es gibt Geld für Projekte: ${title}`,
    opening: ({ budgetYear }, until) =>
      `haben Sie eine Idee für ein Projekt im Jahr ${budgetYear}? Dann stellen Sie einen Antrag. Das geht ${until}.`,
    link: 'Einen Antrag stellen',
    deadline: 'So lange haben Sie Zeit',
    amount: 'So viel Geld gibt es für ein Projekt',
    who: 'Wer kann einen Antrag stellen?',
    what: 'Dafür gibt es Geld',
    first: 'das ist besonders wichtig',
  },
  en: {
    headline: ({ title }) => `Open funding round: ${title}`,
    opening: ({ budgetYear }, until) => `You can apply for funding of integration projects in ${budgetYear}, ${until}. The form is in German.`,
    until: (round) => `until ${englishDate(lastMinuteOf(round))}, ${inBerlin(lastMinuteOf(round)).time} in Berlin`,
    link: 'Apply for funding (in German)',
    facts: 'The most important points',
    deadline: 'Deadline',
    amount: 'Funding of one project',
    range: (from, to) => `${englishEuro(from)} to ${englishEuro(to)}`,
    who: 'Who may apply (in German)',
    what: 'What is funded (in German)',
    first: 'first this year',
  },
};

const factsOf = (round: AnnouncedRound, spoken: Texts): Block => ({
  kind: 'facts',
  rows: [
    { label: spoken.deadline, value: spoken.until(round) },
    { label: spoken.amount, value: spoken.range(round.minimumGrant, round.maximumGrant) },
    ...(round.fieldsOfAction.length === 0
      ? []
      : [
          {
            label: spoken.what,
            value: round.fieldsOfAction.map(({ title, priority }) => (priority ? `${title} (${spoken.first})` : title)).join('\n'),
          },
        ]),
    { label: spoken.who, value: round.legalForms.map((form) => legalForms[form]).join('\n') },
  ],
});

/** Tells who asked for it that a funding round has opened: until when, for what, and where. */
export const roundsMail: MailTemplate<RoundsMailData> = {
  name: 'rounds',
  occasion: 'An Abonnentinnen und Abonnenten der Förderrunden, wenn eine Runde offen ist.',
  render: ({ round, reader }, { county, exampleData, siteUrl }) => {
    const spoken = texts[reader.language];
    return renderLetter(
      {
        subject: subjectOf(spoken.headline(round)),
        headline: spoken.headline(round),
        language: letterLanguage(reader.language),
        opening: [spoken.opening(round, spoken.until(round))],
        link: { text: spoken.link, href: `${siteUrl}/antrag` },
        blocks: [{ kind: 'heading', text: spoken.facts }, factsOf(round, spoken)],
        leave: leaveNote('rounds', reader),
      },
      { ...county, exampleData },
    );
  },
};
