import { type Instant, inBerlin } from '../../shared/domain/calendar.ts';
import { earlyStartOf, mayAskForEarlyStart, readEarlyStart } from '../../shared/domain/funding/early-start.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { RoundStore } from '../../shared/store/round-store.ts';
import { caseTexts } from './case-texts.ts';
import { type ChangeDeps, type Whose, writeChange } from './write-change.ts';

/** What asking to begin early needs from outside. */
export type AskEarlyStartDeps = ChangeDeps & Pick<RoundStore, 'roundVersion'> & { readonly now: () => Instant };

/** The wish as it was typed. */
export type TypedEarlyStart = Whose & { readonly typed: { readonly from: string; readonly reason: string } };

/**
 * The applicant asks to begin before the decision. The same wish again is the same wish.
 * @throws Refusal `invalid-fields` with every mistake, `version-conflict` when another wish was sent before, `too-late` once there is a
 *   decision or where the guideline knows no early start, `not-found`
 */
export const askEarlyStart =
  ({ roundVersion, now, ...deps }: AskEarlyStartDeps) =>
  ({ typed, ...whose }: TypedEarlyStart): Promise<void> =>
    writeChange(deps, whose, async (before) => {
      const at = now();
      const read = readEarlyStart(typed, { today: inBerlin(at).date, endDate: before.project.endDate });
      if ('errors' in read) throw new Refusal('invalid-fields', caseTexts.earlyStart.invalid, read.errors);
      const { earlyStart } = before;
      if (earlyStart?.from === read.wish.from && earlyStart.reason === read.wish.reason) return undefined;
      if (earlyStart !== undefined) throw new Refusal('version-conflict', caseTexts.earlyStart.changed);
      const round = await roundVersion(before.roundId, before.roundVersion);
      if (!mayAskForEarlyStart(before, round)) throw new Refusal('too-late', caseTexts.earlyStart.notPossible);
      return earlyStartOf(before, read.wish, at);
    });
