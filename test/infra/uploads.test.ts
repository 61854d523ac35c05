import { describe, expect, it } from 'vitest';
import { manifests } from '../../infra/manifests.ts';
import { uploadPrefix } from '../../shared/store/attachment-keys.ts';
import { exportPrefix } from '../../shared/store/export-prefix.ts';
import { deliveryUploadPrefix, figuresUploadPrefix } from '../../shared/store/figures-upload-prefix.ts';
import { recipientListPrefix } from '../../shared/store/recipient-list-prefix.ts';
import { synthesize } from '../support/synthesize.ts';
import { allowed, at, find, list, text } from './reading.ts';

const templates = synthesize();
const bucket = find(templates, 'AWS::S3::Bucket').find(({ id }) => id.startsWith('Private'))?.resource.Properties;

describe('uploads', () => {
  it('are told to the bus by the bucket', () => {
    expect(at(bucket, 'NotificationConfiguration')).toEqual({ EventBridgeConfiguration: { EventBridgeEnabled: true } });
  });

  it('are gone after two days, and what was deleted of them after one more', () => {
    const rules = list(at(bucket, 'LifecycleConfiguration', 'Rules')).filter((rule) => at(rule, 'Prefix') === uploadPrefix);
    expect(rules).toEqual([{ Prefix: uploadPrefix, Status: 'Enabled', ExpirationInDays: 2, NoncurrentVersionExpiration: { NoncurrentDays: 1 } }]);
  });

  it('are the only things in the bucket that expire, with files of figures, lists of recipients and what staff had put out', () => {
    const expiring = list(at(bucket, 'LifecycleConfiguration', 'Rules')).filter((rule) => at(rule, 'ExpirationInDays') !== undefined);
    expect(expiring.map((rule) => at(rule, 'Prefix'))).toEqual([
      uploadPrefix,
      recipientListPrefix,
      exportPrefix,
      figuresUploadPrefix,
      deliveryUploadPrefix,
    ]);
  });

  it('need no cross-origin rule: a form that is sent is no script', () => {
    expect(at(bucket, 'CorsConfiguration')).toBeUndefined();
  });
});

describe('the scan for malware', () => {
  it('covers exactly what a function wants to hear about', () => {
    const wanted = manifests.flatMap(({ triggers }) =>
      triggers.flatMap((trigger) => (trigger.kind === 'object' && trigger.event === 'scanned' ? [trigger.prefix] : [])),
    );
    const plans = find(templates, 'AWS::GuardDuty::MalwareProtectionPlan').map(({ resource }) => resource.Properties);
    expect(plans).toHaveLength(1);
    expect(text(templates, at(plans[0], 'ProtectedResource', 'S3Bucket', 'BucketName'))).toBe('<PrivateBucket>');
    expect(at(plans[0], 'ProtectedResource', 'S3Bucket', 'ObjectPrefixes')).toEqual(wanted);
    expect(text(templates, at(plans[0], 'Role'))).toBe('<PrivateScanRole.Arn>');
    expect(at(plans[0], 'Actions')).toEqual({ Tagging: { Status: 'DISABLED' } });
  });

  it('may read uploads through the key, hear of new ones, and write its one test object', () => {
    const rule = 'arn:aws:events:eu-central-1:<AWS::AccountId>:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*';
    expect(allowed(templates, 'PrivateScanRole')).toEqual(
      [
        ...['DeleteRule', 'DescribeRule', 'ListTargetsByRule', 'PutRule', 'PutTargets', 'RemoveTargets'].map((action) => `events:${action} ${rule}`),
        ...['Decrypt', 'GenerateDataKey'].map((action) => `kms:${action} <Key.Arn>`),
        ...['GetObject', 'GetObjectVersion'].map((action) => `s3:${action} <PrivateBucket.Arn>/${uploadPrefix}*`),
        ...['GetBucketNotification', 'ListBucket', 'PutBucketNotification'].map((action) => `s3:${action} <PrivateBucket.Arn>`),
        's3:PutObject <PrivateBucket.Arn>/malware-protection-resource-validation-object',
      ].toSorted(),
    );
  });

  it('narrows both powers that reach further: its own rules only, and the key through S3 only', () => {
    const role = find(templates, 'AWS::IAM::Role').find(({ id }) => id.startsWith('PrivateScanRole'));
    const statements = list(at(role?.resource.Properties, 'Policies', 0, 'PolicyDocument', 'Statement'));
    const conditionOn = (action: string) =>
      at(
        statements.find((statement) => list(at(statement, 'Action')).includes(action)),
        'Condition',
      );
    expect(conditionOn('events:PutRule')).toEqual({ StringEquals: { 'events:ManagedBy': 'malware-protection-plan.guardduty.amazonaws.com' } });
    expect(conditionOn('kms:Decrypt')).toEqual({ StringEquals: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' } });
    expect(at(role?.resource.Properties, 'AssumeRolePolicyDocument', 'Statement', 0)).toMatchObject({
      Principal: { Service: 'malware-protection-plan.guardduty.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    });
  });
});
