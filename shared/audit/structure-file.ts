import * as z from 'zod';

/** Columns of the tidy CSV that say what categories a number is about, as `struktur.json` names them. */
export const dimensions = ['citizenship', 'sex', 'age', 'status'] as const;

const areaSchema = z.object({ key: z.string(), parent: z.string().optional(), from: z.string().optional(), to: z.string().optional() });

const formulaSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('difference'), minuend: z.string(), subtrahend: z.string() }),
  z.object({ kind: z.literal('ratio'), numerator: z.string(), denominator: z.string(), denominatorLevel: z.literal('state').optional() }),
]);

const disclosureSchema = z.discriminatedUnion('method', [
  z.object({ method: z.literal('suppress'), threshold: z.number() }),
  z.object({ method: z.literal('round'), roundingBase: z.number() }),
  z.object({ method: z.enum(['open', 'derived']) }),
]);

const indicatorSchema = z.object({
  code: z.string(),
  unit: z.string(),
  additive: z.boolean(),
  overTime: z.string(),
  boundToLevels: z.literal(true).optional(),
  formula: formulaSchema.optional(),
  disclosure: disclosureSchema,
});

/** What the audit reads of `struktur.json`; more may stand there. */
const structureSchema = z.object({
  areas: z.array(areaSchema),
  indicators: z.array(indicatorSchema),
  categories: z.array(z.object({ indicator: z.string(), dimension: z.enum(dimensions), codes: z.array(z.string()) })),
  broken: z.array(z.object({ cell: z.string(), over: z.string() })).default([]),
  recounted: z.array(z.string()).default([]),
});

/** An indicator as `struktur.json` describes it. */
export type AuditedIndicator = z.infer<typeof indicatorSchema>;

/** Complete categories of a dimension: their sum is its total. */
type CategoryList = { readonly dimension: (typeof dimensions)[number]; readonly codes: ReadonlySet<string> };

type Area = z.infer<typeof areaSchema>;

/** How the numbers of an issue hang together, to be looked up. */
export type Structure = {
  readonly indicator: (code: string) => AuditedIndicator | undefined;
  /** Indicators whose formula has the indicator as an operand or a result. */
  readonly formulasWith: (code: string) => readonly AuditedIndicator[];
  readonly categoryLists: (indicator: string) => readonly CategoryList[];
  /** Parts of an area in some of the months, which are in order. */
  readonly partsOf: (area: string, months: readonly string[]) => readonly string[];
  readonly parentsOf: (area: string, months: readonly string[]) => readonly string[];
  /** A code as it stands in the keys of the audit; where no complete list says what is left over, that is another number in each issue. */
  readonly codeOf: (indicator: string, dimension: (typeof dimensions)[number], code: string, issue: string) => string;
  /** Whether the issue says that a total is not the sum of its parts: nobody can subtract there. */
  readonly isBroken: (total: string, over: string) => boolean;
  /** Whether the issue says that a number is another one than in issues that show it where this one hides it, or the other way round. */
  readonly isRecounted: (cell: string) => boolean;
  readonly areas: readonly string[];
  /** The Land, which rates compare with. */
  readonly state: string | undefined;
};

/** @throws when the text is no `struktur.json`: without it nothing can be said */
export const readStructure = (text: string): Structure => {
  const { areas, indicators, categories, broken, recounted } = structureSchema.parse(JSON.parse(text));
  const wrong = new Set(broken.map(({ cell, over }) => `${over} ${cell}`));
  const other = new Set(recounted);
  const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  const lists = Map.groupBy(categories, ({ indicator }) => indicator);
  const categoryLists = new Map(
    [...lists].map(([code, all]) => [
      code,
      all.map(({ dimension, codes }): CategoryList => ({ dimension, codes: new Set(codes.map((one) => restIn(one, codes))) })),
    ]),
  );
  const parts = Map.groupBy(
    areas.filter(({ parent }) => parent !== undefined),
    ({ parent }) => parent,
  );
  const phases = Map.groupBy(areas, ({ key }) => key);
  const formulas = new Map([...byCode.keys()].map((code) => [code, indicators.filter((indicator) => operandsAndResult(indicator).includes(code))]));
  return {
    indicator: (code) => byCode.get(code),
    formulasWith: (code) => formulas.get(code) ?? [],
    categoryLists: (code) => categoryLists.get(code) ?? [],
    partsOf: (area, months) => unique((parts.get(area) ?? []).filter((part) => meets(part, months)).map(({ key }) => key)),
    parentsOf: (area, months) =>
      unique((phases.get(area) ?? []).flatMap((phase) => (phase.parent !== undefined && meets(phase, months) ? [phase.parent] : []))),
    codeOf: (indicator, dimension, code, issue) => {
      if (code !== remainder) return code;
      const list = (categoryLists.get(indicator) ?? []).find((one) => one.dimension === dimension);
      return [...(list?.codes ?? [])].find((known) => known.startsWith(remainder)) ?? `${remainder}~${issue}`;
    },
    isBroken: (cell, over) => wrong.has(`${over} ${publishedKey(cell)}`),
    isRecounted: (cell) => other.has(publishedKey(cell)),
    areas: [...phases.keys()],
    state: areas.find(({ key }) => key.length === 2)?.key,
  };
};

/** What an open list leaves over. */
const remainder = '_O';

// The line for all others is another number where other categories have lines of their own: its code says which.
const restIn = (code: string, codes: readonly string[]): string =>
  code === remainder
    ? `${remainder}~${codes
        .filter((other) => other !== remainder)
        .toSorted()
        .join('+')}`
    : code;

/** The published text of a key, without what the line for all others consists of. */
export const publishedKey = (cell: string): string => cell.replaceAll(/~[^|]*/g, '');

const operandsAndResult = ({ code, formula }: AuditedIndicator): readonly string[] => {
  if (formula === undefined) return [];
  return formula.kind === 'difference' ? [code, formula.minuend, formula.subtrahend] : [code, formula.numerator, formula.denominator];
};

/** Whether the area was so in one of the months at least. */
const meets = ({ from = '', to = '9999-12' }: Area, months: readonly string[]): boolean => months.some((month) => from <= month && month <= to);

const unique = (keys: readonly string[]): readonly string[] => [...new Set(keys)];
