const all = '/amt/mails';

/** Where the pages of the mails stand. */
export const paths = {
  all,
  previews: `${all}/vorschau`,
  preview: (template: string): string => `${all}/vorschau/${template}`,
} as const;
