import { formatDeadline, formatWeekdayDate } from '../../domain/funding/deadline.ts';
import { keptUntil } from '../../domain/funding/draft.ts';
import { renderLetter } from '../letter.ts';
import type { MailTemplate } from '../mail-template.ts';
import { draftFacts, draftLink, type KnownDraft } from './draft-facts.ts';

/** Says where a draft is that was just saved for the first time, until when it is kept, and that it is no application yet. */
export const draftSavedMail: MailTemplate<KnownDraft> = {
  name: 'draft-saved',
  occasion: 'Ein Entwurf ist zum ersten Mal gespeichert.',
  render: (known, frame) => {
    const { draft, round, isOpen } = known;
    return renderLetter(
      {
        subject: 'Ihr Förderantrag ist als Entwurf gespeichert',
        headline: 'Ihr Förderantrag ist als Entwurf gespeichert',
        opening: [
          'Sie haben einen Förderantrag angefangen. Mit dem Link unten arbeiten Sie daran weiter, auch an einem anderen Gerät. Sie melden sich dort mit dieser E-Mail-Adresse an. Ein Passwort brauchen Sie nicht.',
          `Der Entwurf ist noch kein Antrag. ${isOpen ? `Bitte senden Sie ihn bis ${formatDeadline(round)} ab.` : 'Bitte senden Sie ihn ab, wenn er fertig ist.'}`,
          `Wir bewahren den Entwurf bis ${formatWeekdayDate(keptUntil(draft))} auf. Danach löschen wir ihn. Jedes Speichern verlängert diese Zeit.`,
        ],
        link: draftLink(frame, draft),
        blocks: [
          { kind: 'heading', text: 'Der Entwurf' },
          draftFacts(known),
          { kind: 'paragraph', text: 'Haben Sie keinen Antrag angefangen? Dann melden Sie sich bitte bei uns.' },
        ],
      },
      { ...frame.county, exampleData: frame.exampleData },
    );
  },
};
