import { formatDate, type IsoDate } from '../../shared/domain/calendar.ts';
import { formatDeadline } from '../../shared/domain/funding/deadline.ts';
import { type RenderedMail, subjectOf } from '../../shared/domain/notices/mail.ts';
import { renderLetter } from '../../shared/mail/letter.ts';
import type { ConfirmationFrame } from './confirmation-mail.ts';
import { draftFacts, draftLink, type KnownDraft } from './draft-facts.ts';

/** Reminds the people who write a draft that its round closes soon. @param lastDay of the round */
export const draftDeadlineMail =
  (frame: ConfirmationFrame) =>
  (known: KnownDraft, { lastDay }: { readonly lastDay: IsoDate }): RenderedMail =>
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
    );
