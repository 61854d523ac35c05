import type { FormerArea } from '../domain/statistics/area-phases.ts';

/**
 * The Gemeinden of Kreis Rendsburg-Eckernförde (01058), grouped by the Amt that administers them since 1 June 2023.
 * A Gemeinde stands in exactly one place, so it has exactly one administration.
 * Source: © Statistisches Bundesamt (Destatis), Gemeindeverzeichnis, Auszug. Population: persons, basis Zensus 2022.
 */

/** AGS of eight digits, name, population, and `Stadt` where the Gemeinde is a town. */
export type MunicipalityRow = readonly [ags: string, name: string, population: number, kind?: 'Stadt'];

/** Reference date of every population figure below. */
export const populationDate = '2024-12-31';

/** The 13 Ämter: key (first nine digits of the ARS), name without the word Amt, first day where it is younger than the figures, Gemeinden. */
export const offices: readonly {
  readonly key: string;
  readonly name: string;
  readonly validFrom?: string;
  readonly municipalities: readonly MunicipalityRow[];
}[] = [
  {
    key: '010585803',
    name: 'Achterwehr',
    municipalities: [
      ['01058001', 'Achterwehr', 1043],
      ['01058028', 'Bredenbek', 1524],
      ['01058050', 'Felde', 2095],
      ['01058093', 'Krummwisch', 707],
      ['01058104', 'Melsdorf', 2096],
      ['01058126', 'Ottendorf', 986],
      ['01058130', 'Quarnbek', 1718],
      ['01058171', 'Westensee', 1503],
    ],
  },
  {
    key: '010585822',
    name: 'Dänischenhagen',
    municipalities: [
      ['01058037', 'Dänischenhagen', 3610],
      ['01058116', 'Noer', 852],
      ['01058150', 'Schwedeneck', 2887],
      ['01058157', 'Strande', 1443],
    ],
  },
  {
    key: '010585824',
    name: 'Dänischer Wohld',
    municipalities: [
      ['01058051', 'Felm', 1241],
      ['01058058', 'Gettorf', 7540],
      ['01058096', 'Lindau', 1420],
      ['01058110', 'Neudorf-Bornstein', 1110],
      ['01058112', 'Neuwittenbek', 1181],
      ['01058121', 'Osdorf', 2596],
      ['01058142', 'Schinkel', 1051],
      ['01058165', 'Tüttendorf', 1280],
    ],
  },
  {
    key: '010585833',
    name: 'Fockbek',
    municipalities: [
      ['01058003', 'Alt Duvenstedt', 1912],
      ['01058054', 'Fockbek', 6561],
      ['01058118', 'Nübbel', 1542],
      ['01058136', 'Rickert', 1024],
    ],
  },
  {
    key: '010585847',
    name: 'Hohner Harde',
    municipalities: [
      ['01058010', 'Bargstall', 163],
      ['01058029', 'Breiholz', 1333],
      ['01058036', 'Christiansholm', 254],
      ['01058047', 'Elsdorf-Westermühlen', 1631],
      ['01058055', 'Friedrichsgraben', 51],
      ['01058056', 'Friedrichsholm', 400],
      ['01058070', 'Hamdorf', 1436],
      ['01058078', 'Hohn', 2819],
      ['01058089', 'Königshügel', 167],
      ['01058097', 'Lohe-Föhrden', 438],
      ['01058129', 'Prinzenmoor', 166],
      ['01058154', 'Sophienhamm', 302],
    ],
  },
  {
    key: '010585853',
    name: 'Jevenstedt',
    municipalities: [
      ['01058031', 'Brinjahe', 107],
      ['01058048', 'Embühren', 189],
      ['01058068', 'Haale', 495],
      ['01058071', 'Hamweddel', 451],
      ['01058075', 'Hörsten', 59],
      ['01058086', 'Jevenstedt', 3309],
      ['01058101', 'Luhnstedt', 377],
      ['01058148', 'Schülp b. Rendsburg', 1028],
      ['01058155', 'Stafstedt', 378],
      ['01058172', 'Westerrönfeld', 4887],
    ],
  },
  {
    key: '010585864',
    name: 'Nortorfer Land',
    municipalities: [
      ['01058011', 'Bargstedt', 780],
      ['01058021', 'Bokel', 598],
      ['01058023', 'Borgdorf-Seedorf', 427],
      ['01058027', 'Brammer', 347],
      ['01058038', 'Dätgen', 575],
      ['01058045', 'Eisendorf', 275],
      ['01058046', 'Ellerdorf', 505],
      ['01058049', 'Emkendorf', 1331],
      ['01058059', 'Gnutz', 1194],
      ['01058065', 'Groß Vollstedt', 966],
      ['01058091', 'Krogaspe', 453],
      ['01058094', 'Langwedel', 1575],
      ['01058117', 'Nortorf', 7190, 'Stadt'],
      ['01058120', 'Oldenhütten', 158],
      ['01058147', 'Schülp b. Nortorf', 786],
      ['01058163', 'Timmaspe', 1132],
      ['01058168', 'Warder', 700],
    ],
  },
  {
    key: '010585888',
    name: 'Eiderkanal',
    municipalities: [
      ['01058026', 'Bovenau', 1118],
      ['01058073', 'Haßmoor', 248],
      ['01058122', 'Ostenfeld (Rendsburg)', 582],
      ['01058124', 'Osterrönfeld', 5008],
      ['01058132', 'Rade b. Rendsburg', 219],
      ['01058140', 'Schacht-Audorf', 4795],
      ['01058146', 'Schülldorf', 764],
    ],
  },
  {
    key: '010585889',
    name: 'Bordesholm',
    municipalities: [
      ['01058016', 'Bissee', 161],
      ['01058022', 'Bordesholm', 7855],
      ['01058033', 'Brügge', 1113],
      ['01058063', 'Grevenkrug', 218],
      ['01058064', 'Groß Buchwald', 404],
      ['01058076', 'Hoffeld', 181],
      ['01058098', 'Loop', 188],
      ['01058108', 'Mühbrook', 521],
      ['01058109', 'Negenharrie', 361],
      ['01058133', 'Reesdorf', 150],
      ['01058143', 'Schmalstede', 286],
      ['01058144', 'Schönbek', 213],
      ['01058153', 'Sören', 194],
      ['01058170', 'Wattenbek', 2980],
    ],
  },
  {
    key: '010585890',
    name: 'Hüttener Berge',
    municipalities: [
      ['01058008', 'Ascheffel', 974],
      ['01058024', 'Borgstedt', 1767],
      ['01058030', 'Brekendorf', 1014],
      ['01058035', 'Bünsdorf', 517],
      ['01058039', 'Damendorf', 455],
      ['01058066', 'Groß Wittensee', 1305],
      ['01058069', 'Haby', 549],
      ['01058080', 'Holtsee', 1276],
      ['01058081', 'Holzbunge', 364],
      ['01058083', 'Hütten', 230],
      ['01058088', 'Klein Wittensee', 217],
      ['01058111', 'Neu Duvenstedt', 110],
      ['01058123', 'Osterby', 978],
      ['01058127', 'Owschlag', 3847],
      ['01058152', 'Sehestedt', 772],
      ['01058175', 'Ahlefeld-Bistensee', 479],
    ],
  },
  {
    key: '010585893',
    name: 'Schlei-Ostsee',
    municipalities: [
      ['01058004', 'Altenhof', 312],
      ['01058012', 'Barkelsby', 1569],
      ['01058032', 'Brodersby', 686],
      ['01058040', 'Damp', 1549],
      ['01058042', 'Dörphof', 728],
      ['01058052', 'Fleckeby', 2034],
      ['01058057', 'Gammelby', 503],
      ['01058067', 'Güby', 642],
      ['01058082', 'Holzdorf', 860],
      ['01058084', 'Hummelfeld', 270],
      ['01058087', 'Karby', 525],
      ['01058090', 'Kosel', 1397],
      ['01058099', 'Loose', 879],
      ['01058102', 'Goosefeld', 721],
      ['01058137', 'Rieseby', 2755],
      ['01058162', 'Thumby', 371],
      ['01058166', 'Waabs', 1440],
      ['01058173', 'Windeby', 1011],
      ['01058174', 'Winnemark', 582],
    ],
  },
  {
    key: '010585895',
    name: 'Mittelholstein',
    municipalities: [
      ['01058007', 'Arpsdorf', 312],
      ['01058009', 'Aukrug', 3794],
      ['01058013', 'Beldorf', 272],
      ['01058014', 'Bendorf', 461],
      ['01058015', 'Beringstedt', 724],
      ['01058025', 'Bornholt', 174],
      ['01058044', 'Ehndorf', 604],
      ['01058061', 'Gokels', 594],
      ['01058062', 'Grauel', 265],
      ['01058072', 'Hanerau-Hademarschen', 3037],
      ['01058074', 'Heinkenborstel', 138],
      ['01058077', 'Hohenwestedt', 5428],
      ['01058085', 'Jahrsdorf', 224],
      ['01058100', 'Lütjenwestedt', 540],
      ['01058103', 'Meezen', 364],
      ['01058106', 'Mörel', 258],
      ['01058113', 'Nienborstel', 598],
      ['01058115', 'Nindorf', 622],
      ['01058119', 'Oldenbüttel', 266],
      ['01058125', 'Osterstedt', 656],
      ['01058128', 'Padenstedt', 1789],
      ['01058131', 'Rade b. Hohenwestedt', 97],
      ['01058134', 'Remmels', 496],
      ['01058151', 'Seefeld', 343],
      ['01058156', 'Steenfeld', 324],
      ['01058158', 'Tackesdorf', 76],
      ['01058159', 'Tappendorf', 333],
      ['01058161', 'Thaden', 249],
      ['01058164', 'Todenbüttel', 1066],
      ['01058167', 'Wapelfeld', 320],
    ],
  },
  {
    key: '010585896',
    name: 'Eidertal',
    validFrom: '2023-06-01',
    municipalities: [
      ['01058018', 'Blumenthal', 610],
      ['01058019', 'Böhnhusen', 277],
      ['01058053', 'Flintbek', 7486],
      ['01058105', 'Mielkendorf', 1375],
      ['01058107', 'Molfsee', 4972],
      ['01058138', 'Rodenbek', 443],
      ['01058139', 'Rumohr', 814],
      ['01058141', 'Schierensee', 336],
      ['01058145', 'Schönhorst', 327],
      ['01058160', 'Techelsdorf', 144],
    ],
  },
];

