import { renderLetter } from '../letter.ts';
import type { MailTemplate } from '../mail-template.ts';
import { draftLink, type KnownDraft } from './draft-facts.ts';

/**
 * Invites somebody to write an application together. It goes to people who have not asked for it, so nothing stands in it that the
 * inviting person could have written.
 * @param invitedBy address of the inviting person; absent when a program did
 */
export const draftInvitationMail: MailTemplate<{ readonly known: KnownDraft; readonly invitedBy: string | undefined }> = {
  name: 'draft-invitation',
  occasion: 'Jemand ist eingeladen, an einem Antrag mitzuschreiben.',
  render: ({ known: { draft, round }, invitedBy }, frame) =>
    renderLetter(
      {
        subject: 'Einladung: Schreiben Sie an einem Förderantrag mit',
        headline: 'Einladung: Schreiben Sie an einem Förderantrag mit',
        opening: [
          // After a greeting with a comma German goes on in lower case.
          `${invitedBy === undefined ? 'Sie sind eingeladen' : `die Person mit der Adresse ${invitedBy} hat Sie eingeladen`}, an einem Förderantrag mitzuschreiben. Es geht um die Förderrunde „${round.title}“.`,
          'Mit dem Link sehen und ändern Sie alle Angaben des Entwurfs. Sie melden sich dort mit dieser E-Mail-Adresse an. Ein Passwort brauchen Sie nicht.',
          'Wer den Antrag angefangen hat, sieht Ihre E-Mail-Adresse und was Sie wann geändert haben.',
        ],
        link: { ...draftLink(frame, draft), text: 'Entwurf ansehen' },
        blocks: [{ kind: 'paragraph', text: 'Möchten Sie nicht mitschreiben, oder sagt Ihnen das nichts? Dann müssen Sie nichts tun.' }],
      },
      { ...frame.county, exampleData: frame.exampleData },
    ),
};
