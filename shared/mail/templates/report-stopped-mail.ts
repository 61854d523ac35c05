import { formatMonth } from '../../domain/calendar.ts';
import { subjectOf } from '../../domain/notices/mail.ts';
import { deskPath } from '../../domain/statistics/publication-paths.ts';
import type { EventOf } from '../../domain/statistics/release-draft.ts';
import { renderLetter } from '../letter.ts';
import type { MailTemplate } from '../mail-template.ts';

/** Says that the audit stopped a report. The cells stand at the desk only: a mail may be forwarded. */
export const reportStoppedMail: MailTemplate<Pick<EventOf<'release.stopped'>, 'month' | 'cells'>> = {
  name: 'report-stopped',
  occasion: 'An die KIT-Stelle: Die Prüfung hat die Veröffentlichung gestoppt.',
  render: ({ month, cells }, { county, exampleData, siteUrl }) => {
    const headline = `Der Bericht für ${formatMonth(month)} ist gestoppt`;
    const count = cells.length === 1 ? 'ließe sich eine geheime Zahl' : `ließen sich ${cells.length} geheime Zahlen`;
    return renderLetter(
      {
        subject: subjectOf(headline),
        headline,
        opening: [
          `die Prüfung vor der Veröffentlichung hat gezeigt: Aus dem Bericht ${count} berechnen. Deshalb ist nichts davon öffentlich.`,
          'Bitte sehen Sie nach, um welche es geht. Dort können Sie weitere Zahlen geheim halten und die Veröffentlichung noch einmal starten.',
        ],
        link: { text: 'Bericht ansehen', href: `${siteUrl}${deskPath(month)}` },
        blocks: [],
      },
      { ...county, exampleData },
    );
  },
};