/** The 6 amtsfreie Gemeinden: each is its own administration. */
export const independentMunicipalities: readonly MunicipalityRow[] = [
  ['01058005', 'Altenholz', 9865],
  ['01058034', 'Büdelsdorf', 10417, 'Stadt'],
  ['01058043', 'Eckernförde', 21563, 'Stadt'],
  ['01058092', 'Kronshagen', 12235],
  ['01058135', 'Rendsburg', 30633, 'Stadt'],
  ['01058169', 'Wasbek', 2536],
];

const flintbek = { key: '010585830', name: 'Amt Flintbek' };
const molfsee = { key: '010585859', name: 'Amt Molfsee' };
const eidertal = '010585896';
const untilEidertal = (key: string, name: string, parent: string, successors: readonly string[]): FormerArea => ({
  key,
  name,
  parent,
  validUntil: '2023-06-01',
  successors,
});

/** Before 1 June 2023: the Ämter Flintbek and Molfsee became Amt Eidertal, and their Gemeinden moved. */
export const formerAreas: readonly FormerArea[] = [
  ...[flintbek, molfsee].map(({ key, name }) => untilEidertal(key, name, '01058', [eidertal])),
  ...[
    ['01058019', 'Böhnhusen'],
    ['01058053', 'Flintbek'],
    ['01058145', 'Schönhorst'],
    ['01058160', 'Techelsdorf'],
  ].map(([ags = '', name = '']) => untilEidertal(ags, name, flintbek.key, [ags])),
  ...[
    ['01058018', 'Blumenthal'],
    ['01058105', 'Mielkendorf'],
    ['01058107', 'Molfsee'],
    ['01058138', 'Rodenbek'],
    ['01058139', 'Rumohr'],
    ['01058141', 'Schierensee'],
  ].map(([ags = '', name = '']) => untilEidertal(ags, name, molfsee.key, [ags])),
];
