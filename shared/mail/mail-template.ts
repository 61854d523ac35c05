import type { CountyProfile } from '../county/profile.ts';
import type { RenderedMail } from '../domain/notices/mail.ts';
import type { TemplateName } from './mail-words.ts';

/** What every template is given beside its data. */
export type MailFrame = {
  readonly county: CountyProfile;
  /** Says *Beispieldaten* on top. */
  readonly exampleData: boolean;
  /** Public address without a slash at the end. */
  readonly siteUrl: string;
};

/** One mail of the system: a file in `shared/mail/templates/`, named like the template. */
export type MailTemplate<Data> = {
  /** In records, SES tags and addresses of the preview. Staff read what `mail-words.ts` calls it. */
  readonly name: TemplateName;
  /** German, for staff: who gets it, and when. */
  readonly occasion: string;
  readonly render: (data: Data, frame: MailFrame) => RenderedMail;
};
