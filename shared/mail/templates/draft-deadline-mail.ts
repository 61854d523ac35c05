import { formatDate, type IsoDate } from '../../domain/calendar.ts';
import { formatDeadline } from '../../domain/funding/deadline.ts';
import { subjectOf } from '../../domain/notices/mail.ts';
import { renderLetter } from '../letter.ts';
import type { MailTemplate } from '../mail-template.ts';
import { draftFacts, draftLink, type KnownDraft } from './draft-facts.ts';

/** Reminds the people who write a draft that its round closes soon. @param lastDay of the round */
export const draftDeadlineMail: MailTemplate<{ readonly known: KnownDraft; readonly lastDay: IsoDate }> = {
  name: 'draft-deadline',
  occasion: 'Die Förderrunde schließt bald, und der Antrag ist noch ein Entwurf.',
  render: ({ known, lastDay }, frame) =>
    renderLetter(
      {
        subject: subjectOf(`Frist ${formatDate(lastDay)}: Ihr Antrag ist noch nicht abgesendet`),
        headline: `Frist ${formatDate(lastDay)}: Ihr Antrag ist noch nicht abgesendet`,
        opening: [
          `Ihr Förderantrag ist noch ein Entwurf. Bitte senden Sie ihn bis ${formatDeadline(known.round)} ab. Danach nehmen wir in dieser Förderrunde keine Anträge mehr an.`,
          'Schreiben Sie zu mehreren? Es genügt, wenn eine Person den Antrag absendet.',
        ],
        link: draftLink(frame, known.draft),
        blocks: [
          { kind: 'heading', text: 'Der Entwurf' },
          draftFacts(known),
          { kind: 'paragraph', text: 'Möchten Sie keinen Antrag mehr stellen? Dann müssen Sie nichts tun.' },
        ],
      },
      { ...frame.county, exampleData: frame.exampleData },
    ),
};
