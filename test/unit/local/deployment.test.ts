import { describe, expect, it } from 'vitest';
import { deploymentOf } from '../../../infra/local/deployment.ts';
import { stackOf } from '../../../infra/local/template.ts';

const data = stackOf('shop-data', {
  Parameters: {},
  Resources: {
    OrdersTable12AB: { Type: 'AWS::DynamoDB::Table', Properties: {} },
    Files: { Type: 'AWS::S3::Bucket', Properties: {} },
  },
  Outputs: {
    Name: { Value: { Ref: 'OrdersTable12AB' }, Export: { Name: { 'Fn::Join': [':', [{ Ref: 'AWS::StackName' }, 'Orders']] } } },
    Stream: { Value: { 'Fn::GetAtt': ['OrdersTable12AB', 'StreamArn'] }, Export: { Name: 'shop-data:Stream' } },
  },
});
const service = stackOf('shop-service', {
  Parameters: { SiteUrl: { Type: 'String', Default: 'https://example.org' }, Mode: { Type: 'String', Default: 'slow' } },
  Resources: {
    Sell: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Site: { Ref: 'SiteUrl' },
        Mode: { Ref: 'Mode' },
        Table: { 'Fn::ImportValue': 'shop-data:Orders' },
        Stream: { 'Fn::ImportValue': 'shop-data:Stream' },
      },
    },
  },
  Outputs: {},
});

const deploy = () => deploymentOf({ stacks: [data, service], assets: new Map() }, new Map([['SiteUrl', 'http://127.0.0.1:4000']]));
const only = <T>([first]: readonly T[]): T => {
  if (first === undefined) throw new Error('nothing there');
  return first;
};

describe('templates as if deployed', () => {
  it('resolves across stacks, takes parameters that were given and defaults for the others', () => {
    const deployment = deploy();
    const table = only(deployment.resources('AWS::DynamoDB::Table'));
    deployment.identify(table, { attributes: { StreamArn: 'arn:stream' } });
    expect(deployment.properties(only(deployment.resources('AWS::Lambda::Function')))).toEqual({
      Site: 'http://127.0.0.1:4000',
      Mode: 'slow',
      Table: 'shop-data-OrdersTable12AB',
      Stream: 'arn:stream',
    });
  });

  it('finds a resource by what refers to it', () => {
    const deployment = deploy();
    const bucket = only(deployment.resources('AWS::S3::Bucket'));
    expect(deployment.find('AWS::S3::Bucket', 'shop-data-files.s3.eu-central-1.amazonaws.com')).toBe(bucket);
    expect(() => deployment.find('AWS::S3::Bucket', 'elsewhere')).toThrow('elsewhere');
  });

  it('says what is missing', () => {
    expect(() => deploy().properties(only(deploy().resources('AWS::Lambda::Function')))).toThrow('StreamArn');
  });
});
