import type { IsoDate } from '../calendar.ts';
import { valueAt } from './field-messages.ts';
import { maximumMeasures, maximumMunicipalities, maximumRows, maximumSignatories, type Submission, submissionSchema } from './submission.ts';

/**
 * The parts of a submission that rules need. A part that could not be read is `undefined`, and the rules about it stay silent: what is
 * wrong with it is said at its field already.
 */
export type Facts = {
  readonly organisation: {
    readonly name: string | undefined;
    readonly legalForm: Submission['organisation']['legalForm'] | undefined;
    readonly seatInCounty: boolean | undefined;
    readonly hasRegister: boolean;
    readonly hasTax: boolean;
    readonly notice: NonNullable<Submission['organisation']['tax']>['notice'] | undefined;
    /** `undefined` also when it is not readable: `hasNoticeDate` tells the two apart. */
    readonly noticeDate: IsoDate | undefined;
    readonly hasNoticeDate: boolean;
    readonly hasAccount: boolean;
    readonly iban: string | undefined;
    readonly holder: string | undefined;
    readonly signatories: number;
    readonly jointRepresentation: boolean | undefined;
  };
  readonly project: {
    readonly kind: Submission['project']['kind'] | undefined;
    readonly hasPreviousReference: boolean;
    readonly startDate: IsoDate | undefined;
    readonly endDate: IsoDate | undefined;
    readonly start: Submission['project']['start'] | undefined;
    readonly municipalities: readonly (string | undefined)[];
    readonly fieldsOfAction: readonly string[] | undefined;
  };
  readonly goals: {
    readonly targetGroups: readonly (Submission['goals']['targetGroups'][number] | undefined)[];
    readonly hasChildProtection: boolean;
    readonly measures: readonly { readonly from: IsoDate | undefined; readonly to: IsoDate | undefined }[];
  };
  /** Lines by row; a line is complete when category and amount are known. */
  readonly costs: readonly CostFacts[];
  readonly financing: readonly FinancingFacts[];
  readonly sameCostsElsewhere: boolean | undefined;
  readonly requestedAmount: number | undefined;
  readonly fallbackAmount: number | undefined;
  readonly onFile: readonly string[];
  /** `undefined` when the list is not readable. */
  readonly declarations: Submission['declarations'] | undefined;
};

type Line = Submission['costs'][number];
/** What is readable of a line of the cost plan. */
export type CostFacts = {
  readonly category: Line['category'] | undefined;
  readonly amount: number | undefined;
  readonly quantity: number | undefined;
  readonly unit: Line['unit'];
  readonly unitPrice: number | undefined;
  readonly eligible: boolean;
  readonly offers: number | undefined;
  readonly hasOffersReason: boolean;
};

type Source = Submission['financing'][number];
/** What is readable of a line of the financing plan. */
export type FinancingFacts = {
  readonly source: Source['source'] | undefined;
  readonly amount: number | undefined;
  readonly status: Source['status'];
  readonly hasStatus: boolean;
};

type Parser<T> = { readonly safeParse: (value: unknown) => { readonly success: true; readonly data: T } | { readonly success: false } };

const read = <T>(schema: Parser<T>, value: unknown): T | undefined => {
  const result = schema.safeParse(value);
  return result.success ? result.data : undefined;
};

const rowsOf = (value: unknown, maximum: number): readonly unknown[] => (Array.isArray(value) && value.length <= maximum ? value : []);

const isThere = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** @param input a submission that has yet to be checked, whole or in part */
export const factsOf = (input: unknown): Facts => {
  const at = (...path: readonly (string | number)[]): unknown => valueAt(input, path);
  return {
    organisation: organisationFacts(at('organisation')),
    project: projectFacts(at('project')),
    goals: goalFacts(at('goals')),
    costs: rowsOf(at('costs'), maximumRows).map(costFacts),
    financing: rowsOf(at('financing'), maximumRows).map(financingFacts),
    sameCostsElsewhere: read(submissionSchema.shape.sameCostsElsewhere, at('sameCostsElsewhere')),
    requestedAmount: read(submissionSchema.shape.requestedAmount, at('requestedAmount')),
    fallbackAmount: read(submissionSchema.shape.requestedAmount, at('fallback', 'amount')),
    onFile: (read(submissionSchema.shape.onFile, at('onFile')) ?? []).map(({ kind }) => kind),
    declarations: read(submissionSchema.shape.declarations, at('declarations')),
  };
};

