import { subjectOf } from '../../domain/notices/mail.ts';
import { renderLetter } from '../letter.ts';
import type { MailTemplate } from '../mail-template.ts';
import { calledName, type LostReader, lostFacts, lostLink, phoneSentence } from './lost-reader-facts.ts';

/** A mail that came back. `times`: how many in a row did; after one for good it is 1. */
export type BouncedMail = LostReader & { readonly diagnostic: string | undefined; readonly times: number };

/** Tells the office that mails to an address come back, and whom to phone. */
export const bouncedMail: MailTemplate<BouncedMail> = {
  name: 'bounced',
  occasion: 'An die KIT-Stelle: E-Mails an eine Adresse kommen zurück.',
  render: (data, frame) => {
    const { times, diagnostic, recipient } = data;
    const headline = `E-Mails kommen zurück: ${calledName(data)}`;
    const cameBack =
      times > 1
        ? `die letzten ${times} E-Mails an diese Adresse kamen zurück, und keine kam an.`
        : 'eine E-Mail an diese Adresse kam zurück: Das Postfach gibt es nicht, oder es nimmt nichts von uns an.';
    return renderLetter(
      {
        subject: subjectOf(headline),
        headline,
        opening: [`${cameBack} Das System schickt dorthin keine E-Mails mehr.`, phoneSentence(data)],
        link: lostLink(data, frame),
        blocks: [
          { kind: 'heading', text: 'Was zu tun ist' },
          ...(recipient !== undefined
            ? ([
                { kind: 'paragraph', text: 'Es gibt eine andere Adresse: Tragen Sie sie bei den Empfängern ein.' },
                { kind: 'paragraph', text: 'Die Adresse stimmt, und das Postfach geht wieder: Geben Sie die Adresse dort wieder frei.' },
              ] as const)
            : ([
                {
                  kind: 'paragraph',
                  text: 'Die Adresse steht nicht bei den Empfängern; sie kommt zum Beispiel aus einem Antrag. Wer sie angegeben hat, weiß nicht, dass die E-Mail fehlt. Bitte sagen Sie es der Person.',
                },
              ] as const)),
          { kind: 'heading', text: 'Die E-Mail, die zurückkam' },
          lostFacts(data, [{ label: 'Antwort', value: diagnostic ?? 'Der andere Server hat keinen Grund genannt.' }]),
        ],
      },
      { ...frame.county, exampleData: frame.exampleData },
    );
  },
};
