import { formatInstant, formatMonth } from '../../domain/calendar.ts';
import { subjectOf } from '../../domain/notices/mail.ts';
import { deskPath } from '../../domain/statistics/publication-paths.ts';
import { releaseInstant } from '../../domain/statistics/release-calendar.ts';
import type { EventOf } from '../../domain/statistics/release-draft.ts';
import { renderLetter } from '../letter.ts';
import type { MailTemplate } from '../mail-template.ts';

/** Says that the draft of a report lies ready. */
export const reportDraftMail: MailTemplate<Pick<EventOf<'release.preview-made'>, 'month' | 'at'>> = {
  name: 'report-draft',
  occasion: 'An die KIT-Stelle: Der Entwurf des Berichts ist da.',
  render: ({ month, at }, { county, exampleData, siteUrl }) => {
    const headline = `Der Entwurf für ${formatMonth(month)} liegt bereit`;
    const due = releaseInstant(month, county.report);
    const isLate = Date.parse(at) >= Date.parse(due);
    return renderLetter(
      {
        subject: subjectOf(headline),
        headline,
        opening: [
          isLate
            ? `der Termin des Zuwanderungsberichts war am ${formatInstant(due)}. Was Sie jetzt ändern, erscheint, wenn jemand es dort veröffentlicht.`
            : `der Zuwanderungsbericht erscheint am ${formatInstant(due)} von selbst: mit den Zahlen, die dann da sind. Was fehlt, steht darin als fehlend.`,
          `${isLate ? 'Dort' : 'Bis dahin'} können Sie die Vorschau ansehen, auffällige Zahlen prüfen und Texte schreiben. Ein Text erscheint, wenn eine zweite Person ihn freigegeben hat.`,
        ],
        link: { text: 'Entwurf ansehen', href: `${siteUrl}${deskPath(month)}` },
        blocks: [
          {
            kind: 'paragraph',
            text: 'Stimmt etwas nicht? Dann halten Sie den Bericht dort an. Er erscheint erst, wenn jemand ihn weiterlaufen lässt.',
          },
        ],
      },
      { ...county, exampleData },
    );
  },
};
