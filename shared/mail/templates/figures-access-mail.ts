import { formatInstant, formatMonth, type Instant, type Month } from '../../domain/calendar.ts';
import { figuresTemplates } from '../../domain/notices/mail.ts';
import { renderLetter } from '../letter.ts';
import type { MailTemplate } from '../mail-template.ts';

/** What the mail says. `name`: of the administration. */
export type FiguresAccess = { readonly name: string; readonly month: Month; readonly token: string; readonly expiresAt: Instant };

/** The link that an administration asked for itself. */
export const figuresAccessMail: MailTemplate<FiguresAccess> = {
  name: figuresTemplates.access,
  occasion: 'Eine Verwaltung bittet auf der Seite „Zahlen melden“ um einen Link.',
  render: ({ name, month, token, expiresAt }, { county, exampleData, siteUrl }) =>
    renderLetter(
      {
        subject: 'Ihr Link zur Meldung der Zahlen',
        headline: 'Ihr Link zur Meldung der Zahlen',
        opening: [
          `mit diesem Link melden Sie die Zahlen für ${formatMonth(month)}. Sie können damit auch frühere Monate ansehen und berichtigen. Verwaltung: ${name}.`,
          `Er gilt bis zum ${formatInstant(expiresAt)} und nur einmal. Geben Sie ihn nicht weiter.`,
        ],
        link: { text: 'Zahlen melden', href: `${siteUrl}/zahlen/anmelden/${token}` },
        blocks: [{ kind: 'paragraph', text: 'Haben Sie keinen Link angefordert? Dann müssen Sie nichts tun.' }],
      },
      { ...county, exampleData },
    ),
};
