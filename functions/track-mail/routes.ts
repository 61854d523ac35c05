import { Refusal } from '../../shared/domain/refusal.ts';
import type { MailFrame } from '../../shared/mail/mail-template.ts';
import { pageAnswer, type RouteHandlers } from '../../shared/runtime/http-handler.ts';
import { contentSecurityPolicyWithStyles } from '../../shared/runtime/security-headers.ts';
import type { manifest } from './manifest.ts';
import { previewPage, previewsPage } from './preview-pages.tsx';
import { previews } from './previews.ts';
import { texts } from './texts.ts';

/** Every route of the manifest: the request in, the answer out. */
export const routes = (site: MailFrame): RouteHandlers<typeof manifest> => ({
  'GET /amt/mails/vorschau': { allowed: async (_request, staff) => pageAnswer(previewsPage(site, staff)) },
  'GET /amt/mails/vorschau/{template}': {
    allowed: async ({ pathParameters }, staff) => {
      const found = previews.find(({ name }) => name === pathParameters['template']);
      if (found === undefined) throw new Refusal('not-found', texts.previews.unknown);
      return pageAnswer(previewPage(site, staff, found), 200, { 'content-security-policy': contentSecurityPolicyWithStyles });
    },
  },
});
