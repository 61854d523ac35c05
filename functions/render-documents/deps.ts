import { county } from '../../shared/county/county.ts';
import { documentClient, objectClient } from '../../shared/runtime/clients.ts';
import type { Config } from '../../shared/runtime/config.ts';
import { decisionStore } from '../../shared/store/decision-store.ts';
import { documentStore } from '../../shared/store/document-store.ts';
import { fundingStore } from '../../shared/store/funding-store.ts';
import { typesetter } from '../../shared/typesetting/typst.ts';
import { applicationPaper } from './application-paper.ts';
import type { manifest } from './manifest.ts';
import { noticePaper } from './notice-paper.ts';
import { template } from './paper.ts';
import type { RenderDocumentsDeps } from './render-documents.ts';

/** Everything that rendering needs, over the resources of the manifest. @param folder where the template and its fonts lie */
export const depsOf = ({ table, bucket, setting }: Config<(typeof manifest)['uses']>, folder: URL): RenderDocumentsDeps => {
  const funding = { client: documentClient(), table: table('funding') };
  const frame = { county, exampleData: setting('exampleData') === 'true' };
  return {
    ...fundingStore(funding),
    ...decisionStore(funding),
    ...documentStore({ client: objectClient(), bucket: bucket('private') }),
    paper: applicationPaper(frame),
    noticePaper: noticePaper(frame),
    render: typesetter(folder, template),
  };
};
