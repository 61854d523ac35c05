/**
 * Event filtering of Lambda's event source mappings: a record passes when it has every key of the pattern, and each
 * key's list of rules has one that fits.
 */
type Pattern = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a record passes one pattern. */
export const matchesPattern = (record: unknown, pattern: Pattern): boolean =>
  Object.entries(pattern).every(([key, wanted]) => {
    if (key === '$or') return Array.isArray(wanted) && wanted.some((alternative) => isObject(alternative) && matchesPattern(record, alternative));
    const value = isObject(record) ? record[key] : undefined;
    if (Array.isArray(wanted)) {
      const values = Array.isArray(value) ? value : [value];
      return wanted.some((rule) => values.some((item) => matchesRule(item, rule)));
    }
    return isObject(wanted) && matchesPattern(value, wanted);
  });

/** Whether a record passes any of the patterns; no pattern lets everything pass. */
export const matchesAny = (record: unknown, patterns: readonly Pattern[]): boolean =>
  patterns.length === 0 || patterns.some((pattern) => matchesPattern(record, pattern));

const matchesRule = (value: unknown, rule: unknown): boolean => {
  if (!isObject(rule)) return value === rule;
  const [entry] = Object.entries(rule);
  if (entry === undefined) return false;
  const [name, argument] = entry;
  switch (name) {
    case 'exists':
      return (value !== undefined) === argument;
    case 'prefix':
      return typeof value === 'string' && typeof argument === 'string' && value.startsWith(argument);
    case 'suffix':
      return typeof value === 'string' && typeof argument === 'string' && value.endsWith(argument);
    case 'equals-ignore-case':
      return typeof value === 'string' && typeof argument === 'string' && value.toLowerCase() === argument.toLowerCase();
    case 'anything-but':
      return value !== undefined && !(Array.isArray(argument) ? argument.includes(value) : argument === value);
    case 'numeric':
      return typeof value === 'number' && Array.isArray(argument) && compares(value, argument);
    default:
      throw new Error(`the local cloud does not know the filter rule ${name}`);
  }
};

/** `[">", 0, "<=", 5]`. */
const compares = (value: number, rule: readonly unknown[]): boolean => {
  for (let index = 0; index < rule.length; index += 2) {
    const bound = Number(rule[index + 1]);
    const holds = { '=': value === bound, '>': value > bound, '>=': value >= bound, '<': value < bound, '<=': value <= bound }[String(rule[index])];
    if (holds !== true) return false;
  }
  return true;
};
