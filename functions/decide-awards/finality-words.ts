import type { IsoDate } from '../../shared/domain/calendar.ts';
import { formatDate } from '../../shared/domain/calendar.ts';
import type { Decision } from '../../shared/domain/funding/decision.ts';
import { isNotice } from '../../shared/domain/funding/decision-steps.ts';
import { finalityOf } from '../../shared/domain/funding/finality.ts';
import type { IsWorkingDay } from '../../shared/domain/working-days.ts';
import { texts } from './texts.ts';

const said = texts.case;

/** When a decision is final, and why; `undefined` for what is not issued or is no notice. */
export const finalityWords = (decision: Decision, today: IsoDate, isWorkingDay: IsWorkingDay): string | undefined => {
  if (decision.state !== 'issued' || !isNotice(decision)) return undefined;
  const finality = finalityOf(decision, isWorkingDay);
  if (finality === undefined) return said.notSent;
  const { servedOn, objectionUntil, finalFrom } = finality;
  const from = finalFrom <= today ? said.finalSince(finalFrom) : said.finalFrom(finalFrom);
  const why = [
    ...(objectionUntil === undefined ? [] : [said.served(servedOn), said.objection(objectionUntil)]),
    ...(decision.waivedOn === undefined ? [] : [said.waived(decision.waivedOn)]),
  ];
  return why.length === 0 ? from : `${from} (${why.join('; ')})`;
};

/** When a line of the list becomes final; empty as long as that is not known. */
export const finalFromWords = (finalFrom: IsoDate | undefined): string => (finalFrom === undefined ? '' : formatDate(finalFrom));
