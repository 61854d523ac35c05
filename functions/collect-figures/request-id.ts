/** A UUID out of hexadecimal digits. */
const asUuid = (digits: string): string => digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/s, '$1-$2-$3-$4-$5');

/**
 * The id of a request, a UUID: its first half is the key, its second half the content. So the same click or call twice is one request, and
 * the same key with other content is another one and is seen.
 * @param key what makes two requests the same one, with whose it is: two senders may choose the same
 * @param hash SHA-256 in hexadecimal
 */
export const requestIdOf = (key: string, content: unknown, hash: (text: string) => string): string =>
  asUuid(`${hash(key).slice(0, 16)}${hash(JSON.stringify(content)).slice(0, 16)}`);

/** Whether two requests have the same key. 18 characters of a UUID are its first half, with its hyphens. */
export const haveSameKey = (one: string, other: string): boolean => one.slice(0, 18) === other.slice(0, 18);
