import { formatDate, type IsoDate } from '../calendar.ts';
import type { FieldError } from '../refusal.ts';
import type { Facts } from './facts.ts';
import { lastDayWithin } from './project-period.ts';
import type { Round } from './round.ts';
import { asked, error } from './rule-errors.ts';
import { minors } from './submission-codes.ts';

type Project = Facts['project'];

/** Municipalities of the county, each once. @param knownMunicipality is this AGS one of the county's? */
export const municipalitiesAreOfTheCounty = ({ municipalities }: Project, knownMunicipality: (ags: string) => boolean): readonly FieldError[] =>
  municipalities.flatMap((ags, row) => {
    if (ags === undefined) return [];
    const pointer = `/project/municipalities/${row}`;
    if (!knownMunicipality(ags)) {
      return error(pointer, `Den Gemeindeschlüssel ${ags} gibt es im Kreis nicht. Bitte nennen Sie eine Gemeinde, die zum Kreis gehört.`);
    }
    return municipalities.indexOf(ags) < row
      ? error(pointer, `Der Gemeindeschlüssel ${ags} steht schon in der Liste. Bitte nennen Sie ihn nur einmal.`)
      : [];
  });

export const datesAreInOrder = ({ startDate, endDate }: Project): readonly FieldError[] =>
  startDate === undefined || endDate === undefined || startDate <= endDate
    ? []
    : error('/project/endDate', `Das Ende (${formatDate(endDate)}) liegt vor dem Beginn (${formatDate(startDate)}). Bitte prüfen Sie beide Daten.`);

/** A project begins and ends in the budget year, or touches it, as the round says. */
export const periodIsInBudgetYear = ({ startDate, endDate }: Project, { budgetYear, duration }: Round): readonly FieldError[] => {
  if (duration.period === 'touches-year') return periodTouchesYear(startDate, endDate, budgetYear);
  const isOutside = (date: IsoDate | undefined): date is IsoDate => date !== undefined && !date.startsWith(`${budgetYear}-`);
  const frame = `Diese Runde fördert Projekte vom 1. Januar bis 31. Dezember ${budgetYear}. Bitte wählen Sie ein Datum in diesem Zeitraum.`;
  return [
    ...(isOutside(startDate) ? error('/project/startDate', `Der Beginn ist am ${formatDate(startDate)}. ${frame}`) : []),
    ...(isOutside(endDate) ? error('/project/endDate', `Das Ende ist am ${formatDate(endDate)}. ${frame}`) : []),
  ];
};

const periodTouchesYear = (startDate: IsoDate | undefined, endDate: IsoDate | undefined, year: number): readonly FieldError[] =>
  startDate === undefined || endDate === undefined || startDate > endDate || (startDate <= `${year}-12-31` && endDate >= `${year}-01-01`)
    ? []
    : error(
        '/project/startDate',
        `Das Projekt läuft vom ${formatDate(startDate)} bis zum ${formatDate(endDate)}. Diese Runde fördert Projekte, die mindestens zum Teil im Jahr ${year} liegen. Bitte prüfen Sie beide Daten.`,
      );

export const projectIsNotTooLong = ({ startDate, endDate }: Project, { budgetYear, duration }: Round): readonly FieldError[] => {
  if (startDate === undefined || endDate === undefined) return [];
  // Who has to move the dates into the year is not told a second thing about them.
  if (duration.period === 'within-year' && [startDate, endDate].some((date) => !date.startsWith(`${budgetYear}-`))) return [];
  const last = lastDayWithin(startDate, duration.maximumMonths);
  if (endDate <= last) return [];
  const months = duration.maximumMonths === 1 ? 'einen Monat' : `${duration.maximumMonths} Monate`;
  const later = duration.yearlyApplication ? ' Für die Zeit danach stellen Sie einen neuen Antrag.' : '';
  return error(
    '/project/endDate',
    `Das Projekt läuft vom ${formatDate(startDate)} bis zum ${formatDate(endDate)}. Möglich sind höchstens ${months}, also bis zum ${formatDate(last)}.${later} Bitte ändern Sie die Daten.`,
  );
};

