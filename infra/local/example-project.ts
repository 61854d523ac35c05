import type { Application } from '../../shared/domain/funding/application.ts';
import type { costCategories, financingSources, legalForms } from '../../shared/domain/funding/round.ts';
import type { targetGroups } from '../../shared/domain/funding/submission-codes.ts';

/** What an invented application says. Amounts are whole euros, days `MM-DD` of the budget year. */
type Told = {
  readonly organisation: string;
  readonly legalForm: keyof typeof legalForms;
  /** Host of the mail address, below .example. */
  readonly slug: string;
  readonly contact: string;
  readonly title: string;
  readonly description: string;
  /** Why it is needed, and what is to be reached. */
  readonly need: string;
  readonly goal: string;
  /** Code of the round's field of action. */
  readonly field: string;
  readonly groups: readonly (keyof typeof targetGroups)[];
  /** How many people it reaches. */
  readonly people: number;
  /** Number of municipalities. */
  readonly places: number;
  readonly from: string;
  readonly to: string;
  readonly costs: readonly (readonly [keyof typeof costCategories, string, number])[];
  /** Everything but this grant. */
  readonly others: readonly (readonly [Exclude<keyof typeof financingSources, 'county'>, string, number])[];
  readonly reuse: boolean;
  /** For the round of small projects. */
  readonly small?: boolean;
};

/** Where a decided application stands, if not where the calendar puts it: a notice that waits, an award that nobody has paid, an order that waits. */
export type ExampleStage = 'prepared' | 'unpaid' | 'ordered';

/** Either decided (`approved` where it was less than asked for; `resolved`: there is no notice yet), or still on its way. */
export type ExampleProject = Told &
  (
    | { readonly outcome: 'awarded' | 'rejected' | 'withdrawn' | 'resolved'; readonly approved?: number; readonly stage?: ExampleStage }
    | { readonly state: Extract<Application['state'], 'submitted' | 'formal_check' | 'info_requested' | 'assessed'> }
  );
