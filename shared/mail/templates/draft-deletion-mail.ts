import { formatDate } from '../../domain/calendar.ts';
import { formatWeekdayDate } from '../../domain/funding/deadline.ts';
import { keptUntil } from '../../domain/funding/draft.ts';
import { subjectOf } from '../../domain/notices/mail.ts';
import { renderLetter } from '../letter.ts';
import type { MailTemplate } from '../mail-template.ts';
import { draftFacts, draftLink, type KnownDraft } from './draft-facts.ts';

/** Says that a draft will be deleted because nobody works on it, and how to keep it. */
export const draftDeletionMail: MailTemplate<KnownDraft> = {
  name: 'draft-deletion',
  occasion: 'Ein Entwurf wird bald gelöscht.',
  render: (known, frame) => {
    const until = keptUntil(known.draft);
    return renderLetter(
      {
        subject: subjectOf(`Wir löschen Ihren Entwurf nach dem ${formatDate(until)}`),
        headline: `Wir löschen Ihren Entwurf nach dem ${formatDate(until)}`,
        opening: [
          `Sie haben einen Förderantrag angefangen und lange nicht daran gearbeitet. Wir bewahren den Entwurf bis ${formatWeekdayDate(until)} auf. Danach löschen wir ihn mit allen Anlagen. Das lässt sich nicht rückgängig machen.`,
          known.isOpen || known.draft.latePermit !== undefined
            ? 'Möchten Sie ihn behalten? Öffnen Sie einen Abschnitt und speichern Sie ihn, auch ohne etwas zu ändern.'
            : 'Die Förderrunde nimmt keine Anträge mehr an. Ihre Angaben können Sie bis dahin noch lesen und kopieren.',
        ],
        link: { ...draftLink(frame, known.draft), text: 'Entwurf ansehen' },
        blocks: [
          { kind: 'heading', text: 'Der Entwurf' },
          draftFacts(known),
          { kind: 'paragraph', text: 'Brauchen Sie ihn nicht mehr? Dann müssen Sie nichts tun.' },
        ],
      },
      { ...frame.county, exampleData: frame.exampleData },
    );
  },
};
