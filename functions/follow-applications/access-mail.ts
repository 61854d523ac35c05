import type { CountyProfile } from '../../shared/county/profile.ts';
import { formatInstant } from '../../shared/domain/calendar.ts';
import type { RenderedMail } from '../../shared/domain/notices/mail.ts';
import { renderLetter } from '../../shared/mail/letter.ts';
import type { AccessMailFacts } from './request-link.ts';

type Frame = { readonly county: CountyProfile; readonly exampleData: boolean /** No trailing slash. */; readonly siteUrl: string };

/** The link that lets an applicant in. Nothing about an application stands here: a mail may be read by others than its recipient. */
export const accessMail =
  ({ county, exampleData, siteUrl }: Frame) =>
  ({ name, token, expiresAt }: AccessMailFacts): RenderedMail =>
    renderLetter(
      {
        subject: 'Ihr Link zum Stand Ihres Antrags',
        headline: 'Ihr Link zum Stand Ihres Antrags',
        to: name,
        opening: [
          // After a greeting with a comma German goes on in lower case.
          `mit diesem Link sehen Sie, wie es um Ihren Antrag steht. Er gilt bis zum ${formatInstant(expiresAt)} und nur einmal. Geben Sie ihn nicht weiter.`,
        ],
        link: { text: 'Stand Ihres Antrags ansehen', href: `${siteUrl}/status/anmelden/${token}` },
        blocks: [
          {
            kind: 'paragraph',
            text: 'Ist der Link abgelaufen? Auf unseren Seiten können Sie unter „Stand Ihres Antrags“ jederzeit einen neuen bekommen.',
          },
          { kind: 'paragraph', text: 'Haben Sie keinen Link angefordert? Dann müssen Sie nichts tun.' },
        ],
      },
      { ...county, exampleData },
    );
