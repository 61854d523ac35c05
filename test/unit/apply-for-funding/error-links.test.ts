import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { viewDraft } from '../../../functions/apply-for-funding/draft-view.ts';
import { filesPage } from '../../../functions/apply-for-funding/files-page.tsx';
import { sectionPage } from '../../../functions/apply-for-funding/section-page.tsx';
import { county } from '../../../shared/county/county.ts';
import { type DraftContent, draftSectionCodes } from '../../../shared/domain/funding/draft.ts';
import { bySection } from '../../../shared/domain/funding/draft-content.ts';
import { begun, newDraft } from '../../support/drafts.ts';
import { fullRound } from '../../support/full-submission.ts';
import { mistakenDrafts, typedDrafts } from '../../support/typed-drafts.ts';

const site = { county, exampleData: true };

/** Every page of a draft with this content, with what is wrong on it. */
const pagesOf = async (whole: DraftContent): Promise<readonly string[]> => {
  const saved = Object.entries(bySection(whole)).map(([code, content]) => [code, { version: 1, at: begun, by: owner, content }]);
  const draft = { ...empty, sections: Object.fromEntries(saved) };
  const view = await viewDraft({
    draftOf: async () => draft,
    rounds: async () => [fullRound],
    attachmentsOf: async () => [],
    now: () => begun,
    knownMunicipality: (ags) => county.municipalities.some((municipality) => municipality.ags === ags),
    validIban: () => false,
  })(owner, draft.id);
  return draftSectionCodes.map((section) => {
    const shown = { ...view, section, principal: owner, checked: true, back: false, rows: new Map<string, number>() };
    return section === 'attachments' ? filesPage(site, { ...shown, earlier: [] }) : sectionPage(site, shown);
  });
};
const empty = newDraft({ round: fullRound });
const { owner } = empty;

/** Links of the summary of errors that lead nowhere, or to something that does not say what is wrong. */
const lostLinks = (html: string): readonly string[] =>
  [...html.matchAll(/<a class="kern-link kern-link--no-visited-state" href="#([^"]+)">/g)].flatMap(([, id = '']) => {
    const tag = new RegExp(`<[a-z]+ [^>]*id="${id}"[^>]*>`).exec(html)?.[0];
    // Of a choice the link leads to its first answer, and the group around it says what is wrong.
    const group = new RegExp(`<fieldset [^>]*id="${id}-gruppe"[^>]*>`).exec(html)?.[0];
    const says = [tag, group].some((element) => element?.includes('-fehler')) || html.includes(`id="${id}-fehler"`);
    return tag === undefined || !says ? [id] : [];
  });

describe('a link in the summary of errors', () => {
  it('leads to the field that says what is wrong, when nothing was typed', async () => {
    const pages = await pagesOf({});
    expect(pages.flatMap(lostLinks)).toEqual([]);
    expect(pages.filter((html) => html.includes('<title>Fehler: '))).toHaveLength(7);
  });

  it('leads to the field that says what is wrong, whatever was typed', async () => {
    await fc.assert(
      fc.asyncProperty(typedDrafts, async (whole) => {
        expect((await pagesOf(JSON.parse(JSON.stringify(whole)))).flatMap(lostLinks)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

it('every page is there, whatever JSON a draft holds', async () => {
  await fc.assert(
    fc.asyncProperty(mistakenDrafts, async (whole) => {
      // What is stored is a JSON object in any case.
      fc.pre(typeof whole === 'object' && whole !== null && !Array.isArray(whole));
      expect((await pagesOf(JSON.parse(JSON.stringify(whole)))).every((html) => html.endsWith('</html>\n'))).toBe(true);
    }),
    { numRuns: 60 },
  );
});
