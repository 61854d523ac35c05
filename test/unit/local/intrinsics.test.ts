import { describe, expect, it } from 'vitest';
import { noValue, resolve, type Scope } from '../../../infra/local/intrinsics.ts';

const scope: Scope = {
  reference: (id) =>
    new Map<string, unknown>([
      ['AWS::Region', 'eu-central-1'],
      ['AWS::NoValue', noValue],
      ['Table', 'table-1'],
      ['Count', 3],
    ]).get(id),
  attribute: (id, name) => `${id}:${name}`,
  importValue: (name) => `imported ${name}`,
};

const variable = (name: string): string => `\${${name}}`;

describe('intrinsic functions', () => {
  it.each([
    [{ Ref: 'Table' }, 'table-1'],
    [{ 'Fn::GetAtt': ['Table', 'Arn'] }, 'Table:Arn'],
    [{ 'Fn::GetAtt': 'Nested.Outputs.Name' }, 'Nested:Outputs.Name'],
    [{ 'Fn::ImportValue': { 'Fn::Join': ['-', ['data', { Ref: 'Table' }]] } }, 'imported data-table-1'],
    [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Region' }, ':', { Ref: 'Count' }]] }, 'arn:eu-central-1:3'],
    [{ 'Fn::Select': [2, { 'Fn::Split': ['/', 'https://host/path'] }] }, 'host'],
    [{ 'Fn::Sub': `${variable('AWS::Region')}/${variable('Table.Arn')}/${variable('!Kept')}` }, `eu-central-1/Table:Arn/${variable('Kept')}`],
    [{ 'Fn::Sub': [`${variable('own')} ${variable('Table')}`, { own: { Ref: 'Count' } }] }, '3 table-1'],
  ])('resolves %j', (value, expected) => {
    expect(resolve(value, scope)).toBe(expected);
  });

  it('leaves out what has no value, in objects and lists', () => {
    expect(resolve({ a: { Ref: 'AWS::NoValue' }, b: [1, { Ref: 'AWS::NoValue' }, { c: 'x' }] }, scope)).toEqual({ b: [1, { c: 'x' }] });
  });

  it('keeps plain values, also an object with a single key that is no function', () => {
    expect(resolve({ Items: [true, null, 1.5, { Effect: 'Deny' }] }, scope)).toEqual({ Items: [true, null, 1.5, { Effect: 'Deny' }] });
  });

  it('names a function that it does not know', () => {
    expect(() => resolve({ 'Fn::GetAZs': '' }, scope)).toThrow('Fn::GetAZs');
  });

  it('refuses text that is not there', () => {
    expect(() => resolve({ 'Fn::Join': ['', [{ Ref: 'Unknown' }]] }, scope)).toThrow('Fn::Join');
  });
});
