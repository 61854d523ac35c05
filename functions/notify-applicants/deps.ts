import { county } from '../../shared/county/county.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { draftNotices } from './draft-notices.ts';
import type { manifest } from './manifest.ts';
import { reminderNotices } from './money-notices.ts';
import { noticesOf } from './notices.ts';
import { storesOf } from './stores.ts';

/** Everything that the mails need, over the resources of the manifest. */
export const depsOf = (config: Config<(typeof manifest)['uses']>) => {
  const stores = storesOf(config);
  const frame = { county, exampleData: config.setting('exampleData') === 'true', siteUrl: config.setting('siteUrl') };
  return {
    ...stores,
    notices: noticesOf(frame, { ...stores, ...surroundings }),
    reminderNotices: reminderNotices(frame, stores),
    draftNotice: draftNotices(frame),
    now: surroundings.now,
  };
};
