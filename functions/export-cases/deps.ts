import { county } from '../../shared/county/county.ts';
import { documentClient, objectClient } from '../../shared/runtime/clients.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { surroundings } from '../../shared/runtime/surroundings.ts';
import { writeCsv, writeWorkbook } from '../../shared/spreadsheets/write-table.ts';
import { deskStore } from '../../shared/store/desk-store.ts';
import { exportFiles, exportStore } from '../../shared/store/export-store.ts';
import { roundStore } from '../../shared/store/round-store.ts';
import { trailStore } from '../../shared/store/trail-store.ts';
import { typesetter } from '../../shared/typesetting/typst.ts';
import { casePaper, template } from './case-paper.ts';
import type { ExportDeps } from './export-cases.ts';
import type { manifest } from './manifest.ts';

/** Everything that putting out needs, over the resources of the manifest. @param folder holds typesetter, template and fonts */
export const depsOf = ({ table, bucket, setting }: Config<(typeof manifest)['uses']>, folder: URL): ExportDeps => {
  const funding = { client: documentClient(), table: table('funding') };
  const set = typesetter(folder, template);
  const frame = { county, exampleData: setting('exampleData') === 'true' };
  return {
    ...surroundings,
    ...deskStore(funding),
    ...trailStore(funding),
    ...exportStore(funding),
    ...roundStore(funding),
    ...exportFiles({ client: objectClient(), bucket: bucket('private') }),
    writeCsv,
    writeWorkbook,
    countyName: county.name,
    render: (whole, round) => set(casePaper(whole, round, frame)),
  };
};
