import type { StructureDisclosure, StructureIndicator } from '../../../shared/domain/statistics/disclosure/report-structure.ts';
import { revisionPath, structureName } from '../../../shared/domain/statistics/publication-paths.ts';
import { signs } from '../../../shared/pages/figure-signs.tsx';
import { heading, link, list, strong, table, text } from './blocks.ts';
import type { Block, Companion, PublishedTable, RichText } from './report-document.ts';
import type { DocumentInputs } from './report-inputs.ts';

/**
 * How small numbers are protected, made from what is configured for each indicator. It says how numbers to be hidden are found, and of none
 * which it is: whoever knows that a hidden number is small knows too much.
 */
export const methodPage = ({ site, report, release, structure }: DocumentInputs): Companion => {
  const indicators = structure.indicators.map((indicator) => ({ ...indicator, disclosure: effective(indicator.disclosure) }));
  const methods = new Set(indicators.map(({ disclosure }) => disclosure.method));
  return {
    name: 'methode',
    title: 'So schützen wir kleine Zahlen',
    language: 'de',
    sections: [
      { id: 'warum', title: 'Warum manche Zahlen fehlen', blocks: why },
      {
        id: 'regeln',
        title: 'Welche Regel für welche Zahl gilt',
        blocks: [...ruleSentences(indicators), table(rulesTable(indicators, site)), ...sourceRules(indicators, site)],
      },
      ...(methods.has('suppress')
        ? [
            { id: 'weitere-zahlen', title: 'Warum auch größere Zahlen fehlen', blocks: secondary },
            { id: 'pruefung', title: 'Prüfung vor jeder Ausgabe', blocks: audit },
          ]
        : []),
      ...(methods.has('round') ? [{ id: 'gerundet', title: 'Gerundete Zahlen', blocks: rounded }] : []),
      ...(methods.has('derived') ? [{ id: 'berechnet', title: 'Berechnete Zahlen', blocks: derived }] : []),
      { id: 'nachrechnen', title: 'Zum Nachrechnen', blocks: checking(revisionPath(report.month, release.revision)) },
    ],
  };
};

const sentences = (...all: readonly string[]): readonly Block[] => list(all.map((sentence) => [sentence]));

const why: readonly Block[] = [
  text(
    'Eine sehr kleine Zahl kann verraten, um welchen Menschen es geht, vor allem in kleinen Orten. Deshalb zeigt der Bericht manche Zahlen nicht.',
  ),
  ...sentences(
    `An der Stelle einer Zahl, die nicht gezeigt wird, steht ein Punkt (${signs.unknown.sign}). Er heißt: ${signs.unknown.spoken}.`,
    'Der Punkt sagt nicht, warum die Zahl fehlt: ob sie klein ist, ob sie eine andere Zahl schützt oder ob die Quelle sie nicht nennt. Aus dem Punkt allein lässt sich also nichts schließen.',
    `Eine Null wird gezeigt. In Tabellen steht für sie ein Strich (${signs.nothing.sign}).`,
    'Zahlen, die eine Quelle selbst verborgen hat, bleiben verborgen.',
  ),
];

const secondary: readonly Block[] = [
  text('Wer in einer Reihe nur eine Zahl nicht kennt, kann sie aus der Summe ausrechnen. Deshalb werden weitere Zahlen verborgen.'),
  ...sentences(
    'Beachtet werden alle Summen, die der Bericht zeigt: von Gemeinden über Ämter zum Kreis, von Gruppen zur Gesamtzahl, von Monaten zur Summe seit Januar.',
    'Beachtet werden auch frühere Berichte und Fassungen: Wer sie nebeneinanderlegt, soll nicht mehr erfahren als aus einem allein.',
    'Ein Rechenverfahren wählt die weiteren Zahlen so, dass möglichst wenig verloren geht. Summen und große Gebiete bleiben möglichst stehen. Was im Vormonat verborgen war, wird bevorzugt wieder verborgen.',
    'Sätze, Schaubilder, Anteile und Salden entstehen nur aus Zahlen, die gezeigt werden.',
  ),
];

const audit: readonly Block[] = [
  text(
    'Vor jeder Ausgabe prüft ein zweites, eigenständiges Programm die fertigen Dateien. Es kennt nur, was veröffentlicht wird, und versucht, die verborgenen Zahlen auszurechnen. Lässt sich bei einer davon schließen, dass sie klein ist, erscheint die Ausgabe nicht.',
  ),
];

const rounded: readonly Block[] = sentences(
  'Jede gerundete Zahl ist einzeln gerundet, auch die Summen. Deshalb ergeben die Teile zusammen oft nicht genau die Summe.',
  'Zahlen, die eine Quelle schon gerundet hat, werden nicht noch einmal gerundet.',
  'Unterschiede zwischen gerundeten Zahlen sind so ungenau wie beide Zahlen zusammen.',
);

