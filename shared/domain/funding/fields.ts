/** What a field takes: decides which German sentence a mistake gets. */
export type FieldKind = 'text' | 'choice' | 'amount' | 'date' | 'postcode' | 'email' | 'municipality' | 'flag' | 'list' | 'group';

/** One field of a submission as people meet it: in the form, in error sentences, in copies. */
export type Field = {
  readonly kind: FieldKind;
  /** German name, as it stands above the input. */
  readonly label: string;
  /** German sentence for a field that is empty or missing. */
  readonly ask: string;
};

/**
 * All fields of a submission by JSON Pointer, `*` for the number of a row, in the order of the form.
 * @see submissionSchema
 */
export const submissionFields = {
  '/organisation': { kind: 'group', label: 'Ihre Organisation', ask: 'Bitte machen Sie Angaben zur Organisation.' },
  '/organisation/name': { kind: 'text', label: 'Name der Organisation', ask: 'Bitte geben Sie den Namen der Organisation an.' },
  '/organisation/legalForm': { kind: 'choice', label: 'Rechtsform', ask: 'Bitte wählen Sie die Rechtsform der Organisation.' },
  '/organisation/street': { kind: 'text', label: 'Straße und Hausnummer', ask: 'Bitte geben Sie Straße und Hausnummer an.' },
  '/organisation/postcode': { kind: 'postcode', label: 'Postleitzahl', ask: 'Bitte geben Sie die Postleitzahl an.' },
  '/organisation/city': { kind: 'text', label: 'Ort', ask: 'Bitte geben Sie den Ort an.' },
  '/contact': { kind: 'group', label: 'Ansprechperson', ask: 'Bitte machen Sie Angaben zur Ansprechperson.' },
  '/contact/name': { kind: 'text', label: 'Vorname und Nachname', ask: 'Bitte geben Sie den Namen der Ansprechperson an.' },
  '/contact/email': {
    kind: 'email',
    label: 'E-Mail-Adresse',
    ask: 'Bitte geben Sie eine E-Mail-Adresse an. Dorthin senden wir die Bestätigung.',
  },
  '/contact/phone': { kind: 'text', label: 'Telefon', ask: 'Bitte geben Sie eine Telefonnummer an, oder lassen Sie das Feld weg.' },
  '/project': { kind: 'group', label: 'Ihr Projekt', ask: 'Bitte machen Sie Angaben zum Projekt.' },
  '/project/title': { kind: 'text', label: 'Titel des Projekts', ask: 'Bitte geben Sie dem Projekt einen Titel.' },
  '/project/shortDescription': {
    kind: 'text',
    label: 'Kurzbeschreibung',
    ask: 'Bitte beschreiben Sie kurz, was Sie vorhaben und für wen.',
  },
  '/project/municipalities': {
    kind: 'list',
    label: 'Wo findet das Projekt statt?',
    ask: 'Bitte wählen Sie mindestens eine Gemeinde, in der das Projekt stattfindet.',
  },
  '/project/municipalities/*': { kind: 'municipality', label: 'Gemeinde', ask: 'Bitte geben Sie den Gemeindeschlüssel an.' },
  '/project/startDate': { kind: 'date', label: 'Beginn', ask: 'Bitte geben Sie an, wann das Projekt beginnt.' },
  '/project/endDate': { kind: 'date', label: 'Ende', ask: 'Bitte geben Sie an, wann das Projekt endet.' },
  '/costs': { kind: 'list', label: 'Kostenplan', ask: 'Bitte geben Sie mindestens eine Zeile im Kostenplan an.' },
  '/costs/*': { kind: 'group', label: 'Zeile im Kostenplan', ask: 'Bitte füllen Sie die Zeile aus.' },
  '/costs/*/category': { kind: 'choice', label: 'Kostenart', ask: 'Bitte wählen Sie die Kostenart.' },
  '/costs/*/description': { kind: 'text', label: 'Bezeichnung', ask: 'Bitte beschreiben Sie, wofür das Geld gebraucht wird.' },
  '/costs/*/amount': { kind: 'amount', label: 'Betrag in Euro', ask: 'Bitte geben Sie den Betrag dieser Zeile an.' },
  '/financing': { kind: 'list', label: 'Finanzierungsplan', ask: 'Bitte geben Sie mindestens eine Zeile im Finanzierungsplan an.' },
  '/financing/*': { kind: 'group', label: 'Zeile im Finanzierungsplan', ask: 'Bitte füllen Sie die Zeile aus.' },
  '/financing/*/source': { kind: 'choice', label: 'Quelle', ask: 'Bitte wählen Sie, woher das Geld kommt.' },
  '/financing/*/description': {
    kind: 'text',
    label: 'Erläuterung',
    ask: 'Bitte erläutern Sie die Zeile, oder lassen Sie das Feld weg.',
  },
  '/financing/*/amount': { kind: 'amount', label: 'Betrag in Euro', ask: 'Bitte geben Sie den Betrag dieser Zeile an.' },
  '/requestedAmount': { kind: 'amount', label: 'Beantragte Summe in Euro', ask: 'Bitte geben Sie an, welche Summe Sie beim Kreis beantragen.' },
  '/reuseRelease': {
    kind: 'flag',
    label: 'Freigabe der Kurzbeschreibung',
    ask: 'Bitte geben Sie an, ob die Kurzbeschreibung weiterverwendet werden darf.',
  },
} as const satisfies Record<string, Field>;

const known: ReadonlyMap<string, Field> = new Map(Object.entries(submissionFields));
const order = [...known.keys()];

// Rows have one entry for all: the twelfth amount of the cost plan is that of row `*`.
const pattern = (pointer: string): string => pointer.replace(/\/\d+(?=\/|$)/g, '/*');

/** The field at a JSON Pointer, `undefined` for one that the submission does not know. */
export const fieldAt = (pointer: string): Field | undefined => known.get(pattern(pointer));

const rank = (pointer: string): number => {
  const index = order.indexOf(pattern(pointer));
  return index === -1 ? order.length : index;
};

const tokens = (pointer: string): string[] => pointer.split('/').slice(1);

/** Sorts JSON Pointers as the form shows their fields: rows by number before columns, unknown fields last. */
export const byFormOrder = (a: string, b: string): number => {
  const [first, second] = [tokens(a), tokens(b)];
  for (let depth = 0; depth < Math.min(first.length, second.length); depth += 1) {
    const [one, other] = [first[depth] ?? '', second[depth] ?? ''];
    if (one === other) continue;
    const rows = Number(one) - Number(other);
    if (!Number.isNaN(rows)) return rows;
    return rank(`/${first.slice(0, depth + 1).join('/')}`) - rank(`/${second.slice(0, depth + 1).join('/')}`);
  }
  return first.length - second.length;
};
