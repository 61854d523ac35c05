import type { Instant } from '../../shared/domain/calendar.ts';
import type { AttachmentAddresses, DocumentAddresses } from '../../shared/store/document-addresses.ts';
import { filesOf, type PersonFile, type PersonRecords, type PersonStore } from '../../shared/store/person-store.ts';
import { caseTexts } from './case-texts.ts';

/** What showing people their data needs from outside. */
export type PersonDataDeps = Pick<PersonStore, 'recordsOf'> & DocumentAddresses & AttachmentAddresses & { readonly now: () => Instant };

/** Everything about a person, with addresses of the files that can be opened for a while. */
export type PersonData = {
  readonly records: PersonRecords;
  readonly files: readonly { readonly name: string; readonly address: string }[];
  readonly validUntil: Instant;
  readonly at: Instant;
};

/** Seconds for which the addresses can be opened: long enough to save a dozen files one after the other. */
const filesLifetime = 15 * 60;

/** Collects everything that is stored about a person. It changes nothing. */
export const collectPersonData = ({ recordsOf, addressOf, attachmentAddress, now }: PersonDataDeps) => {
  const addressed = async (file: PersonFile): Promise<PersonData['files']> => {
    if ('attachment' in file) return [{ name: file.attachment.name, address: await attachmentAddress(file.attachment, filesLifetime) }];
    const address = await addressOf(file.copy, filesLifetime);
    return address === undefined ? [] : [{ name: file.copy.name, address }];
  };
  return async (principal: string): Promise<PersonData> => {
    const at = now();
    const records = await recordsOf(principal, at);
    const files = (await Promise.all(filesOf(records).map(addressed))).flat();
    return { records, files, validUntil: new Date(Date.parse(at) + filesLifetime * 1000).toISOString(), at };
  };
};

/** The same as a file that people can keep and machines can read. */
export const personJson = ({ records, files, validUntil, at }: PersonData): string =>
  `${JSON.stringify({ createdAt: at, ...records, files: { validUntil, list: files }, notes: caseTexts.person.others }, null, 2)}\n`;
