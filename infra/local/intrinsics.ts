/**
 * What a stack's intrinsic functions are resolved against.
 * `importValue` resolves the export of another stack.
 */
export type Scope = {
  /** `Ref`: parameter, pseudo parameter or resource. */
  readonly reference: (logicalId: string) => unknown;
  readonly attribute: (logicalId: string, name: string) => unknown;
  readonly importValue: (name: string) => unknown;
};

/** Marks a property that CloudFormation leaves out (`AWS::NoValue`). */
export const noValue = Symbol('AWS::NoValue');

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Resolves the intrinsic functions in a part of a template.
 * @throws Error naming the function that is not known, or the value that has the wrong shape
 */
export const resolve = (value: unknown, scope: Scope): unknown => {
  if (Array.isArray(value)) return value.map((item) => resolve(item, scope)).filter((item) => item !== noValue);
  if (!isObject(value)) return value;
  const [entry, ...more] = Object.entries(value);
  if (entry !== undefined && more.length === 0) {
    const [name, argument] = entry;
    if (name === 'Ref') return scope.reference(text(argument, name));
    if (name.startsWith('Fn::')) return call(name, argument, scope);
  }
  const resolved = Object.entries(value).map(([key, item]): [string, unknown] => [key, resolve(item, scope)]);
  return Object.fromEntries(resolved.filter(([, item]) => item !== noValue));
};

const call = (name: string, argument: unknown, scope: Scope): unknown => {
  switch (name) {
    case 'Fn::GetAtt': {
      const [logicalId = '', ...attribute] =
        typeof argument === 'string' ? argument.split('.') : list(argument, name).map((part) => text(part, name));
      return scope.attribute(logicalId, attribute.join('.'));
    }
    case 'Fn::ImportValue':
      return scope.importValue(text(resolve(argument, scope), name));
    case 'Fn::Join': {
      const [separator, parts] = list(argument, name);
      return list(resolve(parts, scope), name)
        .map((part) => text(part, name))
        .join(text(separator, name));
    }
    case 'Fn::Split': {
      const [separator, source] = list(argument, name);
      return text(resolve(source, scope), name).split(text(separator, name));
    }
    case 'Fn::Select': {
      const [index, items] = list(argument, name);
      return list(resolve(items, scope), name)[Number(index)];
    }
    case 'Fn::Sub':
      return substitute(argument, scope);
    default:
      throw new Error(`the local cloud does not know ${name}`);
  }
};

const substitute = (argument: unknown, scope: Scope): string => {
  const [template, variables] = typeof argument === 'string' ? [argument, {}] : list(argument, 'Fn::Sub');
  const own = isObject(variables) ? variables : {};
  return text(template, 'Fn::Sub').replace(/\$\{([^}]+)\}/g, (_whole, name: string) => {
    // ${!Literal} stays as ${Literal}.
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    if (name in own) return text(resolve(own[name], scope), 'Fn::Sub');
    const [logicalId = '', ...attribute] = name.split('.');
    return text(attribute.length === 0 ? scope.reference(logicalId) : scope.attribute(logicalId, attribute.join('.')), 'Fn::Sub');
  });
};

const text = (value: unknown, where: string): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Error(`${where} wants text, not ${JSON.stringify(value)}`);
};

const list = (value: unknown, where: string): unknown[] => {
  if (Array.isArray(value)) return value;
  throw new Error(`${where} wants a list, not ${JSON.stringify(value)}`);
};
