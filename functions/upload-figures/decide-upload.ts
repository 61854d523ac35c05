import { Refusal } from '../../shared/domain/refusal.ts';
import type { ImportResult } from '../../shared/domain/statistics/vintage.ts';
import { type AcceptableFile, type Answers, dryRun, type UploadDeps } from './check-upload.ts';
import { texts } from './texts.ts';

/** The decision about an upload. */
export type Decision = Answers & {
  /** `seen` of the check that the person looked at. */
  readonly seen: string;
  /** @see needsReason */
  readonly reason: string;
  /** That the person has seen what does not fit. @see needsLook */
  readonly looked: boolean;
  /** Name of the person. */
  readonly by: string;
};

const longestReason = 300;

/** Whether whoever accepts says why: values change that were known, or a report that people have read. */
export const needsReason = ({ differences, published }: Pick<AcceptableFile, 'differences' | 'published'>): boolean =>
  differences.some(({ kind }) => kind === 'changed') || published.length > 0;

/** Whether whoever accepts says that they have seen what does not fit: sums beyond rounding, a file that may have been cut off. */
export const needsLook = ({ totals, maybeCut }: Pick<AcceptableFile, 'totals' | 'maybeCut'>): boolean =>
  maybeCut || totals.some(({ verdict }) => verdict === 'differs');

const wrongReason = (file: AcceptableFile, reason: string): readonly string[] => {
  if (reason.length > longestReason) return [texts.longReason(longestReason)];
  if (reason !== '' || !needsReason(file)) return [];
  return [file.published.length > 0 ? texts.noPublicReason : texts.noReason];
};

/**
 * Takes the whole file as a vintage.
 * 1. what was taken once stays taken: a second click gets the first answer
 * 2. read the file again, as it lies there now; an error refuses it
 * 3. it has to be the file, and the state of the figures, that the person saw
 * 4. a change of what was known, or of a month whose report is published, names its reason
 * 5. what does not fit was seen
 * 6. keep the observations; they become visible at once, in all months
 * @throws Refusal `not-found`, `invalid-figures-file`, `version-conflict`, `invalid-fields` (`/grund`, `/abweichungen`)
 */
export const acceptUpload =
  (deps: UploadDeps) =>
  async (id: string, { seen, reason, looked, by, ...answers }: Decision): Promise<ImportResult> => {
    const first = await deps.imports.importOf(id);
    if (first !== undefined) return first;
    const checked = await dryRun(deps, id, answers);
    if (checked.kind === 'missing') throw new Refusal('not-found', texts.gone);
    if (checked.kind === 'refused') throw new Refusal('invalid-figures-file', texts.refused.title(checked.errorCount));
    if (checked.seen !== seen) throw new Refusal('version-conflict', texts.otherState);
    const given = reason.trim();
    const errors = [
      ...wrongReason(checked, given).map((message) => ({ pointer: '/grund', message })),
      ...(needsLook(checked) && !looked ? [{ pointer: '/abweichungen', message: texts.notLooked }] : []),
    ];
    if (errors[0] !== undefined) throw new Refusal('invalid-fields', errors[0].message, errors);
    return deps.figures.importVintage({
      request: id,
      receivedAt: deps.now(),
      sha256: checked.sha256,
      source: answers.mapping.label,
      origin: { kind: 'import', by, mapping: answers.mapping.code, ...(given !== '' && { reason: given }) },
      observations: checked.observations,
    });
  };

/**
 * Takes nothing and deletes the file.
 * @returns what was taken before, when somebody was faster: then nothing is deleted
 */
export const discardUpload =
  ({ imports, uploads }: Pick<UploadDeps, 'imports' | 'uploads'>) =>
  async (id: string): Promise<ImportResult | undefined> => {
    const first = await imports.importOf(id);
    if (first === undefined) await uploads.remove(id);
    return first;
  };
