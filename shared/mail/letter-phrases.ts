import type { Letterhead, LetterLanguage } from './letter.ts';

const german = {
  exampleData: 'Beispieldaten: Diese E-Mail gehört zu einer Vorführung. Namen und Zahlen sind erfunden.',
  greeting: (name: string | undefined) => (name === undefined ? 'Guten Tag,' : `Guten Tag ${name},`),
  replies: 'Sie haben Fragen? Antworten Sie einfach auf diese E-Mail oder rufen Sie uns an.',
  closing: 'Freundliche Grüße',
  email: (address: string) => `E-Mail: ${address}`,
  phone: (number: string) => `Telefon: ${number}`,
};

const english: typeof german = {
  exampleData: 'Beispieldaten (example data): this email is part of a demonstration. Names and figures are invented.',
  greeting: (name) => (name === undefined ? 'Hello,' : `Hello ${name},`),
  replies: 'Do you have questions? Simply reply to this email or call us.',
  closing: 'Kind regards',
  email: (address) => `Email: ${address}`,
  phone: (number) => `Telephone: ${number}`,
};

/** What every mail of the house says, in both of its forms. */
export const phrasesIn = (language: LetterLanguage = 'de') => ({ de: german, en: english })[language];

/** Who signs, line by line as DIN 5008 orders it: person, office, body with whom acts for it, address. German in every language: they are names. */
export const signatureOf = ({ name, representative, office, contact }: Omit<Letterhead, 'exampleData'>): readonly string[] => [
  contact.name,
  office.name,
  `${name}, vertreten durch ${representative}`,
  office.street,
  office.city,
];
