import type { Application } from '../../shared/domain/funding/application.ts';
import { application, informationRequest } from '../unit/mail/examples.ts';
import { statusSite } from './status-site.ts';

/** An instant before the questions are due. */
export const askedAt = '2026-12-02T09:00:00.000Z';

/** The pages of an applicant who has been asked two questions. */
export const askedSite = (over: Partial<Application> = {}, now = askedAt) => {
  const site = statusSite([{ ...application, state: 'info_requested', version: 2, ...over }], now);
  site.requests.push(informationRequest);
  const answer = (one = 'Kim', two = 'Viele', anfrage = informationRequest.id) =>
    site.post('/antworten', { anfrage, 'antwort.0': one, 'antwort.1': two });
  return { ...site, answer };
};
