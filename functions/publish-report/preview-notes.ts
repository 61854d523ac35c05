import type { ProtectedReport } from '../../shared/domain/statistics/disclosure/protected-report.ts';
import type { ChangedFigures, PreviewNotes } from '../../shared/domain/statistics/preview-notes.ts';
import { type ReleaseDraft, summaryText } from '../../shared/domain/statistics/release-draft.ts';
import { figureChanges, type ShownFigures } from '../../shared/domain/statistics/text-figures.ts';
import { unusualFigures } from '../../shared/domain/statistics/unusual-figures.ts';
import type { PreviewStore } from '../../shared/store/preview-store.ts';
import { type CellNames, changedNumbers } from './document/changed-numbers.ts';
import { generatedSummary } from './document/key-figures-chapter.ts';
import type { RichText } from './document/report-document.ts';
import { type IssueInputs, namesFor } from './prepare-issue.ts';
import type { ReportSite } from './report-site.ts';

/** What is known when a preview is made. `figures`: the name of its numbers. */
export type PreviewFacts = {
  readonly inputs: IssueInputs;
  readonly guarded: ProtectedReport;
  readonly unsafe: readonly string[];
  readonly draft: ReleaseDraft;
  readonly figures: string;
};

type NotesDeps = { readonly site: ReportSite; readonly previews: Pick<PreviewStore, 'figures'> };

/** What staff should look at before this report appears. */
export const notesOn = async ({ inputs, guarded, unsafe, draft, figures }: PreviewFacts, deps: NotesDeps): Promise<PreviewNotes> => {
  const { month } = inputs.release;
  const { cells, report } = guarded;
  // A text that somebody saves while this runs is written for the preview before.
  const earlier = [...Object.values(draft.texts).map((text) => text.figures), draft.preview?.figures];
  const changed: Record<string, Record<string, ChangedFigures>> = {};
  for (const name of new Set(earlier.filter((one) => one !== undefined && one !== figures))) {
    const before = name === undefined ? undefined : await deps.previews.figures(month, name);
    if (name !== undefined && before !== undefined) changed[name] = changesSince(before, cells.shown, namesFor(month, deps.site), deps.site);
  }
  return {
    unusual: [...unusualFigures(month, inputs.observations)],
    unsafe: [...unsafe],
    summary: generatedSummary(report).map(plainText).join('\n'),
    changed,
  };
};

// What somebody reads through before they confirm a text.
const mostNumbers = 20;

/** What is other for each text that can be written. */
const changesSince = (before: ShownFigures, now: ShownFigures, names: CellNames, { county }: ReportSite): Record<string, ChangedFigures> => {
  const { chapters } = county.report;
  const texts = [summaryText, ...chapters.map(({ id }) => id)];
  return Object.fromEntries(
    texts.flatMap((text) => {
      const found = figureChanges(text, before, now, chapters);
      if (found === undefined) return [];
      const { changes, hidden } = found;
      const numbers = [...changedNumbers(changes.slice(0, mostNumbers), names)];
      return [[text, { numbers, more: changes.length - numbers.length, hidden }] as const];
    }),
  );
};

const plainText = (content: RichText): string => content.map((part) => (typeof part === 'string' ? part : part.text)).join('');
