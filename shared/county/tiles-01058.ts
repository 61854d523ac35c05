import type { MapTile } from './profile.ts';

/** The 19 administrations of Kreis Rendsburg-Eckernförde (01058) as equal tiles: north is above, Kiel lies at the right edge. */
export const tiles: readonly MapTile[] = [
  { area: '010585893', label: 'Schlei-Ostsee', column: 2, row: 0 },
  { area: '010585890', label: 'Hüttener Berge', column: 1, row: 1 },
  { area: '01058043', label: 'Eckernförde', column: 2, row: 1 },
  { area: '010585824', label: 'Dänischer Wohld', column: 3, row: 1 },
  { area: '010585822', label: 'Dänischenhagen', column: 4, row: 1 },
  { area: '010585833', label: 'Fockbek', column: 0, row: 2 },
  { area: '01058034', label: 'Büdelsdorf', column: 1, row: 2 },
  { area: '010585803', label: 'Achterwehr', column: 2, row: 2 },
  { area: '01058092', label: 'Kronshagen', column: 3, row: 2 },
  { area: '01058005', label: 'Altenholz', column: 4, row: 2 },
  { area: '010585847', label: 'Hohner Harde', column: 0, row: 3 },
  { area: '01058135', label: 'Rendsburg', column: 1, row: 3 },
  { area: '010585888', label: 'Eiderkanal', column: 2, row: 3 },
  { area: '010585896', label: 'Eidertal', column: 3, row: 3 },
  { area: '010585853', label: 'Jevenstedt', column: 1, row: 4 },
  { area: '010585864', label: 'Nortorfer Land', column: 2, row: 4 },
  { area: '010585889', label: 'Bordesholm', column: 3, row: 4 },
  { area: '010585895', label: 'Mittelholstein', column: 1, row: 5 },
  { area: '01058169', label: 'Wasbek', column: 2, row: 5 },
];
