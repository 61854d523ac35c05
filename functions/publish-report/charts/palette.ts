/**
 * Colours of charts: on the light panel of the page in both themes, and on paper. Their contrast and what is left of their differences with
 * a colour-vision deficiency is tested (test/unit/publish-report/charts/palette.test.ts).
 */
export const panel = '#ffffff';

/** Text on paper, borders of maps. On the page text has the colour of the panel. */
export const ink = '#131525';

/** Lines that help to read and may be overlooked. */
export const grid = '#c0c3d5';

/** Axes, breaks, hatching. */
export const axis = '#6e7597';

/** Lines with their names (4.5:1 on the panel), and fills of bars. Every line has its own dash too. */
export const seriesStyles = [
  { colour: '#172554', dash: undefined },
  { colour: '#007a87', dash: '8 4' },
  { colour: '#75009e', dash: '2 5' },
  { colour: '#c2410c', dash: '12 4 2 4' },
  { colour: '#7a1f3d', dash: '5 5' },
] as const;

/** @see seriesStyles */
export type SeriesStyle = (typeof seriesStyles)[number];

/** The style of a series by its place; there are never more than styles. */
export const styleOf = (index: number): SeriesStyle => seriesStyles[index] ?? seriesStyles[0];

/** Classes of maps from low to high. All carry `ink` as text (4.5:1) and as border (3:1), so neighbours are told apart by more than their fill. */
export const classFills = ['#f1f4fb', '#c9d5ef', '#a3b7e2', '#7f9ad4', '#5f7fc6'] as const;

// Fewer classes lie further apart.
const spread: readonly (readonly number[])[] = [[], [2], [0, 3], [0, 2, 4], [0, 1, 3, 4], [0, 1, 2, 3, 4]];

/** Fills for a number of classes, low to high. */
export const fillsOf = (classes: number): readonly string[] => (spread[classes] ?? []).flatMap((at) => classFills[at] ?? []);