const organisationFacts = (organisation: unknown): Facts['organisation'] => {
  const { shape } = submissionSchema.shape.organisation;
  const at = (...path: readonly string[]): unknown => valueAt(organisation, path);
  const [tax, account] = [shape.tax.unwrap().shape, shape.account.unwrap().shape];
  return {
    name: read(shape.name, at('name')),
    legalForm: read(shape.legalForm, at('legalForm')),
    seatInCounty: read(shape.seatInCounty, at('seatInCounty')),
    hasRegister: isThere(at('register')),
    hasTax: isThere(at('tax')),
    notice: read(tax.notice, at('tax', 'notice')),
    noticeDate: read(tax.noticeDate, at('tax', 'noticeDate')),
    hasNoticeDate: isThere(at('tax', 'noticeDate')),
    hasAccount: isThere(at('account')),
    iban: read(account.iban, at('account', 'iban')),
    holder: read(account.holder, at('account', 'holder')),
    signatories: rowsOf(at('signatories'), maximumSignatories).length,
    jointRepresentation: read(shape.jointRepresentation, at('jointRepresentation')),
  };
};

const projectFacts = (project: unknown): Facts['project'] => {
  const { shape } = submissionSchema.shape.project;
  const at = (name: keyof Submission['project']): unknown => valueAt(project, [name]);
  return {
    kind: read(shape.kind, at('kind')),
    hasPreviousReference: isThere(at('previousReference')),
    startDate: read(shape.startDate, at('startDate')),
    endDate: read(shape.endDate, at('endDate')),
    start: read(shape.start, at('start')),
    municipalities: rowsOf(at('municipalities'), maximumMunicipalities).map((ags) => read(shape.municipalities.element, ags)),
    fieldsOfAction: isThere(at('fieldsOfAction')) ? read(shape.fieldsOfAction, at('fieldsOfAction')) : [],
  };
};

const goalFacts = (goals: unknown): Facts['goals'] => {
  const { shape } = submissionSchema.shape.goals;
  const measure = shape.measures.element.shape;
  return {
    targetGroups: rowsOf(valueAt(goals, ['targetGroups']), maximumRows).map((group) => read(shape.targetGroups.element, group)),
    hasChildProtection: isThere(valueAt(goals, ['childProtection'])),
    measures: rowsOf(valueAt(goals, ['measures']), maximumMeasures).map((row) => ({
      from: read(measure.from, valueAt(row, ['from'])),
      to: read(measure.to, valueAt(row, ['to'])),
    })),
  };
};

const costFacts = (row: unknown): CostFacts => {
  const { shape } = submissionSchema.shape.costs.element;
  const at = (name: keyof Line): unknown => valueAt(row, [name]);
  return {
    category: read(shape.category, at('category')),
    amount: read(shape.amount, at('amount')),
    quantity: read(shape.quantity, at('quantity')),
    unit: read(shape.unit, at('unit')),
    unitPrice: read(shape.unitPrice, at('unitPrice')),
    eligible: at('eligible') !== false,
    offers: read(shape.offers, at('offers')),
    hasOffersReason: isThere(at('offersReason')),
  };
};

const financingFacts = (row: unknown): FinancingFacts => {
  const { shape } = submissionSchema.shape.financing.element;
  const at = (name: keyof Source): unknown => valueAt(row, [name]);
  return {
    source: read(shape.source, at('source')),
    amount: read(shape.amount, at('amount')),
    status: read(shape.status, at('status')),
    hasStatus: isThere(at('status')),
  };
};
