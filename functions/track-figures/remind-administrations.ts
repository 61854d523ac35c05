import type { Month } from '../../shared/domain/calendar.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { isRemindable, type ReminderDecision, remindedBy, reminderDecision, type Standing } from '../../shared/domain/statistics/completeness.ts';
import { deliverableMonths } from '../../shared/domain/statistics/delivery-calendar.ts';
import type { FiguresDeps } from './figures-deps.ts';
import { monthStandings } from './month-board.ts';
import { texts } from './texts.ts';

/** What became of a click, by number of administrations. */
export type Reminded = Readonly<Record<ReminderDecision, number>>;

type Deps = Pick<FiguresDeps, 'now' | 'county' | 'areas' | 'figures' | 'deliveries' | 'duties'>;
type Asked = {
  readonly month: Month;
  /** Name of the person of the staff. */
  readonly by: string;
  /** One administration; absent: all that are late. */
  readonly area?: string | undefined;
};

// Somebody who writes a form saves every few minutes; that many collisions in a row do not happen.
const attempts = 5;

/**
 * Reminds one administration, or all whose figures are late: of each its reminder and the event that becomes the mail are one write.
 * Who has delivered meanwhile, or was reminded within the hour, is left alone; so a double click reminds once.
 * @returns for how many it was done, and for how many it was not needed; an administration without an address counts nowhere
 * @throws Refusal `too-late` for a month whose figures nobody can deliver any more
 */
export const remindAdministrations = async (deps: Deps, { month, by, area }: Asked): Promise<Reminded> => {
  if (!deliverableMonths(deps.now()).includes(month)) throw new Refusal('too-late', texts.tooOld);
  const reached = new Set((await deps.duties('figures')).map((recipient) => recipient.area));
  const done = { remind: 0, delivered: 0, 'reminded-just-now': 0 };
  let waiting: ReadonlySet<string> | undefined;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const { standings, deliveries } = await monthStandings(deps, month);
    const asked = (standing: Standing): boolean => (area === undefined ? standing.late && isRemindable(standing) : standing.area === area);
    const wanted = standings.filter((standing) => reached.has(standing.area) && (waiting?.has(standing.area) ?? asked(standing)));
    const results = await Promise.all(
      wanted.map(async (standing) => {
        const at = deps.now();
        const decision = reminderDecision(standing, at);
        const { after, event } = remindedBy(deliveries.get(standing.area), { month, area: standing.area, at, by });
        const written = decision !== 'remind' || (await deps.deliveries.keepDelivery(after, event));
        return { area: standing.area, decision, written };
      }),
    );
    for (const { decision, written } of results) if (written) done[decision] += 1;
    // Something happened to these since they were read: they are looked at again.
    waiting = new Set(results.filter(({ written }) => !written).map((result) => result.area));
    if (waiting.size === 0) return done;
  }
  throw new Error(`reminders for ${month} could not be written: others were always first`);
};
