import { describe, expect, it } from 'vitest';
import { pageAnswer } from '../../../shared/runtime/http-handler.ts';
import { contentSecurityPolicyFor, securityHeaders } from '../../../shared/runtime/security-headers.ts';

const directives = (policy: string): Map<string, string> =>
  new Map(policy.split('; ').map((directive) => [directive.slice(0, directive.indexOf(' ')), directive.slice(directive.indexOf(' ') + 1)]));

describe('the policy of a page that uploads', () => {
  const general = directives(securityHeaders['content-security-policy'] ?? '');

  it('differs from the general one in where forms may go, and still lets them come back', () => {
    const own = directives(
      contentSecurityPolicyFor(['https://private.s3.eu-central-1.amazonaws.com/', 'https://private.s3.eu-central-1.amazonaws.com/x']),
    );
    expect(own.get('form-action')).toBe("'self' https://private.s3.eu-central-1.amazonaws.com");
    expect(new Map([...own, ['form-action', "'self'"]])).toEqual(general);
  });

  it('allows an origin, and nothing else that is handed to it', () => {
    expect(directives(contentSecurityPolicyFor(["http://127.0.0.1:4566/private;script-src 'unsafe-inline'"])).get('form-action')).toBe(
      "'self' http://127.0.0.1:4566",
    );
    expect(() => contentSecurityPolicyFor(['*'])).toThrow();
  });

  it('is set by the answer of the page', () => {
    const policy = contentSecurityPolicyFor(['http://127.0.0.1:4566/private']);
    expect(pageAnswer('', 200, { 'content-security-policy': policy }).headers['content-security-policy']).toBe(policy);
  });
});
