/** What the pages of the mails say. */
export const texts = {
  previews: {
    title: 'Vorschau der E-Mails',
    lead: 'Das sind alle E-Mails, die das System verschickt. Die Namen und Zahlen darin sind erfunden.',
    caption: 'E-Mails und ihr Anlass',
    columns: { name: 'E-Mail', occasion: 'Anlass' },
    unknown: 'Diese E-Mail gibt es nicht.',
  },
  preview: {
    subject: 'Betreff',
    light: 'Heller Modus',
    dark: 'Dunkler Modus',
    text: 'Nur Text',
    /** Name of a frame for those who do not see it. */
    frame: (subject: string, theme: string): string => `${subject} – ${theme}`,
  },
} as const;