const derived: readonly Block[] = [
  text(
    'Quoten, Anteile, Salden und freie Plätze werden aus anderen Zahlen berechnet. Ist eine davon verborgen, ist es auch das Ergebnis: Sonst ließe sich zurückrechnen.',
  ),
];

const checking = (folder: string): readonly Block[] => [
  text(
    'Was die Summe wovon ist und welche Regel gilt, steht für Programme in der Datei ',
    link(structureName, `${folder}${structureName}`),
    '. Alle gezeigten Zahlen stehen bei den ',
    link('Dateien des Berichts', `${folder}#dateien`),
    '.',
  ),
];

/** Below 2 there is no count to hide. */
const effective = (rule: StructureDisclosure): StructureDisclosure => (rule.method === 'suppress' && rule.threshold < 2 ? { method: 'open' } : rule);

type Suppression = Extract<StructureDisclosure, { method: 'suppress' }>;

/** What the report does with the numbers of an indicator, as a sentence. */
const ruleSentence = (rule: StructureDisclosure): string => {
  switch (rule.method) {
    case 'open':
      return 'Alle Zahlen werden gezeigt.';
    case 'derived':
      return 'Das Ergebnis wird verborgen, sobald eine Zahl verborgen ist, aus der es berechnet wird.';
    case 'round':
      return `Jede Zahl wird auf ein Vielfaches von ${rule.roundingBase} gerundet. Summen gehen deshalb nicht auf.`;
    case 'suppress':
      return suppressionSentence(rule);
  }
};

const suppressionSentence = ({ threshold, width }: Suppression): string => {
  const hidden = threshold === 2 ? 'Die Zahl 1 wird' : `Die Zahlen ${threshold === 3 ? '1 und 2' : `1 bis ${threshold - 1}`} werden`;
  const room = width === 0 ? '' : ` Für jede verborgene kleine Zahl bleiben Werte denkbar, die mindestens ${width} auseinanderliegen.`;
  return `${hidden} nicht gezeigt, ebenso Zahlen, aus denen sich schließen ließe, dass eine andere unter ${threshold} liegt.${room}`;
};

/** `Verbergen unter 3`, `Runden auf 5`. */
const ruleName = (rule: StructureDisclosure): string => {
  switch (rule.method) {
    case 'open':
      return 'Offen';
    case 'derived':
      return 'Berechnet';
    case 'round':
      return `Runden auf ${rule.roundingBase}`;
    case 'suppress':
      return `Verbergen unter ${rule.threshold}${rule.width === 0 ? '' : `, Spielraum ${rule.width}`}`;
  }
};

/** Each rule that some indicator has, once. */
const ruleSentences = (indicators: readonly StructureIndicator[]): readonly Block[] => {
  const rules = new Map(indicators.map(({ disclosure }) => [ruleName(disclosure), ruleSentence(disclosure)]));
  return list([...rules].map(([name, sentence]): RichText => [strong(name), `: ${sentence}`]));
};

/** What sources do themselves before the county gets their numbers. */
const sourceRules = (indicators: readonly StructureIndicator[], { catalogue }: DocumentInputs['site']): readonly Block[] => {
  const used = new Set(indicators.map(({ code }) => catalogue.find(code)?.disclosure));
  const own = catalogue.disclosureRules.filter(({ code, method, sources }) => used.has(code) && (method === 'round' || sources !== undefined));
  return own.length === 0
    ? []
    : [
        heading(3, 'Was Quellen selbst tun'),
        {
          kind: 'definitions',
          entries: own.map(({ label, text: says, sources = [] }) => ({ term: [label, ...sources].join(', '), content: [says] })),
        },
      ];
};

const rulesTable = (indicators: readonly StructureIndicator[], { catalogue, county }: DocumentInputs['site']): PublishedTable => {
  const ruleOfSource = new Map(catalogue.disclosureRules.map(({ code, label }) => [code, label]));
  return {
    id: 'tabelle-regeln',
    number: 'M.1',
    title: 'Schutz kleiner Zahlen nach Kennzahl',
    scope: county.name,
    subject: 'Kennzahl',
    columns: [
      { key: 'rule', label: 'Regel dieses Berichts', kind: 'text' },
      { key: 'source', label: 'Quelle', kind: 'text' },
      { key: 'sourceRule', label: 'Was über die Regel der Quelle bekannt ist', kind: 'text' },
    ],
    groups: [
      {
        rows: indicators.map(({ code, label, disclosure }) => {
          const known = catalogue.find(code);
          return {
            key: code,
            header: label,
            cells: [
              { text: ruleName(disclosure) },
              { text: known?.source ?? 'Berechnet' },
              { text: ruleOfSource.get(known?.disclosure ?? 'derived') ?? '' },
            ],
          };
        }),
      },
    ],
    notes: [],
    place: 'page',
  };
};
