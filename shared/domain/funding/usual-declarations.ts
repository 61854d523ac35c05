/**
 * Declarations (Erklärungen) that German grants usually ask for, for a round that names none of its own. Each has a code, a version
 * that changes with its text, and the text. Facts relevant to subsidy fraud (§ 264 StGB) are named one by one: naming them too vaguely
 * can make the declaration worthless.
 */
export const usualDeclarations = [
  {
    code: 'not-started',
    version: '1',
    text: 'Das Projekt hat noch nicht begonnen. Wir schließen den ersten Vertrag erst nach der Entscheidung, oder wenn uns ein früherer Beginn schriftlich erlaubt ist.',
  },
  { code: 'complete-and-true', version: '1', text: 'Unsere Angaben sind vollständig und richtig. Änderungen teilen wir sofort mit.' },
  {
    code: 'subsidy-facts',
    version: '1',
    text: 'Uns ist bekannt: Subventionserheblich im Sinne von § 264 des Strafgesetzbuches sind die Angaben zur Organisation, zum Beginn und Zeitraum des Projekts, zum Zweck, zu den Kosten, zur Finanzierung und zu anderen Förderungen. Falsche Angaben dazu können strafbar sein.',
  },
  { code: 'financing-secured', version: '1', text: 'Mit der beantragten Förderung ist das ganze Projekt bezahlt.' },
  { code: 'other-grants', version: '1', text: 'Alle anderen Förderungen und Einnahmen für das Projekt stehen im Finanzierungsplan.' },
  { code: 'no-insolvency', version: '1', text: 'Die Organisation ist nicht zahlungsunfähig, und es läuft kein Insolvenzverfahren.' },
  {
    code: 'guideline',
    version: '1',
    text: 'Wir erkennen die Leitlinien des Kreises und die Allgemeinen Nebenbestimmungen für Zuwendungen an.',
  },
  { code: 'privacy', version: '1', text: 'Wir haben die Hinweise zum Datenschutz gelesen.' },
  {
    code: 'public-session',
    version: '1',
    text: 'Die Gremien des Kreises dürfen den Antrag in öffentlicher Sitzung beraten. Private Anschriften, Telefonnummern und Bankverbindungen werden dafür entfernt.',
  },
  {
    code: 'audit',
    version: '1',
    text: 'Der Kreis und sein Rechnungsprüfungsamt dürfen prüfen, wofür das Geld verwendet wurde. Wir bewahren die Belege fünf Jahre lang auf.',
  },
] as const;
