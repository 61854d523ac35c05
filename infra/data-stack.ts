import { ArnFormat, CfnOutput, Duration, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps, CfnBucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  Identity,
  MailFromBehaviorOnMxFailure,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';
import type { BucketName, TableName } from '../shared/runtime/manifest.ts';
import { uploadPrefix } from '../shared/store/attachment-keys.ts';
import { exportPrefix } from '../shared/store/export-prefix.ts';
import { deliveryUploadPrefix, figuresUploadPrefix } from '../shared/store/figures-upload-prefix.ts';
import { recipientListPrefix } from '../shared/store/recipient-list-prefix.ts';
import { type IndexDesign, tableDesigns } from '../shared/store/table-design.ts';
import { dmarcRecord, mailFromDomain, mailFromRecords, recordLine } from './mail-dns.ts';
import { StaffPool } from './staff-pool.ts';
import { region, type Stage } from './stages.ts';

/** What must survive: tables, buckets, their key, the mail identity, the people of the staff. Nothing here is deleted with its stack. */
export class DataStack extends Stack {
  readonly key: Key;
  readonly tables: Readonly<Record<TableName, Table>>;
  readonly buckets: Readonly<Record<BucketName, Bucket>>;
  /** Absent where the county has an issuer of its own. */
  readonly staffPool: StaffPool | undefined;
  /** `key`: what addresses and the links of mails are sealed with; another one would forget who left. */
  readonly mail: { readonly identity: EmailIdentity; readonly configurationSet: ConfigurationSet; readonly key: Secret };

  constructor(scope: Construct, id: string, stage: Stage, props: StackProps) {
    super(scope, id, { ...props, terminationProtection: true, description: 'Teilhabe: tables, buckets, their key and the mail identity' });
    this.key = this.#makeKey();
    this.tables = {
      funding: this.#makeTable('funding'),
      figures: this.#makeTable('figures'),
      mail: this.#makeTable('mail'),
      staff: this.#makeTable('staff'),
    };
    this.buckets = this.#makeBuckets(stage);
    this.mail = this.#makeMail(stage);
    this.staffPool = stage.staff === undefined ? new StaffPool(this, 'StaffPool') : undefined;
    for (const table of Object.values(this.tables))
      new CfnOutput(this, `${table.node.id}Name`, { value: table.tableName, description: 'For commands that work on the data' });
    for (const bucket of Object.values(this.buckets))
      new CfnOutput(this, `${bucket.node.id}Name`, { value: bucket.bucketName, description: 'For commands that work on the files' });
  }

  /** One key for everything personal. Who may reach a table or bucket may use the key through that service, and in no other way. */
  #makeKey(): Key {
    const key = new Key(this, 'Key', {
      description: 'Tables, private bucket and alarms of Teilhabe',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    key.addToResourcePolicy(
      new PolicyStatement({
        sid: 'ThroughTheStoresOnly',
        principals: [new AnyPrincipal()],
        actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:CreateGrant', 'kms:DescribeKey'],
        resources: ['*'],
        conditions: {
          StringEquals: {
            'kms:CallerAccount': this.account,
            'kms:ViaService': [`dynamodb.${this.region}.amazonaws.com`, `s3.${this.region}.amazonaws.com`],
          },
        },
      }),
    );
    key.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsToTheEncryptedTopic',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    // https://docs.aws.amazon.com/ses/latest/dg/configure-sns-notifications.html. What SNS hands on to the queue needs no right of ours: the
    // queue encrypts with a key of SQS.
    key.addToResourcePolicy(
      new PolicyStatement({
        sid: 'FeedbackToTheEncryptedTopic',
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    return key;
  }

  #makeTable(name: TableName): Table {
    const design = tableDesigns[name];
    const attribute = (attributeName: string) => ({ name: attributeName, type: AttributeType.STRING });
    const table = new Table(this, `${name.charAt(0).toUpperCase()}${name.slice(1)}Table`, {
      partitionKey: attribute(design.partitionKey),
      sortKey: attribute(design.sortKey),
      timeToLiveAttribute: design.timeToLive,
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      ...(design.stream ? { stream: StreamViewType.NEW_IMAGE } : {}),
    });
    const indexes: readonly IndexDesign[] = design.indexes;
    for (const { name: indexName, partitionKey, sortKey, attributes } of indexes) {
      const projection = attributes && { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...attributes] };
      table.addGlobalSecondaryIndex({ indexName, partitionKey: attribute(partitionKey), sortKey: attribute(sortKey), ...projection });
    }
    return table;
  }

  #makeBuckets(stage: Stage): Record<BucketName, Bucket> {
    const closed = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: RemovalPolicy.RETAIN,
    } as const satisfies BucketProps;
    // @ts-expect-error aws-cdk-lib is not written for exactOptionalPropertyTypes: `isWebsite` of the class may be undefined.
    const logs: IBucket = new Bucket(this, 'AccessLogBucket', {
      ...closed,
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [{ expiration: Duration.days(stage.logDays), abortIncompleteMultipartUploadAfter: Duration.days(1) }],
    });
    // What is public is not encrypted with our key: CloudFront reads it without a grant.
    const publication = new Bucket(this, 'PublicationBucket', {
      ...closed,
      versioned: true,
      encryption: BucketEncryption.S3_MANAGED,
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: 'publication/',
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(1) }],
    });
    // Any distribution of this account: naming the one of the site stack here would make the two stacks need each other.
    publication.addToResourcePolicy(
      new PolicyStatement({
        sid: 'CloudFrontReadsPublications',
        principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
        actions: ['s3:GetObject'],
        resources: [publication.arnForObjects('berichte/*'), publication.arnForObjects('daten/*')],
        conditions: {
          StringEquals: { 'aws:SourceAccount': this.account },
          ArnLike: { 'aws:SourceArn': this.formatArn({ service: 'cloudfront', region: '', resource: 'distribution', resourceName: '*' }) },
        },
      }),
    );
    const closedFiles = new Bucket(this, 'PrivateBucket', {
      ...closed,
      versioned: true,
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: 'private/',
      lifecycleRules: [
        // The mark of a deleted object has its key, and with it the name of somebody's file: it goes with the last version.
        { noncurrentVersionExpiration: Duration.days(90), abortIncompleteMultipartUploadAfter: Duration.days(1), expiredObjectDeleteMarker: true },
        // Uploads are moved or deleted within a minute. What is left was never checked; what was deleted may be malware.
        { prefix: uploadPrefix, expiration: Duration.days(2), noncurrentVersionExpiration: Duration.days(1) },
        // Files of authorities: a vintage holds their values and their hash, the file itself only answers questions of the next months.
        { prefix: recipientListPrefix, expiration: Duration.days(7), noncurrentVersionExpiration: Duration.days(1) },
        // Files that staff asked for: they can be made again at any time.
        { prefix: exportPrefix, expiration: Duration.days(7), noncurrentVersionExpiration: Duration.days(1) },
        { prefix: figuresUploadPrefix, expiration: Duration.days(90), noncurrentVersionExpiration: Duration.days(1) },
        // Files of administrations: their numbers are in the saved form a minute later.
        { prefix: deliveryUploadPrefix, expiration: Duration.days(2), noncurrentVersionExpiration: Duration.days(1) },
      ],
    });
    // Not by the property of the class: that makes a custom resource with a function of its own.
    const template = closedFiles.node.defaultChild;
    if (!(template instanceof CfnBucket)) throw new Error('the private bucket is no AWS::S3::Bucket');
    template.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
    return { publication, private: closedFiles };
  }

  #makeMail(stage: Stage): DataStack['mail'] {
    const configurationSet = new ConfigurationSet(this, 'MailConfiguration', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    configurationSet.applyRemovalPolicy(RemovalPolicy.RETAIN);
    const { domain, dmarcReports } = stage.mail;
    const identity = new EmailIdentity(this, 'MailIdentity', {
      identity: Identity.domain(domain),
      configurationSet,
      mailFromDomain: mailFromDomain(domain),
      // A lost MX record costs the alignment of SPF, not the mails: DKIM alone still passes DMARC.
      mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.USE_DEFAULT_VALUE,
    });
    identity.applyRemovalPolicy(RemovalPolicy.RETAIN);
    for (const [position, { name, value }] of identity.dkimRecords.entries()) {
      new CfnOutput(this, `DkimRecord${position + 1}`, { value: `${name} CNAME ${value}`, description: 'DNS record that lets SES sign our mails' });
    }
    const [mx, spf] = mailFromRecords(domain, region);
    for (const [id, record] of Object.entries({ MailFromMxRecord: mx, MailFromSpfRecord: spf, DmarcRecord: dmarcRecord(domain, dmarcReports) })) {
      new CfnOutput(this, id, { value: recordLine(record), description: `DNS record that ${record.purpose}` });
    }
    const key = new Secret(this, 'MailKey', {
      description: 'Seals addresses and the links of mails',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(key).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'With another key the system would forget who left a list, and links in sent mails would end. It leaves Secrets Manager for no one.',
    });
    new CfnOutput(this, 'MailKeyArn', { value: key.secretArn, description: 'Holds what addresses of recipients are sealed with' });
    return { identity, configurationSet, key };
  }

  /** The identity that a sender of our domain is checked against. */
  get mailIdentityArn(): string {
    return this.formatArn({
      service: 'ses',
      resource: 'identity',
      resourceName: this.mail.identity.emailIdentityName,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
  }

  get mailConfigurationSetArn(): string {
    const resourceName = this.mail.configurationSet.configurationSetName;
    return this.formatArn({ service: 'ses', resource: 'configuration-set', resourceName, arnFormat: ArnFormat.SLASH_RESOURCE_NAME });
  }
}
