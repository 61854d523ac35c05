import { formatInstant, type Instant, type Month } from '../../shared/domain/calendar.ts';
import { revisionPath } from '../../shared/domain/statistics/publication-paths.ts';
import { releaseInstant } from '../../shared/domain/statistics/release-calendar.ts';
import { changed, draftOrEmpty, isApproved, issueTexts, type ReleaseDraft } from '../../shared/domain/statistics/release-draft.ts';
import { figuresName } from '../../shared/domain/statistics/text-figures.ts';
import type { PreviewStore } from '../../shared/store/preview-store.ts';
import type { ReleaseDraftStore } from '../../shared/store/release-draft-store.ts';
import type { ReleaseStore } from '../../shared/store/release-store.ts';
import { type Audit, unsafeCells } from './audit-issue.ts';
import { isPage, type NamedFile, pathOf } from './files/named-file.ts';
import { insertNotice } from './page-notice.ts';
import { planAsTyped, planWithTexts, type TextDeps } from './plan-with-texts.ts';
import { prepareIssue } from './prepare-issue.ts';
import { notesOn } from './preview-notes.ts';

/** What making a preview needs. */
export type PreviewDeps = TextDeps & {
  readonly releases: Pick<ReleaseStore, 'releases' | 'revisions'>;
  readonly drafts: Pick<ReleaseDraftStore, 'draft' | 'keepDraft'>;
  readonly previews: Pick<PreviewStore, 'putPreview' | 'putNotes' | 'putFigures' | 'figures'>;
  readonly audit: Audit;
  readonly now: () => Instant;
};

const later = (a: Instant, b: Instant): Instant => (Date.parse(a) < Date.parse(b) ? b : a);

/**
 * Renders the report of a month as it would appear now, with the texts that nobody has approved yet, and puts it where only staff see it,
 * with what looks unusual in its figures, what its audit would stop it for, and which texts were written for other figures. Of an approved
 * draft it shows what would appear: no text that has to be confirmed first. Nothing is frozen, nothing is public.
 */
export const makePreview = async (month: Month, deps: PreviewDeps): Promise<void> => {
  const now = deps.now();
  const [revisions, stored] = await Promise.all([deps.releases.revisions(month), deps.drafts.draft(month)]);
  const draft = draftOrEmpty(stored, month, now);
  const texts = issueTexts(stored, revisions.at(-1), 'all');
  // As it would appear: on its day, or now when that has passed.
  const at = later(now, releaseInstant(month, deps.site.county.report));
  const order = { month, at, revisions, texts, evenEmpty: true };
  const { plan, guarded } = isApproved(draft) ? await planWithTexts(order, draft, deps) : await planAsTyped(order, deps);
  const { inputs, release } = plan;
  const issue = await prepareIssue(inputs, guarded, deps.site, deps);
  const unsafe = await unsafeCells(plan, issue, deps);
  const figures = figuresName(guarded.cells.shown, deps.hash);
  await deps.previews.putFigures(month, figures, guarded.cells.shown);
  await deps.previews.putNotes(month, await notesOn({ inputs, guarded, unsafe, draft, figures }, deps));
  const files = [...issue.files, { name: '', body: issue.page }].map(asPreview({ month, revision: release.revision, now }));
  await Promise.all(files.map((file) => deps.previews.putPreview(month, file)));
  await keepMade(draft, { revision: release.revision, at: now, figures }, deps);
};

/** Pages say what they are, and lead to what lies beside them and not to addresses that do not exist yet. */
const asPreview =
  ({ month, revision, now }: { readonly month: Month; readonly revision: number; readonly now: Instant }) =>
  (file: NamedFile): NamedFile => {
    if (!isPage(file)) return file;
    const own = new RegExp(`href="${revisionPath(month, revision)}([^"#]*)`, 'g');
    const up = '../'.repeat(file.name.split('/').length - 1);
    const html = new TextDecoder().decode(file.body).replace(own, (_link, name: string) => `href="${up}${pathOf({ name })}`);
    const notice = { title: 'Vorschau, nicht veröffentlicht', text: `So sähe der Bericht mit allem aus, was am ${formatInstant(now)} vorlag.` };
    return { name: file.name, body: new TextEncoder().encode(insertNotice(html, notice)) };
  };

/** Staff may write into the draft at the same moment: what they wrote stays. */
const keepMade = async (read: ReleaseDraft, preview: NonNullable<ReleaseDraft['preview']>, { drafts }: PreviewDeps): Promise<void> => {
  for (let draft = read; ; ) {
    const made = changed(draft, { preview }, { kind: 'release.preview-made', first: draft.preview === undefined, at: preview.at });
    if (await drafts.keepDraft(made)) return;
    draft = (await drafts.draft(read.month)) ?? read;
  }
};
