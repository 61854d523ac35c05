import { isValidIBAN } from 'ibantools';
import { workingDays } from '../../shared/domain/working-days.ts';
import { keptInputPage } from '../../shared/pages/kept-input-page.tsx';
import { documentClient } from '../../shared/runtime/clients.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { staffSessions } from '../../shared/runtime/staff-session.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { writeCsv } from '../../shared/spreadsheets/write-table.ts';
import { pauseAfterRace } from '../../shared/store/conditional-write.ts';
import { deskStore } from '../../shared/store/desk-store.ts';
import { paymentStore, paymentWrites } from '../../shared/store/payment-store.ts';
import { roundStore } from '../../shared/store/round-store.ts';
import { staffSessionStore } from '../../shared/store/staff-store.ts';
import type { Site } from './frame.ts';
import type { manifest } from './manifest.ts';

/** Everything that the pages of the payments need, over the resources of the manifest. */
export const depsOf = ({ table }: Config<(typeof manifest)['uses']>, site: Site) => {
  const client = documentClient();
  const funding = { client, table: table('funding') };
  const sessions = staffSessionStore({ client, table: table('staff') });
  return {
    ...surroundings,
    ...roundStore(funding),
    ...deskStore(funding),
    ...paymentStore(funding),
    writes: paymentWrites(funding.table),
    county: site.county,
    isWorkingDay: workingDays(site.county.holidays),
    validIban: isValidIBAN,
    writeCsv,
    pauseAfterRace,
    sessions: staffSessions({ ...surroundings, ...sessions, siteUrl: site.siteUrl, keptInputPage: keptInputPage(site, 'account') }),
  };
};
