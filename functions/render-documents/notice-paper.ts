import { type NoticeBasis, type NoticePart, noticeOf } from '../../shared/domain/funding/notice.ts';
import { noticeTexts } from '../../shared/domain/funding/notice-texts.ts';
import type { PaperFrame } from './application-paper.ts';
import { dateOf, type Paper, type Part } from './paper.ts';
import { texts } from './texts.ts';

const partOf = ({ heading, paragraphs, items, facts, table }: NoticePart): Part => ({
  heading,
  level: 2,
  ...(paragraphs !== undefined && { paragraphs }),
  ...(items !== undefined && { items }),
  ...(facts !== undefined && { facts }),
  ...table,
});

/**
 * A notice as a paper: a letter with an address, dated by the day of its issue. The same decision gives the same bytes.
 * @throws Error for a decision that no notice says
 */
export const noticePaper =
  ({ county, exampleData }: PaperFrame) =>
  (basis: NoticeBasis): Paper => {
    const notice = noticeOf(basis, county);
    const { issued, prepared } = basis.decision;
    return {
      title: notice.title,
      author: county.name,
      description: noticeTexts.description(county.name),
      date: dateOf((issued ?? prepared).at),
      header: { left: `${county.name}, ${county.department.name}`, right: exampleData ? texts.exampleData : '' },
      footer: { left: texts.footer(basis.application.reference), page: texts.page, of: texts.of },
      notice: exampleData ? texts.exampleLetter : null,
      missingCharacters: texts.missingCharacters,
      address: notice.address,
      head: notice.head,
      opening: notice.opening,
      parts: notice.parts.map(partOf),
      closing: notice.closing,
    };
  };
