import { subjectOf } from '../../domain/notices/mail.ts';
import { renderLetter } from '../letter.ts';
import type { MailTemplate } from '../mail-template.ts';
import { calledName, exampleReader, type LostReader, lostFacts, phoneSentence } from './lost-reader.ts';

/** A mail that came back. `times`: how many in a row did; after one for good it is 1. */
type BouncedMail = LostReader & { readonly diagnostic: string | undefined; readonly times: number };

/** Tells the office that mails to an address come back, and whom to phone. */
export const bouncedMail: MailTemplate<BouncedMail> = {
  name: 'bounced-mail',
  occasion: 'An die KIT-Stelle, wenn E-Mails an eine Adresse zurückkommen',
  render: (data, { county, exampleData, siteUrl }) => {
    const { times, diagnostic, isListed } = data;
    const headline = `E-Mails kommen zurück: ${calledName(data)}`;
    const cameBack =
      times > 1
        ? `Die letzten ${times} E-Mails an diese Adresse kamen zurück, und keine kam an.`
        : 'Eine E-Mail an diese Adresse kam zurück: Das Postfach gibt es nicht, oder es nimmt nichts von uns an.';
    return renderLetter(
      {
        subject: subjectOf(headline),
        headline,
        opening: [`${cameBack} Das System schickt dorthin keine E-Mails mehr.`, phoneSentence(data)],
        link: { text: 'Empfänger ansehen', href: `${siteUrl}/amt/empfaenger` },
        blocks: [
          { kind: 'heading', text: 'Was zu tun ist' },
          ...(isListed
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
      { ...county, exampleData },
    );
  },
  examples: {
    'Verwaltung mit Telefon': { ...exampleReader, diagnostic: 'smtp; 550 5.1.1 <…@…>: user unknown', times: 1 },
    'Postfach voll, fünfmal': { ...exampleReader, contact: undefined, diagnostic: 'smtp; 452 4.2.2 mailbox full', times: 5 },
    'Aus einem Antrag': {
      ...exampleReader,
      address: 'kim@verein.example',
      name: 'Kim Öztürk',
      contact: undefined,
      phone: undefined,
      isListed: false,
      administrations: [],
      mail: { subject: 'INT-2026-0042: Ihr Antrag ist eingegangen', at: '2026-11-22T13:37:02.000Z' },
      diagnostic: undefined,
      times: 1,
    },
  },
};
