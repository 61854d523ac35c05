import { formatValue } from '../domain/statistics/figure-text.ts';
import type { Indicator } from '../domain/statistics/indicator.ts';
import type { Figure, Mark } from '../domain/statistics/monthly-report-figure.ts';

/** Signs in place of a number, as in German official tables: what is read out, and what the legend says. */
export const signs = {
  nothing: { sign: '–', spoken: 'null', meaning: 'genau null' },
  unknown: { sign: '.', spoken: 'nicht bekannt oder geheim', meaning: 'Zahl ist nicht bekannt oder darf nicht gezeigt werden' },
  later: { sign: '…', spoken: 'liegt noch nicht vor', meaning: 'Zahl liegt noch nicht vor' },
  meaningless: { sign: 'x', spoken: 'nicht sinnvoll', meaning: 'Angabe ist hier nicht sinnvoll, etwa eine Quote ohne Bezugszahl' },
} as const;

/** Letters behind a number. */
export const markMeanings: Readonly<Record<Mark, { readonly spoken: string; readonly meaning: string }>> = {
  p: { spoken: 'vorläufig', meaning: 'vorläufige Zahl' },
  r: { spoken: 'berichtigt', meaning: 'gegenüber der vorigen Fassung dieses Berichts berichtigte Zahl' },
  s: { spoken: 'geschätzt', meaning: 'geschätzte Zahl' },
};

/** A sign for the eye, its meaning for the ear. */
export const Sign = ({ sign, spoken }: { readonly sign: string; readonly spoken: string }) => (
  <>
    <span aria-hidden="true">{sign}</span>
    <span class="kern-sr-only">{spoken}</span>
  </>
);

/** A figure as it stands in a cell. */
export const FigureText = ({ figure, indicator }: { readonly figure: Figure; readonly indicator: Indicator }) => {
  if (figure.kind !== 'value') return <Sign {...signs[figure.kind]} />;
  const { value, marks } = figure;
  return (
    <>
      {value === 0 ? <Sign {...signs.nothing} /> : formatValue(value, indicator)}
      {marks.map((mark) => (
        <Sign key={mark} sign={` ${mark}`} spoken={` ${markMeanings[mark].spoken}`} />
      ))}
    </>
  );
};
