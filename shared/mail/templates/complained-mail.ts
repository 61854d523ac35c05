import { subjectOf } from '../../domain/notices/mail.ts';
import { renderLetter } from '../letter.ts';
import type { MailTemplate } from '../mail-template.ts';
import { calledName, type LostReader, lostFacts, lostLink, phoneSentence } from './lost-reader-facts.ts';

/** Tells the office that somebody whom it entered reported a mail as spam, so that nothing reaches them any more. */
export const complainedMail: MailTemplate<LostReader> = {
  name: 'complained',
  occasion: 'An die KIT-Stelle: Jemand von den Empfängern hat eine E-Mail als unerwünscht gemeldet.',
  render: (data, frame) => {
    const headline = `Als unerwünscht gemeldet: ${calledName(data)}`;
    return renderLetter(
      {
        subject: subjectOf(headline),
        headline,
        opening: [
          'jemand hat eine E-Mail von uns als unerwünscht gemeldet, vielleicht aus Versehen. Das System schickt an diese Adresse keine E-Mails mehr.',
          phoneSentence(data),
        ],
        link: lostLink(data, frame),
        blocks: [
          { kind: 'heading', text: 'Was zu tun ist' },
          { kind: 'paragraph', text: 'Es war ein Versehen: Geben Sie die Adresse bei den Empfängern wieder frei, wenn die Person das möchte.' },
          { kind: 'paragraph', text: 'Es war Absicht: Fragen Sie, an wen E-Mails künftig gehen sollen, und tragen Sie diese Adresse ein.' },
          { kind: 'heading', text: 'Die E-Mail, die gemeldet wurde' },
          lostFacts(data),
        ],
      },
      { ...frame.county, exampleData: frame.exampleData },
    );
  },
};
