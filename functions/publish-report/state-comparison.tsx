import { formatDate, formatMonth, type Month } from '../../shared/domain/calendar.ts';
import type { Indicator } from '../../shared/domain/statistics/indicator.ts';
import type { ComparedFigure, ComparedLevel, StateComparison } from '../../shared/domain/statistics/monthly-report-comparison.ts';
import { isDelivered } from '../../shared/domain/statistics/monthly-report-figure.ts';
import { dataFileName } from '../../shared/domain/statistics/publication-paths.ts';
import { Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import { FiguresFrame } from './figures-table.tsx';
import { breakSentence, formatReference, listed, tableAnchor } from './number-format.ts';
import { FigureText, Sign } from './signs.tsx';

type ComparisonProps = { readonly comparison: StateComparison; readonly month: Month };

const id = 'tabelle-kreis-und-land';

/** The county beside the Land: the figures, then of each where they come from and what keeps them apart. */
export const Comparison = ({ comparison, month }: ComparisonProps) => {
  const { number, state, county, figures, missing, mostDaysApart } = comparison;
  return (
    <>
      <Heading level={3} id={`${id}-abschnitt`}>
        {`${number} ${county} und ${state}`}
      </Heading>
      <Text>
        {`Die Zahlen für ${state} gibt das Land selbst an, sie sind keine Summe von Kreisen. Liegen die Stichtage mehr als ${dayCount(mostDaysApart)} auseinander, gibt es keinen Anteil.`}
      </Text>
      {figures.length === 0 ? null : <ComparisonTable comparison={comparison} month={month} />}
      {figures.length === 0 ? null : (
        <>
          <Heading level={4}>Quellen, Stichtage und Abgrenzungen</Heading>
          <List items={figures.map((figure) => `${figure.indicator.label}. ${remarks(figure, comparison, month).join(' ')}`)} />
        </>
      )}
      {missing.length === 0 ? null : (
        <Text>{`Für diese Zahlen liegt für ${formatMonth(month)} kein Wert des Landes vor: ${missing.map(({ label }) => label).join('; ')}.`}</Text>
      )}
    </>
  );
};

const ComparisonTable = ({ comparison: { number, state, county, figures, mostDaysApart }, month }: ComparisonProps) => (
  <FiguresFrame
    id={id}
    caption={`Tabelle ${number}: ${county} und ${state}, ${formatMonth(month)}`}
    columns={['Zahl', county, state, 'Anteil des Kreises, Prozent']}
    note={
      <>
        Berechnung des Anteils: Wert des Kreises geteilt durch Wert des Landes, mal 100. Bedeutung der <Link href="#zeichen">Zeichen</Link>. Daten:{' '}
        <Link href={dataFileName(month, 'csv')}>CSV</Link>, Anteile in Zeilen mit INDICATOR …_state_share.
      </>
    }
  >
    <tbody>
      {figures.map((figure) => (
        <tr key={figure.indicator.code}>
          <th scope="row">
            <Link href={`#${tableAnchor(figure.indicator)}-abschnitt`}>{figure.indicator.label}</Link>
            {`, ${figure.indicator.unitLabel}`}
          </th>
          <LevelCell level={figure.county} indicator={figure.indicator} month={month} />
          <LevelCell level={figure.state} indicator={figure.indicator} month={month} />
          <ShareCell figure={figure} mostDaysApart={mostDaysApart} />
        </tr>
      ))}
    </tbody>
  </FiguresFrame>
);

type LevelCellProps = { readonly level: ComparedLevel; readonly indicator: Indicator; readonly month: Month };

const LevelCell = ({ level: { row }, indicator, month }: LevelCellProps) => (
  <td>
    <FigureText figure={row.now} indicator={indicator} />
    {isDelivered(row.now) ? <small class="figures__small">{formatReference(month, indicator, row.origin.referenceDates)}</small> : null}
  </td>
);

const ShareCell = ({ figure: { share }, mostDaysApart }: { readonly figure: ComparedFigure; readonly mostDaysApart: number }) => {
  if (share === undefined) return <NoShare reason="kein Anteil: Quoten und Salden sind nicht Teil eines Ganzen" />;
  const { daysApart, now } = share.row;
  if (daysApart !== undefined) return <NoShare reason={`kein Anteil: Stichtage ${dayCount(daysApart)} auseinander, höchstens ${mostDaysApart}`} />;
  return (
    <td>
      <FigureText figure={now} indicator={share.indicator} />
    </td>
  );
};

const NoShare = ({ reason }: { readonly reason: string }) => (
  <td>
    <Sign sign="x" spoken="nicht sinnvoll" />
    <small class="figures__small">{reason}</small>
  </td>
);

const dayCount = (days: number): string => (days === 1 ? 'einen Tag' : `${days} Tage`);

/** Sentences about one figure: both sources and days, and where they differ. */
const remarks = ({ indicator, state, county, share }: ComparedFigure, names: StateComparison, month: Month): readonly string[] => {
  const from = ({ row: { origin, now } }: ComparedLevel): string =>
    isDelivered(now) ? `${origin.sources.join('; ')}, Stand ${formatReference(month, indicator, origin.referenceDates)}` : 'keine Zahl';
  const own = ({ breaks, definitions }: ComparedLevel): readonly string[] => [...breaks.map(breakSentence), ...definitions.map(asSentence)];
  const same = from(state) === from(county);
  const days = share?.row.daysApart;
  const differs = {
    Quellen: state.row.origin.sources.join() !== county.row.origin.sources.join(),
    Stichtage: state.cutOffs.join() !== county.cutOffs.join(),
    Abgrenzungen: [state, county].some((level) => own(level).length > 0),
  };
  const different = Object.entries(differs).flatMap(([what, yes]) => (yes ? [what] : []));
  const both = isDelivered(state.row.now) && isDelivered(county.row.now);
  return [
    same ? `${names.county} und ${names.state}: ${from(county)}.` : `${names.county}: ${from(county)}. ${names.state}: ${from(state)}.`,
    ...(both && different.length > 0 ? [`Verschieden: ${listed(different)}.`] : []),
    ...(days === undefined
      ? []
      : [`Die Stichtage ${cutOffText(county)} und ${cutOffText(state)} liegen ${dayCount(days)} auseinander, deshalb gibt es keinen Anteil.`]),
    ...[county, state].flatMap(own),
  ];
};

const cutOffText = ({ cutOffs }: ComparedLevel): string => listed(cutOffs.map(formatDate));

const asSentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);
