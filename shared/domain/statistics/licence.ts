/** The terms under which the county publishes its report and its data: what GovData advises for new data. */
export const licence = {
  name: 'CC-BY-4.0',
  title: 'Creative Commons Namensnennung 4.0 International',
  path: 'https://creativecommons.org/licenses/by/4.0/deed.de',
} as const;
