import { axis, ink, panel } from './palette.ts';

/** Hatching of areas without a figure. @param id of the chart: patterns are named once per page */
export const Hatching = ({ id }: { readonly id: string }) => (
  <pattern id={`${id}-ohne`} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <path fill={panel} d="M0 0h6v6h-6z" />
    <path stroke={axis} stroke-width={2} d="M1 0v6" />
  </pattern>
);

type Entry = { readonly fill: string; readonly label: string };

/** What fills mean, one below the other. */
export const MapLegend = ({
  x,
  y,
  title,
  entries,
}: {
  readonly x: number;
  readonly y: number;
  readonly title: string;
  readonly entries: readonly Entry[];
}) => (
  <>
    <text x={x} y={y}>
      {title}
    </text>
    <g stroke={ink}>
      {entries.map(({ fill, label }, at) => (
        <path key={label} fill={fill} d={`M${x} ${y + 14 + at * 26}h24v16h-24z`} />
      ))}
    </g>
    {entries.map(({ label }, at) => (
      <text key={label} x={x + 34} y={y + 27 + at * 26}>
        {label}
      </text>
    ))}
  </>
);

/** Of areas without a figure, in the legend and in words. */
export const withoutFigure = 'keine Angabe';
