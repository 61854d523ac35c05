import type { FormerArea } from '../domain/statistics/area-phases.ts';

/**
 * The Gemeinden of Kreis Rendsburg-Eckernförde (01058), grouped by the Amt that administers them since 1 June 2023.
 * A Gemeinde stands in exactly one place, so it has exactly one administration.
 * Source: © Statistisches Bundesamt (Destatis), Gemeindeverzeichnis, Auszug. Their inhabitants: population-01058-<year>.ts.
 */

/** AGS of eight digits, name, and `Stadt` where the Gemeinde is a town. */
export type MunicipalityRow = readonly [ags: string, name: string, kind?: 'Stadt'];

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
      ['01058001', 'Achterwehr'],
      ['01058028', 'Bredenbek'],
      ['01058050', 'Felde'],
      ['01058093', 'Krummwisch'],
      ['01058104', 'Melsdorf'],
      ['01058126', 'Ottendorf'],
      ['01058130', 'Quarnbek'],
      ['01058171', 'Westensee'],
    ],
  },
  {
    key: '010585822',
    name: 'Dänischenhagen',
    municipalities: [
      ['01058037', 'Dänischenhagen'],
      ['01058116', 'Noer'],
      ['01058150', 'Schwedeneck'],
      ['01058157', 'Strande'],
    ],
  },
  {
    key: '010585824',
    name: 'Dänischer Wohld',
    municipalities: [
      ['01058051', 'Felm'],
      ['01058058', 'Gettorf'],
      ['01058096', 'Lindau'],
      ['01058110', 'Neudorf-Bornstein'],
      ['01058112', 'Neuwittenbek'],
      ['01058121', 'Osdorf'],
      ['01058142', 'Schinkel'],
      ['01058165', 'Tüttendorf'],
    ],
  },
  {
    key: '010585833',
    name: 'Fockbek',
    municipalities: [
      ['01058003', 'Alt Duvenstedt'],
      ['01058054', 'Fockbek'],
      ['01058118', 'Nübbel'],
      ['01058136', 'Rickert'],
    ],
  },
  {
    key: '010585847',
    name: 'Hohner Harde',
    municipalities: [
      ['01058010', 'Bargstall'],
      ['01058029', 'Breiholz'],
      ['01058036', 'Christiansholm'],
      ['01058047', 'Elsdorf-Westermühlen'],
      ['01058055', 'Friedrichsgraben'],
      ['01058056', 'Friedrichsholm'],
      ['01058070', 'Hamdorf'],
      ['01058078', 'Hohn'],
      ['01058089', 'Königshügel'],
      ['01058097', 'Lohe-Föhrden'],
      ['01058129', 'Prinzenmoor'],
      ['01058154', 'Sophienhamm'],
    ],
  },
  {
    key: '010585853',
    name: 'Jevenstedt',
    municipalities: [
      ['01058031', 'Brinjahe'],
      ['01058048', 'Embühren'],
      ['01058068', 'Haale'],
      ['01058071', 'Hamweddel'],
      ['01058075', 'Hörsten'],
      ['01058086', 'Jevenstedt'],
      ['01058101', 'Luhnstedt'],
      ['01058148', 'Schülp b. Rendsburg'],
      ['01058155', 'Stafstedt'],
      ['01058172', 'Westerrönfeld'],
    ],
  },
  {
    key: '010585864',
    name: 'Nortorfer Land',
    municipalities: [
      ['01058011', 'Bargstedt'],
      ['01058021', 'Bokel'],
      ['01058023', 'Borgdorf-Seedorf'],
      ['01058027', 'Brammer'],
      ['01058038', 'Dätgen'],
      ['01058045', 'Eisendorf'],
      ['01058046', 'Ellerdorf'],
      ['01058049', 'Emkendorf'],
      ['01058059', 'Gnutz'],
      ['01058065', 'Groß Vollstedt'],
      ['01058091', 'Krogaspe'],
      ['01058094', 'Langwedel'],
      ['01058117', 'Nortorf', 'Stadt'],
      ['01058120', 'Oldenhütten'],
      ['01058147', 'Schülp b. Nortorf'],
      ['01058163', 'Timmaspe'],
      ['01058168', 'Warder'],
    ],
  },
  {
    key: '010585888',
    name: 'Eiderkanal',
    municipalities: [
      ['01058026', 'Bovenau'],
      ['01058073', 'Haßmoor'],
      ['01058122', 'Ostenfeld (Rendsburg)'],
      ['01058124', 'Osterrönfeld'],
      ['01058132', 'Rade b. Rendsburg'],
      ['01058140', 'Schacht-Audorf'],
      ['01058146', 'Schülldorf'],
    ],
  },
  {
    key: '010585889',
    name: 'Bordesholm',
    municipalities: [
      ['01058016', 'Bissee'],
      ['01058022', 'Bordesholm'],
      ['01058033', 'Brügge'],
      ['01058063', 'Grevenkrug'],
      ['01058064', 'Groß Buchwald'],
      ['01058076', 'Hoffeld'],
      ['01058098', 'Loop'],
      ['01058108', 'Mühbrook'],
      ['01058109', 'Negenharrie'],
      ['01058133', 'Reesdorf'],
      ['01058143', 'Schmalstede'],
      ['01058144', 'Schönbek'],
      ['01058153', 'Sören'],
      ['01058170', 'Wattenbek'],
    ],
  },
  {
    key: '010585890',
    name: 'Hüttener Berge',
    municipalities: [
      ['01058008', 'Ascheffel'],
      ['01058024', 'Borgstedt'],
      ['01058030', 'Brekendorf'],
      ['01058035', 'Bünsdorf'],
      ['01058039', 'Damendorf'],
      ['01058066', 'Groß Wittensee'],
      ['01058069', 'Haby'],
      ['01058080', 'Holtsee'],
      ['01058081', 'Holzbunge'],
      ['01058083', 'Hütten'],
      ['01058088', 'Klein Wittensee'],
      ['01058111', 'Neu Duvenstedt'],
      ['01058123', 'Osterby'],
      ['01058127', 'Owschlag'],
      ['01058152', 'Sehestedt'],
      ['01058175', 'Ahlefeld-Bistensee'],
    ],
  },
  {
    key: '010585893',
    name: 'Schlei-Ostsee',
    municipalities: [
      ['01058004', 'Altenhof'],
      ['01058012', 'Barkelsby'],
      ['01058032', 'Brodersby'],
      ['01058040', 'Damp'],
      ['01058042', 'Dörphof'],
      ['01058052', 'Fleckeby'],
      ['01058057', 'Gammelby'],
      ['01058067', 'Güby'],
      ['01058082', 'Holzdorf'],
      ['01058084', 'Hummelfeld'],
      ['01058087', 'Karby'],
      ['01058090', 'Kosel'],
      ['01058099', 'Loose'],
      ['01058102', 'Goosefeld'],
      ['01058137', 'Rieseby'],
      ['01058162', 'Thumby'],
      ['01058166', 'Waabs'],
      ['01058173', 'Windeby'],
      ['01058174', 'Winnemark'],
    ],
  },
  {
    key: '010585895',
    name: 'Mittelholstein',
    municipalities: [
      ['01058007', 'Arpsdorf'],
      ['01058009', 'Aukrug'],
      ['01058013', 'Beldorf'],
      ['01058014', 'Bendorf'],
      ['01058015', 'Beringstedt'],
      ['01058025', 'Bornholt'],
      ['01058044', 'Ehndorf'],
      ['01058061', 'Gokels'],
      ['01058062', 'Grauel'],
      ['01058072', 'Hanerau-Hademarschen'],
      ['01058074', 'Heinkenborstel'],
      ['01058077', 'Hohenwestedt'],
      ['01058085', 'Jahrsdorf'],
      ['01058100', 'Lütjenwestedt'],
      ['01058103', 'Meezen'],
      ['01058106', 'Mörel'],
      ['01058113', 'Nienborstel'],
      ['01058115', 'Nindorf'],
      ['01058119', 'Oldenbüttel'],
      ['01058125', 'Osterstedt'],
      ['01058128', 'Padenstedt'],
      ['01058131', 'Rade b. Hohenwestedt'],
      ['01058134', 'Remmels'],
      ['01058151', 'Seefeld'],
      ['01058156', 'Steenfeld'],
      ['01058158', 'Tackesdorf'],
      ['01058159', 'Tappendorf'],
      ['01058161', 'Thaden'],
      ['01058164', 'Todenbüttel'],
      ['01058167', 'Wapelfeld'],
    ],
  },
  {
    key: '010585896',
    name: 'Eidertal',
    validFrom: '2023-06-01',
    municipalities: [
      ['01058018', 'Blumenthal'],
      ['01058019', 'Böhnhusen'],
      ['01058053', 'Flintbek'],
      ['01058105', 'Mielkendorf'],
      ['01058107', 'Molfsee'],
      ['01058138', 'Rodenbek'],
      ['01058139', 'Rumohr'],
      ['01058141', 'Schierensee'],
      ['01058145', 'Schönhorst'],
      ['01058160', 'Techelsdorf'],
    ],
  },
];

/** The 6 amtsfreie Gemeinden: each is its own administration. */
export const independentMunicipalities: readonly MunicipalityRow[] = [
  ['01058005', 'Altenholz'],
  ['01058034', 'Büdelsdorf', 'Stadt'],
  ['01058043', 'Eckernförde', 'Stadt'],
  ['01058092', 'Kronshagen'],
  ['01058135', 'Rendsburg', 'Stadt'],
  ['01058169', 'Wasbek'],
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
