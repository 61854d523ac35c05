import { formatDate, formatMonth, lastDayOf, type Month } from '../../shared/domain/calendar.ts';
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

/** The county beside the Land: the figures, then where they come from and what keeps them apart. */
export const Comparison = ({ comparison, month }: ComparisonProps) => {
  const { number, state, county, figures, missing, mostDaysApart } = comparison;
  // Figures of the same sources and days have one line.
  const remarks = Map.groupBy(figures, (figure) => remarkOf(figure, month));
  return (
    <>
      <Heading level={3} id={`${id}-abschnitt`}>
        {`${number} ${county} und ${state}`}
      </Heading>
      <Text>
        {`Die Zahlen für ${state} gibt das Land selbst an, sie sind keine Summe von Kreisen. Liegen die Stichtage mehr als ${dayCount(mostDaysApart)} auseinander, gibt es keinen Anteil.`}
      </Text>
      {figures.length === 0 ? (
        <Text>{`Für ${formatMonth(month)} liegen keine Zahlen des Landes vor, neben denen die des Kreises stehen könnten.`}</Text>
      ) : (
        <>
          <ComparisonTable comparison={comparison} month={month} />
          <Heading level={4}>Quellen, Stichtage und Abgrenzungen</Heading>
          <List
            items={[...remarks].map(([remark, same]) => (
              <>
                <strong>{listed(same.map(({ indicator }) => indicator.label))}</strong>
                {`. ${remark}`}
              </>
            ))}
          />
          {missing.length === 0 ? null : (
            <Text>{`Für diese Zahlen liegt für ${formatMonth(month)} kein Wert des Landes vor: ${missing.map(({ label }) => label).join('; ')}.`}</Text>
          )}
        </>
      )}
    </>
  );
};

// The share first: on a phone it is what stands in view without scrolling.
const ComparisonTable = ({ comparison: { number, figures }, month }: ComparisonProps) => (
  <FiguresFrame
    id={id}
    caption={`Tabelle ${number}: Kreis und Land, ${formatMonth(month)}`}
    columns={['Zahl', 'Anteil des Kreises, Prozent', 'Kreis', 'Land']}
    note={
      <>
        {`Ohne Angabe gelten die Zahlen für ${formatMonth(month)} oder den ${formatDate(lastDayOf(month))}. `}
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
          <ShareCell figure={figure} />
          <LevelCell level={figure.county} indicator={figure.indicator} month={month} />
          <LevelCell level={figure.state} indicator={figure.indicator} month={month} />
        </tr>
      ))}
    </tbody>
  </FiguresFrame>
);

type LevelCellProps = { readonly level: ComparedLevel; readonly indicator: Indicator; readonly month: Month };

const LevelCell = ({ level: { row, cutOffs }, indicator, month }: LevelCellProps) => (
  <td>
    <FigureText figure={row.now} indicator={indicator} />
    {cutOffs.every((day) => day === lastDayOf(month)) ? null : <small class="figures__small">{listed(cutOffs.map(formatDate))}</small>}
  </td>
);

const ShareCell = ({ figure }: { readonly figure: ComparedFigure }) => {
  const { share } = figure;
  if (share === undefined) return <NoShare reason="Kein Anteil: Quoten und Salden sind nicht Teil eines Ganzen." />;
  const { daysApart, now } = share.row;
  if (daysApart !== undefined) return <NoShare reason={`Kein Anteil: Die Stichtage liegen ${dayCount(daysApart)} auseinander.`} />;
  // Sources differ nearly always: the list below names them.
  const different = now.kind === 'value' ? differencesOf(figure).filter((what) => what !== 'Quellen') : [];
  return (
    <td>
      <FigureText figure={now} indicator={share.indicator} />
      {different.length === 0 ? null : <small class="figures__small">{`verschiedene ${listed(different)}`}</small>}
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

/** What keeps the two figures apart; of a figure that is not there nothing is known. */
const differencesOf = ({ state, county }: ComparedFigure): readonly string[] => {
  if (!isDelivered(state.row.now) || !isDelivered(county.row.now)) return [];
  const differ = (of: (level: ComparedLevel) => readonly string[]): boolean => of(state).join('|') !== of(county).join('|');
  return [
    ...(differ(({ row }) => row.origin.sources) ? ['Quellen'] : []),
    ...(differ(({ cutOffs }) => cutOffs) ? ['Stichtage'] : []),
    ...(differ(definitionSentences) ? ['Abgrenzungen'] : []),
  ];
};

const definitionSentences = ({ breaks, definitions }: ComparedLevel): readonly string[] => [
  ...breaks.map(breakSentence),
  ...definitions.map((text) => (/[.!?…]$/.test(text) ? text : `${text}.`)),
];

/** Both sources and days, and where they differ. */
const remarkOf = (figure: ComparedFigure, month: Month): string => {
  const { indicator, state, county, share } = figure;
  const from = ({ row: { origin, now } }: ComparedLevel): string =>
    isDelivered(now) ? `${origin.sources.join('; ')}, Stand ${formatReference(month, indicator, origin.referenceDates)}` : 'keine Zahl';
  const different = differencesOf(figure);
  const days = share?.row.daysApart;
  return [
    from(state) === from(county) ? `Kreis und Land: ${from(county)}.` : `Kreis: ${from(county)}. Land: ${from(state)}.`,
    ...(different.length > 0 ? [`Verschieden sind: ${listed(different)}.`] : []),
    ...(days === undefined ? [] : [`Die Stichtage liegen ${dayCount(days)} auseinander, deshalb gibt es keinen Anteil.`]),
    ...[county, state].flatMap(definitionSentences),
  ].join(' ');
};
