/**
 * `Set-Cookie` of a cookie that only this site's servers read: no script sees it, no other host sets it (`__Host-`, RFC 6265bis, 4.1.3.2).
 * Lax, so that a link in a mail and the way back from an issuer bring it.
 * @param value empty, with no seconds, to take it away
 * @param seconds how long the browser keeps it
 */
export const hostCookie = (name: `__Host-${string}`, value: string, seconds: number): string =>
  `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; Secure; SameSite=Lax`;
