/** One spelling for one mailbox: no mail provider tells addresses apart by upper and lower case. */
export const normalisedAddress = (address: string): string => address.trim().toLowerCase();

/**
 * What an application carries of its contact's address for finding it again: nothing that can be read at a glance. The prefix is no
 * secret; who has the table can still try addresses one by one (docs/decisions/0091).
 * @param hash SHA-256 of a text, in hexadecimal
 */
export const applicantOf = (address: string, hash: (text: string) => string): string => hash(`teilhabe applicant\n${normalisedAddress(address)}`);
