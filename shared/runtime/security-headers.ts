/**
 * Headers of every answer, from the functions and from CloudFront alike. No import: infra reads it too.
 * Only scripts that are files of this site, no frame, nothing from elsewhere; KERN's icons are data: images in its style sheet.
 */
const policy = (formOrigins: readonly string[], styles = "style-src 'self'"): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    styles,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    ["form-action 'self'", ...formOrigins].join(' '),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

export const contentSecurityPolicy = policy([]);

/**
 * The policy of one answer with forms that post to other origins too, for its header `content-security-policy`: CloudFront leaves it as
 * it is. Browsers hold redirects of such a post to it as well, so the way back to this site stays allowed.
 * @param targets addresses that forms post to; their origins count
 */
export const contentSecurityPolicyFor = (targets: readonly string[]): string => policy([...new Set(targets.map((target) => new URL(target).origin))]);

/**
 * The policy of a page that shows mails of this system in frames: a mail has its styles in its elements, and a frame without an address takes
 * the policy of its page. For answers without anything that a visitor wrote.
 */
export const contentSecurityPolicyWithStyles = policy([], "style-src 'self' 'unsafe-inline'");

/** Names in lower case, as they go over the wire with HTTP/2. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};
