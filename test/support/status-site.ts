import { manifest } from '../../functions/follow-applications/manifest.ts';
import { routes } from '../../functions/follow-applications/routes.ts';
import { county } from '../../shared/county/county.ts';
import { applicantOf } from '../../shared/domain/access/applicant.ts';
import { tokenHashOf } from '../../shared/domain/access/token.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import { errorPage } from '../../shared/pages/error-page.tsx';
import { httpHandler } from '../../shared/runtime/http-handler.ts';
import { lambdaContext } from './lambda-context.ts';
import { memoryApplicants } from './memory-applicants.ts';

const siteUrl = 'https://teilhabe.example';
const cookieToken = 'a'.repeat(64);

/** The pages of applicants with everything around them but the database, for somebody who is signed in as the contact of the first application. */
export const statusSite = (given: readonly Application[], at?: string) => {
  const memory = memoryApplicants(given, at);
  const handler = httpHandler(manifest, routes({ county, exampleData: true, siteUrl }, memory.deps), errorPage({ county, exampleData: true }));
  const [first] = given;
  const applicant = applicantOf(first?.contact.email ?? '', memory.deps.hash);
  const address = first?.contact.email ?? '';
  memory.sessions.set(tokenHashOf('session', cookieToken, memory.deps.hash) ?? '', { applicant, address, expiresAt: Number.MAX_SAFE_INTEGER });

  const call = async (
    method: 'GET' | 'POST',
    route: string,
    parameters: Record<string, string>,
    fields?: Record<string, string>,
    rawQueryString = '',
  ) => {
    const path = Object.entries(parameters).reduce((text, [name, value]) => text.replace(`{${name}}`, value), route);
    const answer = await handler(
      {
        routeKey: `${method} ${route}`,
        rawPath: path,
        rawQueryString,
        headers: { origin: siteUrl, 'content-type': 'application/x-www-form-urlencoded' },
        cookies: [`__Host-session=${cookieToken}`],
        ...(fields === undefined ? {} : { body: new URLSearchParams(fields).toString() }),
        pathParameters: parameters,
        requestContext: { http: { method, sourceIp: '192.0.2.1' } },
      },
      lambdaContext('request-1'),
    );
    const headers = new Map(Object.entries(answer.headers));
    return { status: answer.statusCode, headers, location: headers.get('location'), body: answer.body, text: visibleText(answer.body) };
  };
  const id = first?.id ?? '';
  return {
    ...memory,
    applicant,
    /** Below the page of the first application. */
    get: (page = '') => call('GET', `/status/antraege/{id}${page}`, { id }),
    post: (page: string, fields: Record<string, string>) => call('POST', `/status/antraege/{id}${page}`, { id }, fields),
    call,
  };
};

/** What people read of a page's main part, in one line. */
const visibleText = (html: string): string =>
  html
    .slice(html.indexOf('<main'), html.includes('</main>') ? html.indexOf('</main>') : undefined)
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replace(/\s+/g, ' ')
    .replaceAll(' :', ':');
