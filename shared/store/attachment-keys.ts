import { uuid } from '../domain/access/target.ts';

/** Keys of attachments in the private bucket: the only place where one is spelled. infra reads it too. */

/** Where browsers upload to. What lies here is not checked, may be overwritten for an hour, and is deleted after two days at the latest. */
export const uploadPrefix = 'hochgeladen/';

/** Everything of applications; checked attachments lie below. */
export const applicationPrefix = 'antraege/';

/** What a form uploads, up to the name that the browser adds. */
export const uploadFolder = ({ caseId, id, kind }: { readonly caseId: string; readonly id: string; readonly kind: string }): string =>
  `${uploadPrefix}${caseId}/${id}/${kind}/`;

/** The final place of a checked file. */
export const attachmentKey = ({ caseId, id, name }: { readonly caseId: string; readonly id: string; readonly name: string }): string =>
  `${applicationPrefix}${caseId}/anlagen/${id}/${name}`;

const uploadKey = new RegExp(`^${uploadPrefix}(?<caseId>${uuid})/(?<id>${uuid})/(?<kind>[a-z-]+)/(?<fileName>.*)$`, 's');

/** What the key of an upload says; `undefined` for a key that no form of ours has made. `kind` is not checked. */
export const readUploadKey = (key: string): { caseId: string; id: string; kind: string; fileName: string } | undefined => {
  const { caseId, id, kind, fileName } = uploadKey.exec(key)?.groups ?? {};
  return caseId === undefined || id === undefined || kind === undefined || fileName === undefined ? undefined : { caseId, id, kind, fileName };
};
