/** German sentences about numbers that can be right and look wrong. */
export const plausibilityTexts = {
  jump: (label: string, value: string, from: string, to: string, before: string) =>
    `${label}: ${value} ist ungewöhnlich. In den Monaten davor waren ${from} bis ${to} üblich${before}.`,
  before: (month: string, value: string) => `, zuletzt ${value} (${month})`,
  municipalities: (label: string, sum: string, value: string, difference: string, missing: boolean, empty: number) =>
    `${label}: Die Gemeinden ergeben zusammen ${sum}, das Amt ${value}. ${missing ? `Es fehlen ${difference}.` : `Das sind ${difference} zu viel.`}${
      empty === 0 ? '' : empty === 1 ? ' Eine Gemeinde ist leer.' : ` ${empty} Gemeinden sind leer.`
    }`,
  difference: (of: Readonly<Record<'less' | 'low' | 'more' | 'high' | 'label' | 'result', string>>) =>
    `${of.less}: ${of.low} ist mehr als ${of.high} (${of.more}). „${of.label}“ wäre ${of.result}.`,
} as const;
