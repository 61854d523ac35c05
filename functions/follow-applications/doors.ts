import type { Application } from '../../shared/domain/funding/application.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { applicantSessions } from '../../shared/runtime/applicant-session.ts';
import type { HttpAnswer, HttpRequest, RouteHandlers } from '../../shared/runtime/http-handler.ts';
import type { manifest } from './manifest.ts';

/** Some routes of the manifest: one file answers what belongs together. */
export type SomeRoutes<Key extends keyof RouteHandlers<typeof manifest>> = Pick<RouteHandlers<typeof manifest>, Key>;

/** The way from a request to an application, the same for every page. */
export type Doors = Pick<ReturnType<typeof applicantSessions>, 'signedIn' | 'refuseForeign'> & {
  /** The id in the path. @throws Refusal `not-found` for what is none */
  readonly idOf: (asked: HttpRequest) => string;
  /** @throws Refusal `not-found` for an application that is another's or none */
  readonly own: (applicant: string, asked: HttpRequest) => Promise<Application>;
  /** The general error page, for nobody else to keep. */
  readonly problem: (refusal: Refusal) => HttpAnswer;
};
