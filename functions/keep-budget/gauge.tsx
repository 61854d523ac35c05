import { type Budget, earmarkedMoney, freeMoney } from '../../shared/domain/funding/budget.ts';
import { formatEuro } from '../../shared/domain/money.ts';
import { ChartFigure, DataTable } from '../../shared/pages/content.tsx';
import { texts } from './texts.ts';

const said = texts.year;

const [width, height] = [700, 60];

// From dark to light, so that the order shows without colour; neighbours differ by more than 3:1 or have a line between them.
const fills = ['#1a1a2e', '#57576e', '#0b5c8a', '#5a9fc4', '#e8f1f6'] as const;

const fillOf = (at: number): string => fills[at] ?? fills[0];

const partsOf = (budget: Budget) => [
  { label: said.earmarked, amount: earmarkedMoney(budget) },
  { label: said.reserve, amount: budget.reserve },
  { label: said.paid, amount: budget.paid },
  { label: said.bound, amount: budget.committed - budget.paid },
  { label: said.free, amount: freeMoney(budget) },
];

/** The colour of a part of the bar, in front of its name. */
const Swatch = ({ fill }: { readonly fill: string }) => (
  <svg class="swatch" viewBox="0 0 14 14" width={14} height={14} aria-hidden="true">
    <rect x={1} y={1} width={12} height={12} fill={fill} stroke="#767676" stroke-width={2} />
  </svg>
);

/** Where the money of a year is: a bar for the eye, and the same numbers as a table. */
export const Gauge = ({ budget }: { readonly budget: Budget }) => {
  const parts = partsOf(budget);
  const words = parts.filter(({ amount }) => amount > 0).map(({ label, amount }) => `${label} ${formatEuro(amount)}`);
  let passed = 0;
  const bars = parts.map(({ label, amount }, at) => {
    const x = budget.total === 0 ? 0 : (passed / budget.total) * width;
    passed += amount;
    return { label, x, width: budget.total === 0 ? 0 : (amount / budget.total) * width, fill: fillOf(at) };
  });
  return (
    <>
      <ChartFigure
        id="geld"
        caption={said.gauge(budget.year)}
        drawing={
          <svg
            class="gauge"
            viewBox={`0 0 ${width} ${height}`}
            preserveAspectRatio="none"
            width={width}
            height={height}
            role="img"
            aria-labelledby="geld-text"
          >
            <title id="geld-text">{said.gaugeText(words.join(', '))}</title>
            {bars.map((bar) => (
              <rect key={bar.label} x={bar.x} y={4} width={bar.width} height={height - 8} fill={bar.fill} stroke="#ffffff" stroke-width={2} />
            ))}
            <rect x={1} y={3} width={width - 2} height={height - 6} fill="none" stroke="#1a1a2e" stroke-width={2} />
          </svg>
        }
        note={said.gaugeNote}
      />
      <DataTable
        id="geld-tabelle"
        caption={said.gaugeTable(budget.year)}
        columns={said.gaugeColumns.map((header, at) => ({ header, numeric: at === 1 }))}
        note={said.gaugeColours}
        rows={[
          ...parts.map(({ label, amount }, at) => ({
            header: (
              <>
                <Swatch fill={fillOf(at)} /> {label}
              </>
            ),
            cells: [formatEuro(amount)],
          })),
          { header: said.total, cells: [formatEuro(budget.total)], kind: 'total' as const },
        ]}
      />
    </>
  );
};
