import { formatInstant, type Instant } from '../../domain/calendar.ts';
import { renderLetter } from '../letter.ts';
import type { MailTemplate } from '../mail-template.ts';

/** `by`: name of the person of the staff who sends it. */
export type TestMail = { readonly by: string; readonly at: Instant };

/** Shows whether mails arrive at an address, and says who wanted to know. */
export const testMail: MailTemplate<TestMail> = {
  name: 'test',
  occasion: 'Probe an eine Adresse, von Mitarbeitenden ausgelöst.',
  render: ({ by, at }, { county, exampleData, siteUrl }) =>
    renderLetter(
      {
        subject: 'Probe: Unsere E-Mails kommen bei Ihnen an',
        headline: 'Unsere E-Mails kommen bei Ihnen an',
        opening: [
          'mit dieser E-Mail prüfen wir, ob Sie unsere Nachrichten erhalten. Sie müssen nichts tun.',
          `Ausgelöst von ${by} am ${formatInstant(at)}.`,
        ],
        link: { text: 'Zuwanderungsbericht ansehen', href: `${siteUrl}/berichte/` },
        blocks: [{ kind: 'paragraph', text: 'Lag diese E-Mail im Spam-Ordner? Dann nehmen Sie unsere Adresse bitte in Ihr Adressbuch auf.' }],
      },
      { ...county, exampleData },
    ),
};
