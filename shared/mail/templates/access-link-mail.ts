import type { Purpose } from '../../domain/access/target.ts';
import { formatInstant, type Instant } from '../../domain/calendar.ts';
import { accessTemplate } from '../../domain/notices/mail.ts';
import { renderLetter } from '../letter.ts';
import type { MailTemplate } from '../mail-template.ts';

/** What the mail says. */
export type AccessMailFacts = { readonly purpose: Purpose; readonly name?: string; readonly token: string; readonly expiresAt: Instant };

/** What differs by what the link is for. `does` goes on after a greeting with a comma, so it begins in lower case. */
const wordings: Readonly<Record<Purpose, { readonly subject: string; readonly does: string; readonly link: string; readonly again: string }>> = {
  status: {
    subject: 'Ihr Link zum Stand Ihres Antrags',
    does: 'mit diesem Link sehen Sie, wie es um Ihren Antrag steht.',
    link: 'Stand Ihres Antrags ansehen',
    again: 'Stand Ihres Antrags',
  },
  apply: {
    subject: 'Ihr Link zum Förderantrag',
    does: 'mit diesem Link beginnen Sie einen Förderantrag, oder Sie arbeiten an einem weiter, den Sie angefangen haben.',
    link: 'Antrag beginnen oder fortsetzen',
    again: 'Förderung beantragen',
  },
};

/** The link that lets an applicant in. Nothing about an application stands here: a mail may be read by others than its recipient. */
export const accessLinkMail: MailTemplate<AccessMailFacts> = {
  name: accessTemplate,
  occasion: 'Wer einen Antrag stellen oder den Stand sehen will, bittet um einen Link.',
  render: ({ purpose, name, token, expiresAt }, { county, exampleData, siteUrl }) => {
    const { subject, does, link, again } = wordings[purpose];
    return renderLetter(
      {
        subject,
        headline: subject,
        ...(name === undefined ? {} : { to: name }),
        opening: [`${does} Er gilt bis zum ${formatInstant(expiresAt)} und nur einmal. Geben Sie ihn nicht weiter.`],
        link: { text: link, href: `${siteUrl}/status/anmelden/${token}` },
        blocks: [
          { kind: 'paragraph', text: `Ist der Link abgelaufen? Auf unseren Seiten können Sie unter „${again}“ jederzeit einen neuen bekommen.` },
          { kind: 'paragraph', text: 'Haben Sie keinen Link angefordert? Dann müssen Sie nichts tun.' },
        ],
      },
      { ...county, exampleData },
    );
  },
};
