import type { CountyProfile } from '../../shared/county/profile.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import type { DraftContent, DraftSection } from '../../shared/domain/funding/draft.ts';
import { timedDeclarations } from '../../shared/domain/funding/draft-content.ts';
import { eligibilityQuestions } from '../../shared/domain/funding/eligibility.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { fieldGroups } from '../../shared/domain/funding/sections.ts';
import { pastedRows } from './pasted-rows.ts';
import { areaFieldName } from './place-fields.tsx';
import { nameOf, rowsAt, typedContent } from './section-values.ts';

/** What reading a section needs to know beside what was typed. */
export type TypedFrame = {
  readonly round: Round;
  readonly county: CountyProfile;
  /** The section as it is stored: what a page does not show is kept, and declarations keep their times. */
  readonly stored: DraftContent;
  readonly now: Instant;
};

const planPointers = {
  costs: ['/costs'],
  financing: ['/financing', '/sameCostsElsewhere', '/fallback/amount', '/fallback/explanation'],
} as const;

/** AGS of the Gemeinden of an area: of an administration, or of the whole county. */
const municipalitiesOf = (county: CountyProfile, area: string): readonly string[] =>
  area === county.key
    ? county.municipalities.map(({ ags }) => ags)
    : (county.administrations.find((administration) => administration.area === area)?.municipalities ?? []);

const withAreas = (content: Record<string, unknown>, params: URLSearchParams, county: CountyProfile): Record<string, unknown> => {
  const chosen = [...params.getAll(areaFieldName).flatMap((area) => municipalitiesOf(county, area)), ...params.getAll('project.municipalities')];
  const { project } = content;
  return chosen.length === 0 ? content : { ...content, project: { ...Object(project), municipalities: [...new Set(chosen)].sort() } };
};

const checkContent = (params: URLSearchParams, round: Round): Record<string, unknown> => ({
  check: Object.fromEntries(
    eligibilityQuestions(round).flatMap(({ name, answers }) => {
      const code = params.get(`check.${name}`);
      return answers.some((answer) => answer.code === code) ? [[name, code]] : [];
    }),
  ),
});

const declarationContent = (params: URLSearchParams, { round, stored, now }: TypedFrame): Record<string, unknown> => {
  const ticked = new Set(params.getAll('declarations'));
  const made = round.texts.declarations
    .filter(({ code, version }) => ticked.has(`${code} ${version}`))
    .map(({ code, version }) => ({ code, version }));
  return { declarations: timedDeclarations(made, stored['declarations'], now), reuseRelease: params.has('reuseRelease') };
};

/** Papers that are on file already: the ticked ones, `kind reference`. */
const attachmentContent = (params: URLSearchParams): Record<string, unknown> => ({
  onFile: params.getAll('onFile').flatMap((ticked) => {
    const [kind, reference] = ticked.split(' ');
    return kind === undefined || reference === undefined ? [] : [{ kind, reference }];
  }),
});

/** What a browser sent for a section, as it is kept in a draft. Nothing is judged here. */
export const typedSection = (section: DraftSection, params: URLSearchParams, frame: TypedFrame): Readonly<Record<string, unknown>> => {
  switch (section) {
    case 'check':
      return checkContent(params, frame.round);
    case 'declarations':
      return declarationContent(params, frame);
    case 'attachments':
      return attachmentContent(params);
    case 'costs':
    case 'financing':
      return typedContent(planPointers[section], params);
    default: {
      const content = typedContent(
        fieldGroups[section].flatMap(({ fields }) => fields),
        params,
      );
      return section === 'project' ? withAreas(content, params, frame.county) : content;
    }
  }
};

/** What a button of a section asks for. */
export type SectionAction =
  | { readonly kind: 'save' | 'later' | 'calculate' }
  | { readonly kind: 'add'; readonly list: string }
  | { readonly kind: 'remove'; readonly list: string; readonly row: number }
  | { readonly kind: 'paste'; readonly plan: 'costs' | 'financing' };

const lists = ['/organisation/signatories', '/goals/goals', '/goals/measures', '/costs', '/financing'] as const;

/** @param text value of the button that was pressed; anything unknown saves */
export const actionOf = (text: string | null): SectionAction => {
  if (text === 'later' || text === 'calculate') return { kind: text };
  if (text === 'paste-costs' || text === 'paste-financing') return { kind: 'paste', plan: text === 'paste-costs' ? 'costs' : 'financing' };
  const { verb, rest = '' } = /^(?<verb>add|remove):(?<rest>.+)$/.exec(text ?? '')?.groups ?? {};
  const list = lists.find((pointer) => rest === pointer || new RegExp(`^${pointer}/\\d{1,3}$`).test(rest));
  if (verb === undefined || list === undefined) return { kind: 'save' };
  return verb === 'add' ? { kind: 'add', list } : { kind: 'remove', list, row: Number(rest.slice(list.length + 1)) };
};

/**
 * The fields of a row that is taken out, and of all others as they are: rows are taken out before they are read, so that numbers of empty
 * rows do not shift.
 */
export const withoutRow = (params: URLSearchParams, { list, row }: { readonly list: string; readonly row: number }): URLSearchParams => {
  const prefix = `${nameOf(list)}.${row}.`;
  return new URLSearchParams([...params].filter(([name]) => !name.startsWith(prefix)));
};

/** A plan with the rows that were pasted at its end. */
export const withPasted = (
  content: Readonly<Record<string, unknown>>,
  plan: 'costs' | 'financing',
  params: URLSearchParams,
  round: Round,
): Readonly<Record<string, unknown>> => {
  const rows = [...rowsAt(content, `/${plan}`), ...pastedRows(plan, params.get(`${plan}.paste`) ?? '', round)];
  return rows.length === 0 ? content : { ...content, [plan]: rows.slice(0, 300) };
};
