import { describe, expect, it } from 'vitest';
import { objectEventSchema, placeOf } from '../../../functions/receive-attachments/object-events.ts';
import { readUploadKey, uploadFolder } from '../../../shared/store/attachment-keys.ts';

const ids = { caseId: '00000000-0000-4000-8000-0000000000c1', id: '00000000-0000-4000-8000-0000000000a1' };

describe('events of the bus', () => {
  // Both as AWS documents them.
  it('tell of an upload', () => {
    const event = {
      version: '0',
      id: '17793124-05d4-b198-2fde-7ededc63b103',
      'detail-type': 'Object Created',
      source: 'aws.s3',
      account: '111122223333',
      time: '2021-11-12T00:00:00Z',
      region: 'ca-central-1',
      resources: ['arn:aws:s3:::amzn-s3-demo-bucket1'],
      detail: {
        version: '0',
        bucket: { name: 'amzn-s3-demo-bucket1' },
        object: {
          key: 'example-key',
          size: 5,
          etag: 'b1946ac92492d2347c6235b4d2611184',
          'version-id': 'IYV3p45BT0ac8hjHg1houSdS1a.Mro8e',
          sequencer: '617f',
        },
        'request-id': 'N4N7GDK58NMKJ12R',
        requester: '123456789012',
        'source-ip-address': '1.2.3.4',
        reason: 'PutObject',
      },
    };
    expect(objectEventSchema.parse(event)).toEqual({ kind: 'created', key: 'example-key' });
  });

  it('tell of a scan', () => {
    const event = {
      version: '0',
      id: '72c7d362-737a-6dce-fc78-9e27a0171419',
      'detail-type': 'GuardDuty Malware Protection Object Scan Result',
      source: 'aws.guardduty',
      account: '111122223333',
      time: '2024-02-28T01:01:01Z',
      region: 'us-east-1',
      resources: ['arn:aws:guardduty:us-east-1:111122223333:malware-protection-plan/b4c7f464ab3a4EXAMPLE'],
      detail: {
        schemaVersion: '1.0',
        scanStatus: 'SKIPPED',
        resourceType: 'S3_OBJECT',
        s3ObjectDetails: {
          bucketName: 'amzn-s3-demo-bucket',
          objectKey: 'APKAEIBAERJR2EXAMPLE',
          eTag: 'ASIAI44QH8DHBEXAMPLE',
          versionId: 'd41d',
          s3Throttled: false,
        },
        scanResultDetails: { scanResultStatus: 'UNSUPPORTED', threats: null },
      },
    };
    expect(objectEventSchema.parse(event)).toEqual({
      kind: 'scanned',
      key: 'APKAEIBAERJR2EXAMPLE',
      etag: 'ASIAI44QH8DHBEXAMPLE',
      verdict: 'unscannable',
    });
  });

  it('of another kind are refused', () => {
    expect(objectEventSchema.safeParse({ 'detail-type': 'Object Deleted', detail: { object: { key: 'a' } } }).success).toBe(false);
  });
});

describe('the key of an upload', () => {
  it('says what its form was for, whatever the file is called', () => {
    for (const fileName of ['Satzung.pdf', 'Ü/b\n.pdf', '']) {
      expect(placeOf(`${uploadFolder({ ...ids, kind: 'quotes' })}${fileName}`)).toEqual({ ...ids, kind: 'quotes', fileName });
    }
  });

  it.each([
    'hochgeladen/a.pdf',
    `antraege/${ids.caseId}/${ids.id}/quotes/a.pdf`,
    `hochgeladen/${ids.caseId}/${ids.id}/a.pdf`,
    `hochgeladen/${ids.caseId}/../${ids.id}/quotes/a.pdf`,
    `x/hochgeladen/${ids.caseId}/${ids.id}/quotes/a.pdf`,
  ])('%s is none', (key) => {
    expect(readUploadKey(key)).toBeUndefined();
  });

  it('of a kind that does not exist is none to the function', () => {
    expect(placeOf(`${uploadFolder({ ...ids, kind: 'selfie' })}a.pdf`)).toBeUndefined();
  });
});
