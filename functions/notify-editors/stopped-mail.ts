import { formatMonth } from '../../shared/domain/calendar.ts';
import { type RenderedMail, subjectOf } from '../../shared/domain/notices/mail.ts';
import { deskPath } from '../../shared/domain/statistics/publication-paths.ts';
import { renderLetter } from '../../shared/mail/letter.ts';
import type { EditorsFrame, EventOf } from './frame.ts';

/** Says that the audit stopped a report. The cells stand at the desk only: a mail may be forwarded. */
export const stoppedMail =
  ({ county, exampleData, siteUrl }: EditorsFrame) =>
  ({ month, cells }: Pick<EventOf<'release.stopped'>, 'month' | 'cells'>): RenderedMail => {
    const headline = `Der Bericht für ${formatMonth(month)} ist gestoppt`;
    const count = cells.length === 1 ? 'ließe sich eine geheime Zahl' : `ließen sich ${cells.length} geheime Zahlen`;
    return renderLetter(
      {
        subject: subjectOf(headline),
        headline,
        opening: [
          `Die Prüfung vor der Veröffentlichung hat gezeigt: Aus dem Bericht ${count} berechnen. Deshalb ist nichts davon öffentlich.`,
          'Bitte sehen Sie nach, um welche es geht. Dort können Sie weitere Zahlen geheim halten und die Veröffentlichung noch einmal starten.',
        ],
        link: { text: 'Bericht ansehen', href: `${siteUrl}${deskPath(month)}` },
        blocks: [],
      },
      { ...county, exampleData },
    );
  };
