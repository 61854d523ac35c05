import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { axis, classFills, fillsOf, ink, panel, seriesStyles } from '../../../../functions/publish-report/charts/palette.ts';

type Colour = readonly [number, number, number];

/** sRGB to linear light, as WCAG 2.2 and IEC 61966-2-1 have it. */
const linear = (hex: string): Colour => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return [red, green, blue];
};
const luminance = ([red, green, blue]: Colour): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue;
const contrast = (a: string, b: string): number => {
  const [dark = 0, light = 0] = [luminance(linear(a)), luminance(linear(b))].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};

/** CIELAB under D65. */
const lab = ([red, green, blue]: Colour): Colour => {
  const curve = (value: number): number => (value > 216 / 24389 ? Math.cbrt(value) : ((24389 / 27) * value + 16) / 116);
  const x = curve((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
  const y = curve(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
  const z = curve((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
};
const difference = (a: Colour, b: Colour): number => Math.hypot(...lab(a).map((part, at) => part - (lab(b)[at] ?? 0)));

// Machado, Oliveira, Fernandes 2009: a physiologically-based model for simulation of color vision deficiency, severity 1.0, linear RGB.
const visions = {
  full: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;
const seen = (hex: string, matrix: readonly number[]): Colour => {
  const colour = linear(hex);
  const [red = 0, green = 0, blue = 0] = [0, 3, 6].map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        colour.reduce((sum, part, at) => sum + part * (matrix[row + at] ?? 0), 0),
      ),
    ),
  );
  return [red, green, blue];
};
const pairs = <T>(list: readonly T[]): (readonly [T, T])[] => list.flatMap((one, at) => list.slice(at + 1).map((other) => [one, other] as const));

const colours = seriesStyles.map(({ colour }) => colour);

describe('contrast', () => {
  it('is computed as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(difference(linear('#000000'), linear('#ffffff'))).toBeCloseTo(100, 1);
  });

  it('of text on the panel is 4.5:1: ink, and names of series in their colour', () => {
    for (const colour of [ink, ...colours]) expect(contrast(colour, panel)).toBeGreaterThanOrEqual(4.5);
  });

  it('of text on every class of a map is 4.5:1', () => {
    for (const fill of classFills) expect(contrast(ink, fill)).toBeGreaterThanOrEqual(4.5);
  });

  it('of what is drawn is 3:1 to what lies beside it', () => {
    // Bars lie on the panel with edges of its colour between them; the text on the dots of projects has it too.
    for (const colour of [axis, ...colours]) expect(contrast(colour, panel)).toBeGreaterThanOrEqual(3);
    // Classes of maps are divided by borders of ink.
    for (const fill of [panel, ...classFills]) expect(contrast(ink, fill)).toBeGreaterThanOrEqual(3);
  });

  it('of the panel that the page has is the one that is tested', () => {
    const css = readFileSync(join(import.meta.dirname, '../../../../shared/pages/teilhabe.css'), 'utf8');
    const [, rule = ''] = /\.chart__panel \{([^}]*)\}/.exec(css) ?? [];
    expect(rule).toContain('background: #fff;');
    expect(rule).toContain(`color: ${ink};`);
  });
});

describe.each(Object.entries(visions))('with %s', (_vision, matrix) => {
  it('series differ, neighbours clearly', () => {
    const between = ([a, b]: readonly [string, string]): number => difference(seen(a, matrix), seen(b, matrix));
    expect(Math.min(...pairs(colours).map(between))).toBeGreaterThanOrEqual(20);
    expect(Math.min(...colours.slice(1).map((colour, at) => between([colours[at] ?? '', colour])))).toBeGreaterThanOrEqual(30);
  });

  it('classes of maps become darker by visible steps', () => {
    const lightness = classFills.map((fill) => lab(seen(fill, matrix))[0]);
    for (const [at, light] of lightness.slice(1).entries()) expect((lightness[at] ?? 0) - light).toBeGreaterThanOrEqual(8);
  });
});

describe('without any colour', () => {
  it('neighbours in a stack differ in lightness', () => {
    const lightness = colours.map((colour) => lab(linear(colour))[0]);
    for (const [at, light] of lightness.slice(1).entries()) expect(Math.abs((lightness[at] ?? 0) - light)).toBeGreaterThanOrEqual(14);
  });

  it('every line has a dash of its own', () => {
    expect(new Set(seriesStyles.map(({ dash }) => dash)).size).toBe(seriesStyles.length);
  });
});

it('fewer classes lie further apart, from the lightest on', () => {
  expect([1, 2, 3, 4, 5].map((count) => fillsOf(count).length)).toEqual([1, 2, 3, 4, 5]);
  expect(fillsOf(3)).toEqual([classFills[0], classFills[2], classFills[4]]);
});
