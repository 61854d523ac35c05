/** What every mail of the house says, in both of its forms. */
export const phrases = {
  exampleData: 'Beispieldaten: Diese E-Mail gehört zu einer Vorführung. Namen und Zahlen sind erfunden.',
  greeting: (name: string | undefined) => (name === undefined ? 'Guten Tag,' : `Guten Tag ${name},`),
  replies: 'Sie haben Fragen? Antworten Sie einfach auf diese E-Mail oder rufen Sie uns an.',
  closing: 'Freundliche Grüße',
  email: (address: string) => `E-Mail: ${address}`,
  phone: (number: string) => `Telefon: ${number}`,
} as const;
