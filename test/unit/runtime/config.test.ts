import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../shared/runtime/config.ts';
import { environmentName, environmentOf, type Manifest } from '../../../shared/runtime/manifest.ts';

const manifest = {
  name: 'try-config',
  purpose: 'test',
  impact: 'test',
  triggers: [{ kind: 'event' }],
  uses: {
    tables: { funding: ['GetItem'] },
    buckets: { private: [] },
    queues: { mail: ['SendMessage'] },
    settings: ['siteUrl', 'mailConfigurationSet'],
  },
} as const satisfies Manifest;

const environment = {
  TABLE_FUNDING: 'funding-1',
  BUCKET_PRIVATE: 'private-1',
  QUEUE_MAIL: 'http://queue',
  SETTING_SITE_URL: 'https://site',
  SETTING_MAIL_CONFIGURATION_SET: 'set',
};

describe('the environment of a function', () => {
  it('has one variable for each thing the manifest uses', () => {
    expect(environmentOf(manifest).map(environmentName)).toEqual(Object.keys(environment));
  });

  it('is read by the names of the manifest', () => {
    const config = readConfig(manifest, environment);
    expect([
      config.table('funding'),
      config.bucket('private'),
      config.queue('mail'),
      config.setting('siteUrl'),
      config.setting('mailConfigurationSet'),
    ]).toEqual(Object.values(environment));
  });

  it('fails at the cold start when one is missing or empty, naming it', () => {
    expect(() => readConfig(manifest, { ...environment, TABLE_FUNDING: undefined, SETTING_SITE_URL: '' })).toThrow(
      /TABLE_FUNDING[\s\S]*SETTING_SITE_URL/,
    );
  });
});
