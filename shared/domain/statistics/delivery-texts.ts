import { quoted } from './figures-texts.ts';

/** German sentences about what an administration typed: what is wrong with a number and what to do. */
export const deliveryTexts = {
  empty: 'Hier fehlt die Zahl. Bitte tragen Sie sie ein (auch 0 ist eine Zahl), oder kreuzen Sie „liegt nicht vor“ an.',
  numberAndMissing: (text: string) => `Hier steht ${quoted(text)}, und „liegt nicht vor“ ist angekreuzt. Bitte entfernen Sie eines von beiden.`,
  sign: (text: string) => `${quoted(text)} kann 0 heißen oder „liegt nicht vor“. Bitte schreiben Sie 0, oder kreuzen Sie „liegt nicht vor“ an.`,
  signOfMunicipality: (text: string) => `${quoted(text)} kann 0 heißen oder „nicht bekannt“. Bitte schreiben Sie 0, oder lassen Sie das Feld leer.`,
  notANumber: (text: string) => `${quoted(text)} ist keine Zahl. Bitte schreiben Sie nur Ziffern.`,
  partsNotTotal: (total: string, sum: string, difference: string, missing: boolean) =>
    `Als Summe steht hier ${total}, die Zahlen darüber ergeben aber ${sum}. ${missing ? `Es fehlen ${difference}.` : `Das sind ${difference} zu viel.`} Bitte berichtigen Sie eine der Zahlen, oder lassen Sie die Summe leer: Wir rechnen sie aus.`,
  partsAboveTotal: (total: string, sum: string) =>
    `Als Summe steht hier ${total}, die Zahlen darüber ergeben aber schon ${sum}, obwohl nicht alle bekannt sind. Bitte berichtigen Sie eine der Zahlen, oder lassen Sie die Summe leer.`,
  longComment: (limit: number) => `Die Anmerkung ist zu lang. Möglich sind ${limit} Zeichen.`,
  longNumber: (limit: number) => `Hier steht zu viel Text. Bitte schreiben Sie nur die Zahl, mit höchstens ${limit} Zeichen.`,
  muchText: 'Die Anmerkungen sind zusammen zu lang. Bitte kürzen Sie diese.',
  unknownField: (name: string) => `Das Feld ${quoted(name)} gibt es bei Ihrer Verwaltung in diesem Monat nicht.`,
} as const;
