import type { Commentary } from '../../../shared/domain/statistics/commentary.ts';
import { commentaryBlocks } from './commentary.ts';
import type { Block } from './report-document.ts';

/** What the editors say of a chapter, set off from what the figures say. */
export const editorsRemark = (commentary: Commentary | undefined, chapter: string): readonly Block[] => {
  const markdown = commentary !== undefined && Object.hasOwn(commentary.chapters, chapter) ? commentary.chapters[chapter] : undefined;
  const blocks = markdown === undefined ? [] : commentaryBlocks(markdown);
  return blocks.length === 0 ? [] : [{ kind: 'notice', title: 'Anmerkung der Redaktion', blocks }];
};
