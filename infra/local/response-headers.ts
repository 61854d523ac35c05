import * as z from 'zod';
import type { Deployment } from './deployment.ts';
import type { WireAnswer } from './payload.ts';

/** A header that CloudFront adds; with `override` also where the origin sent one. */
export type HeaderRule = { readonly name: string; readonly value: string; readonly override: boolean };

const override = { Override: z.boolean() };
const policySchema = z.object({
  ResponseHeadersPolicyConfig: z.object({
    CustomHeadersConfig: z.object({ Items: z.array(z.object({ Header: z.string(), Value: z.string(), ...override })) }).default({ Items: [] }),
    SecurityHeadersConfig: z
      .object({
        ContentSecurityPolicy: z.object({ ContentSecurityPolicy: z.string(), ...override }).optional(),
        ContentTypeOptions: z.object(override).optional(),
        FrameOptions: z.object({ FrameOption: z.string(), ...override }).optional(),
        ReferrerPolicy: z.object({ ReferrerPolicy: z.string(), ...override }).optional(),
        StrictTransportSecurity: z
          .object({
            AccessControlMaxAgeSec: z.number(),
            IncludeSubdomains: z.boolean().default(false),
            Preload: z.boolean().default(false),
            ...override,
          })
          .optional(),
      })
      .default({}),
  }),
});

/** The headers of a response headers policy. */
export const headerRulesOf = (policyId: string | undefined, deployment: Deployment): HeaderRule[] => {
  if (policyId === undefined) return [];
  const policy = deployment.find('AWS::CloudFront::ResponseHeadersPolicy', policyId);
  const { CustomHeadersConfig, SecurityHeadersConfig: security } = policySchema.parse(deployment.properties(policy)).ResponseHeadersPolicyConfig;
  const {
    ContentSecurityPolicy: csp,
    ContentTypeOptions: type,
    FrameOptions: frame,
    ReferrerPolicy: referrer,
    StrictTransportSecurity: hsts,
  } = security;
  const hstsValue =
    hsts && `max-age=${hsts.AccessControlMaxAgeSec}${hsts.IncludeSubdomains ? '; includeSubDomains' : ''}${hsts.Preload ? '; preload' : ''}`;
  const candidates = [
    ['content-security-policy', csp?.ContentSecurityPolicy, csp?.Override],
    ['x-content-type-options', type && 'nosniff', type?.Override],
    ['x-frame-options', frame?.FrameOption, frame?.Override],
    ['referrer-policy', referrer?.ReferrerPolicy, referrer?.Override],
    ['strict-transport-security', hstsValue, hsts?.Override],
    ...CustomHeadersConfig.Items.map(({ Header, Value, Override }) => [Header.toLowerCase(), Value, Override] as const),
  ] as const;
  return candidates.flatMap(([name, value, wins]) => (value === undefined ? [] : [{ name, value, override: wins ?? false }]));
};

/** The answer with the policy's headers. */
export const applyHeaders = (answer: WireAnswer, rules: readonly HeaderRule[]): WireAnswer => {
  if (rules.length === 0) return answer;
  const headers = { ...answer.headers };
  for (const { name, value, override: wins } of rules) if (wins || !(name in headers)) headers[name] = value;
  return { ...answer, headers };
};
