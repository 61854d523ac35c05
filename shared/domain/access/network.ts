const ipv4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.\d{1,3}$/;

/**
 * The network that a caller belongs to: the first 24 bits of an IPv4 address, the first 48 of an IPv6 address (what one household or
 * office gets). An IPv4 address in IPv6 clothes counts as what it is; anything else is one network of its own.
 */
export const networkOf = (address: string): string => {
  const text = address.trim().toLowerCase().split('%')[0] ?? '';
  const [, a, b, c] = ipv4.exec(text.replace(/^::ffff:(?=\d+\.)/, '')) ?? [];
  if (a !== undefined) return `${a}.${b}.${c}.0/24`;
  if (!/^[0-9a-f:]+$/.test(text) || !text.includes(':')) return 'unknown';
  const [head = '', tail] = text.split('::');
  const before = head.split(':').filter((group) => group !== '');
  const after = (tail ?? '').split(':').filter((group) => group !== '');
  // What `::` leaves out are groups of zeros, so that there are eight.
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  const groups = [...before, ...zeros, ...after].slice(0, 3).map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.join(':')}::/48`;
};
