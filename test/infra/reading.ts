import type { Template, Templates } from '../support/synthesize.ts';

/** A resource with the stack and logical id it stands under. */
export type Found = { readonly stack: string; readonly id: string; readonly resource: Template['Resources'][string] };

/** The value at a path of a nested structure, `undefined` where the path ends early. */
export const at = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce((inner: unknown, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined), value);

/** The list that stands there, a single value as a list of one, nothing as an empty list. */
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

/** All resources of a type, or all. */
export const find = (templates: Templates, type?: string): Found[] =>
  Object.entries(templates).flatMap(([stack, { Resources }]) =>
    Object.entries(Resources)
      .filter(([, resource]) => type === undefined || resource.Type === type)
      .map(([id, resource]) => ({ stack, id, resource })),
  );

/** `FundingTable7D9ECCB3` → `FundingTable`: CDK's hash says nothing to a reader. */
export const plain = (id: string): string => id.replace(/[0-9A-F]{8}$/, '');

/** A property as text: `{"Fn::GetAtt": ["FundingTable7D9ECCB3", "Arn"]}` → `<FundingTable.Arn>`, also through an export of another stack. */
export const text = (templates: Templates, value: unknown): string => {
  if (value === null || typeof value !== 'object') return String(value);
  const [[intrinsic, argument] = ['', undefined], ...others] = Object.entries(value);
  if (others.length === 0) {
    if (intrinsic === 'Ref') return `<${plain(String(argument))}>`;
    if (intrinsic === 'Fn::GetAtt') return `<${plain(String(at(argument, 0)))}.${at(argument, 1)}>`;
    if (intrinsic === 'Fn::ImportValue') return text(templates, exported(templates, String(argument)));
    if (intrinsic === 'Fn::Join') {
      return list(at(argument, 1))
        .map((part) => text(templates, part))
        .join(String(at(argument, 0)));
    }
  }
  return JSON.stringify(value);
};

/** @throws Error when no stack exports the name */
const exported = (templates: Templates, name: string): unknown => {
  const output = Object.values(templates)
    .flatMap(({ Outputs }) => Object.values(Outputs))
    .find(({ Export }) => Export?.Name === name);
  if (output === undefined) throw new Error(`No stack exports ${name}`);
  return output.Value;
};

/** The function of a capability; its tag names it. */
export const functionOf = (templates: Templates, name: string): Found => {
  const found = find(templates, 'AWS::Lambda::Function').find(({ resource }) =>
    list(resource.Properties['Tags']).some((tag) => at(tag, 'Key') === 'capability' && at(tag, 'Value') === name),
  );
  if (found === undefined) throw new Error(`No function has the tag capability=${name}`);
  return found;
};

/** A statement of a policy as pairs of action and resource. */
export const pairs = (templates: Templates, statement: unknown): string[] =>
  list(at(statement, 'Action')).flatMap((action) =>
    list(at(statement, 'Resource')).map((resource) => `${String(action)} ${text(templates, resource)}`),
  );

/** Statements of every policy that says what an identity may do. */
export const identityStatements = (templates: Templates): { readonly owner: string; readonly statement: unknown }[] =>
  find(templates).flatMap(({ id, resource }) => {
    const { Type, Properties } = resource;
    const documents =
      Type === 'AWS::IAM::Role'
        ? list(Properties['Policies']).map((policy) => at(policy, 'PolicyDocument'))
        : /^AWS::IAM::(Policy|ManagedPolicy|UserPolicy|RolePolicy)$/.test(Type)
          ? [Properties['PolicyDocument']]
          : [];
    return documents.flatMap((document) => list(at(document, 'Statement'))).map((statement) => ({ owner: id, statement }));
  });

/** What resource policies of a type allow a service of AWS. @param document property of the resource that holds the policy */
export const statementsFor = (templates: Templates, type: string, document: string, service: string): unknown[] =>
  find(templates, type)
    .flatMap(({ resource }) => list(at(resource.Properties, document, 'Statement')))
    .filter((statement) => at(statement, 'Effect') === 'Allow' && at(statement, 'Principal', 'Service') === service);

/** A function role's pairs of action and resource, sorted. */
export const allowed = (templates: Templates, role: string): string[] =>
  identityStatements(templates)
    .filter(({ owner }) => plain(owner) === role)
    .flatMap(({ statement }) => pairs(templates, statement))
    .toSorted();
