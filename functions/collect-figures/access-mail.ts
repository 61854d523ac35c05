import { formatInstant, formatMonth, type Instant, type Month } from '../../shared/domain/calendar.ts';
import type { RenderedMail } from '../../shared/domain/notices/mail.ts';
import { renderLetter } from '../../shared/mail/letter.ts';
import type { Site } from './site.ts';

/** What the mail says. `name`: of the administration. */
export type FiguresAccess = { readonly name: string; readonly month: Month; readonly token: string; readonly expiresAt: Instant };

/** The link that an administration asked for itself. */
export const figuresAccessMail =
  ({ county, exampleData, siteUrl }: Site) =>
  ({ name, month, token, expiresAt }: FiguresAccess): RenderedMail =>
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
    );