/** Who waits for the decision does not begin in the past; who has begun is not funded. @param today in Berlin */
export const projectHasNotBegun = ({ start, startDate }: Project, round: Round, today: IsoDate): readonly FieldError[] => [
  ...(start === 'early' && !round.applications.earlyStart
    ? error(
        '/project/start',
        'Einen Beginn vor der Entscheidung erlaubt diese Runde nicht. Bitte schließen Sie den ersten Vertrag erst nach der Entscheidung.',
      )
    : []),
  ...(start === 'after-decision' && startDate !== undefined && startDate < today
    ? error(
        '/project/startDate',
        `Der Beginn (${formatDate(startDate)}) liegt in der Vergangenheit. Projekte, die schon begonnen haben, werden nicht gefördert. Bitte prüfen Sie das Datum.`,
      )
    : []),
];

/** Fields of action are those of the round, each once, and at least one where the round has any. */
export const fieldsOfActionAreOfTheRound = ({ fieldsOfAction }: Project, round: Round): readonly FieldError[] => {
  if (fieldsOfAction === undefined) return [];
  if (fieldsOfAction.length === 0) return round.fieldsOfAction.length === 0 ? [] : asked('/project/fieldsOfAction');
  const offered = round.fieldsOfAction.map(({ code, title }) => `${title} (${code})`).join('; ');
  const choice = offered === '' ? 'Bitte lassen Sie die Angabe weg.' : `Möglich sind: ${offered}.`;
  return fieldsOfAction.flatMap((code, row) => {
    const pointer = `/project/fieldsOfAction/${row}`;
    const field = round.fieldsOfAction.find((each) => each.code === code);
    if (field === undefined) return error(pointer, `Das Handlungsfeld „${code}“ gibt es in dieser Runde nicht. ${choice}`);
    return fieldsOfAction.indexOf(code) < row
      ? error(pointer, `Das Handlungsfeld „${field.title}“ steht zweimal da. Bitte nennen Sie es nur einmal.`)
      : [];
  });
};

/** An extension names what it extends. */
export const extensionNamesItsParent = ({ kind, hasPreviousReference }: Project): readonly FieldError[] =>
  kind === 'extension' && !hasPreviousReference ? asked('/project/previousReference') : [];

/** Measures lie inside the project. */
export const measuresAreInTheProject = ({ goals: { measures }, project: { startDate, endDate } }: Facts): readonly FieldError[] =>
  measures.flatMap(({ from, to }, row) => {
    const pointer = `/goals/measures/${row}`;
    if (from !== undefined && to !== undefined && from > to) {
      return error(`${pointer}/to`, `Das Ende (${formatDate(to)}) liegt vor dem Beginn (${formatDate(from)}). Bitte prüfen Sie beide Daten.`);
    }
    if (startDate === undefined || endDate === undefined || startDate > endDate) return [];
    const outside = (date: IsoDate | undefined): date is IsoDate => date !== undefined && (date < startDate || date > endDate);
    const frame = `Das Projekt läuft vom ${formatDate(startDate)} bis zum ${formatDate(endDate)}. Bitte wählen Sie ein Datum in dieser Zeit.`;
    return [
      ...(outside(from) ? error(`${pointer}/from`, `Der ${formatDate(from)} liegt außerhalb des Projekts. ${frame}`) : []),
      ...(outside(to) ? error(`${pointer}/to`, `Der ${formatDate(to)} liegt außerhalb des Projekts. ${frame}`) : []),
    ];
  });

/** A project for minors says how it protects them. */
export const minorsAreProtected = ({ targetGroups, hasChildProtection }: Facts['goals']): readonly FieldError[] =>
  !hasChildProtection && targetGroups.some((group) => group !== undefined && minors.includes(group)) ? asked('/goals/childProtection') : [];
