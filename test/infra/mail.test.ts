import { describe, expect, it } from 'vitest';
import { region, stageOf } from '../../infra/stages.ts';
import { synthesize } from '../support/synthesize.ts';
import { at, find, list, statementsFor, text } from './reading.ts';

const templates = synthesize();
const { stage } = stageOf();
const { domain } = stage.mail;
const only = (type: string) => find(templates, type).map(({ resource }) => resource.Properties)[0] ?? {};

describe('the mail identity', () => {
  it('signs with DKIM, has an envelope sender of its own domain, and goes on without it when its MX record is lost', () => {
    expect(only('AWS::SES::EmailIdentity')).toMatchObject({
      EmailIdentity: domain,
      MailFromAttributes: { MailFromDomain: `mail.${domain}`, BehaviorOnMxFailure: 'USE_DEFAULT_VALUE' },
    });
  });

  it('has a configuration set with TLS, the suppression list and rates', () => {
    expect(only('AWS::SES::ConfigurationSet')).toMatchObject({
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
      ReputationOptions: { ReputationMetricsEnabled: true },
    });
  });

  it('prints every DNS record that it needs', () => {
    const printed = Object.entries(templates.data.Outputs)
      .filter(([id]) => /Record/.test(id))
      .map(([, { Value }]) => text(templates, Value));
    expect(printed).toEqual([
      ...[1, 2, 3].map((number) => `<MailIdentity.DkimDNSTokenName${number}> CNAME <MailIdentity.DkimDNSTokenValue${number}>`),
      `mail.${domain} MX 10 feedback-smtp.${region}.amazonses.com`,
      `mail.${domain} TXT "v=spf1 include:amazonses.com ~all"`,
      `_dmarc.${domain} TXT "v=DMARC1; p=quarantine; rua=mailto:dmarc@${domain}"`,
    ]);
  });

  it.each(['dev', 'prod'] as const)('of stage %s gets reports in a mailbox below its domain: another one would have to agree by DNS', (name) => {
    const { mail } = stageOf(name).stage;
    expect([mail.sender, mail.dmarcReports].map((address) => address.split('@')[1])).toEqual([mail.domain, mail.domain]);
  });
});

describe('feedback', () => {
  const topic = '<MailFeedbackTopic>';

  it('of every kind that says what became of a mail goes to the topic, and of none that watches readers', () => {
    const destination = only('AWS::SES::ConfigurationSetEventDestination');
    expect(text(templates, destination['ConfigurationSetName'])).toBe('<MailConfiguration>');
    expect(text(templates, at(destination, 'EventDestination', 'SnsDestination', 'TopicARN'))).toBe(topic);
    expect(list(at(destination, 'EventDestination', 'MatchingEventTypes')).toSorted()).toEqual([
      'bounce',
      'complaint',
      'delivery',
      'deliveryDelay',
      'reject',
      'send',
    ]);
  });

  it('comes from our configuration set only, and SES may use the key of the topic', () => {
    const [published, ...others] = statementsFor(templates, 'AWS::SNS::TopicPolicy', 'PolicyDocument', 'ses.amazonaws.com');
    expect(others).toEqual([]);
    expect([at(published, 'Action'), text(templates, at(published, 'Resource'))]).toEqual(['sns:Publish', topic]);
    expect(text(templates, at(published, 'Condition', 'StringEquals', 'AWS:SourceAccount'))).toBe('<AWS::AccountId>');
    expect(text(templates, at(published, 'Condition', 'StringEquals', 'AWS:SourceArn'))).toMatch(/:configuration-set\/<MailConfiguration>$/);
    const keys = statementsFor(templates, 'AWS::KMS::Key', 'KeyPolicy', 'ses.amazonaws.com');
    expect(keys.flatMap((statement) => list(at(statement, 'Action')))).toEqual(['kms:Decrypt', 'kms:GenerateDataKey*']);
    expect(find(templates, 'AWS::SNS::Topic').map(({ resource }) => text(templates, resource.Properties['KmsMasterKeyId']))).toEqual([
      '<Key.Arn>',
      '<Key.Arn>',
    ]);
  });

  it('exists only after the topic lets SES in: SES tries it', () => {
    const [destination] = find(templates, 'AWS::SES::ConfigurationSetEventDestination');
    const [policy] = find(templates, 'AWS::SNS::TopicPolicy').filter(({ id }) => id.startsWith('MailFeedback'));
    expect(list(at(destination?.resource, 'DependsOn'))).toContain(policy?.id);
  });

  it('is signed with SHA-256 and reaches the queue as SNS wraps it, because the signature is part of that', () => {
    const [found] = find(templates, 'AWS::SNS::Topic').filter(({ id }) => id.startsWith('MailFeedback'));
    expect(found?.resource.Properties['SignatureVersion']).toBe('2');
    const subscription = only('AWS::SNS::Subscription');
    expect([subscription['Protocol'], text(templates, subscription['Endpoint']), text(templates, subscription['TopicArn'])]).toEqual([
      'sqs',
      '<MailFeedbackQueue.Arn>',
      topic,
    ]);
    expect(subscription['RawMessageDelivery']).toBeUndefined();
    const admitted = statementsFor(templates, 'AWS::SQS::QueuePolicy', 'PolicyDocument', 'sns.amazonaws.com');
    expect(admitted.map((statement) => [at(statement, 'Action'), text(templates, at(statement, 'Resource'))])).toEqual([
      ['sqs:SendMessage', '<MailFeedbackQueue.Arn>'],
    ]);
    expect(text(templates, at(admitted[0], 'Condition', 'ArnEquals', 'aws:SourceArn'))).toBe(topic);
  });
});
