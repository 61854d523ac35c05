import type { Application } from '../../domain/funding/application.ts';
import { type RenderedMail, subjectOf } from '../../domain/notices/mail.ts';
import { type Block, renderLetter } from '../letter.ts';
import type { MailFrame } from '../mail-template.ts';

/** What a letter about an application says besides which one it is. */
export type ApplicationNews = {
  /** Without the reference; also the headline. */
  readonly news: string;
  /** Begins in lower case: after a greeting with a comma German goes on so. */
  readonly opening: readonly string[];
  readonly blocks: readonly Block[];
  readonly link?: { readonly text: string /** Below the page of the application. */; readonly path: string };
};

/** A letter to the contact of an application that leads to its page. */
export const applicationLetter = (
  { id, reference, contact }: Application,
  { news, opening, blocks, link = { text: 'Stand Ihres Antrags ansehen', path: '' } }: ApplicationNews,
  { county, exampleData, siteUrl }: MailFrame,
): RenderedMail =>
  renderLetter(
    {
      subject: subjectOf(`${reference}: ${news}`),
      headline: `${reference}: ${news}`,
      to: contact.name,
      opening,
      link: { text: link.text, href: `${siteUrl}/status/antraege/${id}${link.path}` },
      blocks,
    },
    { ...county, exampleData },
  );
