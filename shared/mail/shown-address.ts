import { domainToUnicode } from 'node:url';

/** An address as people know it: a domain that is stored as `xn--…` with its umlauts. What cannot be read so stays as it is. */
export const shownAddress = (address: string): string => {
  const at = address.lastIndexOf('@') + 1;
  const domain = address.slice(at);
  return domain.includes('xn--') ? `${address.slice(0, at)}${domainToUnicode(domain) || domain}` : address;
};
