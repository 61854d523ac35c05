import type { Reader } from '../../domain/notices/announcement.ts';
import { oneLine, subjectOf } from '../../domain/notices/mail.ts';
import type { KeyFigure, ReleasePublished } from '../../domain/statistics/release.ts';
import { type Block, renderLetter } from '../letter.ts';
import type { MailTemplate } from '../mail-template.ts';
import { leaveNote, letterLanguage } from './announcement-texts.ts';
import { correctionLines, figureLabel, figureLines, missingWord } from './figure-lines.ts';
import { releaseTexts } from './release-texts.ts';

/** A release and for whom it is told. */
export type ReleaseMailData = {
  readonly release: ReleasePublished;
  readonly reader: Reader;
};

type Shown = { readonly name: string; readonly figures: readonly KeyFigure[] };

/** Tells readers that a report is out, or corrected, with the key figures of their administrations and of the county. */
export const releaseMail: MailTemplate<ReleaseMailData> = {
  name: 'release',
  occasion: 'An Verwaltungen, Kreistag, Presse, Abonnentinnen und Abonnenten, wenn ein Bericht erscheint oder korrigiert wird.',
  render: ({ release, reader }, { county, exampleData, siteUrl }) => {
    const { month, revision, reason = '' } = release;
    const texts = releaseTexts[reader.language];
    const nameOf = new Map(county.administrations.map(({ area, name }) => [area, name]));
    const figuresOf = new Map(release.administrations.map(({ area, figures }) => [area, figures]));
    const own = reader.areas.map((area): Shown => ({ name: nameOf.get(area) ?? area, figures: figuresOf.get(area) ?? [] }));
    const shown = [...own, { name: county.name, figures: release.county }];
    const names = shown.map(({ name }) => name);
    const corrected = revision > 1;
    const headline = (corrected ? texts.correctedHeadline : texts.headline)(release);
    const blocks = [
      ...(corrected ? correctionBlocks(shown, oneLine(reason), reader) : []),
      { kind: 'paragraph' as const, text: texts.compared(release, names) },
      ...shown.flatMap((area) => figureBlocks(area, reader)),
    ];
    return renderLetter(
      {
        subject: subjectOf(headline),
        headline,
        language: letterLanguage(reader.language),
        opening: [corrected ? texts.corrected(release) : texts.opening(release, county.report.title)],
        link: { text: texts.link(release), href: `${siteUrl}/berichte/${month}/${reader.language === 'en' ? 'english/' : ''}` },
        blocks: [...blocks, ...(blocks.some((block) => lacks(block, reader)) ? [{ kind: 'paragraph' as const, text: texts.missing }] : [])],
        leave: leaveNote('report', reader),
      },
      { ...county, exampleData },
    );
  },
};

/** Whether something in it is missing or hidden. */
const lacks = (block: Block, { language }: Reader): boolean =>
  block.kind === 'facts' && block.rows.some(({ value }) => value.split('\n').some((line) => line.endsWith(missingWord(language))));

const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

/** Why, and what is different now. Hidden numbers are not among the changed ones: that they changed would say something about them. */
const correctionBlocks = (shown: readonly Shown[], why: string, { language }: Reader): Block[] => {
  const texts = releaseTexts[language];
  const rows = shown.flatMap(({ name, figures }) =>
    figures
      .filter(({ corrected }) => corrected !== undefined)
      .map((figure) => ({ label: texts.changed(figureLabel(figure, language), name), value: correctionLines(figure, language) })),
  );
  return [
    ...(why === ''
      ? []
      : ([
          { kind: 'heading', text: texts.reason },
          { kind: 'paragraph', text: sentence(why), ...(language === 'en' && { language: 'de' as const }) },
        ] as const)),
    { kind: 'heading', text: texts.changes },
    rows.length === 0 ? { kind: 'paragraph', text: texts.unchanged(shown.map(({ name }) => name)) } : { kind: 'facts', rows },
  ];
};

const figureBlocks = ({ name, figures }: Shown, { language }: Reader): Block[] => [
  { kind: 'heading', text: releaseTexts[language].figures(name) },
  figures.length === 0
    ? { kind: 'paragraph', text: releaseTexts[language].none }
    : { kind: 'facts', rows: figures.map((figure) => ({ label: figureLabel(figure, language), value: figureLines(figure, language) })) },
];
