import type { Network } from './profile.ts';

// Example data until the county fills them in: a number with only zeros reaches nobody.
const contact = { name: 'Team der KIT-Stelle', phone: '04331 000-0' };

/** Networks on integration in the county. The topics are those of the KIT-Stelle, the sentences are example data. */
export const networks: readonly Network[] = [
  { name: 'Arbeit', purpose: 'Betriebe, Jobcenter und Beratungsstellen stimmen ab, wie Zugewanderte Arbeit finden und behalten.', contact },
  { name: 'Ausbildung', purpose: 'Schulen, Kammern und Betriebe begleiten junge Menschen auf dem Weg in eine Ausbildung.', contact },
  { name: 'Sprache', purpose: 'Träger von Sprachkursen planen Orte, Zeiten und Kinderbetreuung gemeinsam.', contact },
  { name: 'Kommunen', purpose: 'Ämter und Gemeinden tauschen sich über Aufnahme, Unterbringung und Betreuung aus.', contact },
  { name: 'Gesundheit', purpose: 'Praxen, Kliniken und Beratungsstellen verbessern den Zugang zu Versorgung und Sprachmittlung.', contact },
  { name: 'Frauen', purpose: 'Vereine und Beratungsstellen bündeln Angebote für zugewanderte Frauen.', contact },
  { name: 'Kinder und Schule', purpose: 'Kitas, Schulen und Jugendhilfe klären, was Kinder und ihre Eltern beim Ankommen brauchen.', contact },
  { name: 'Wohnen', purpose: 'Ämter, Vermieterinnen, Vermieter und Beratung suchen Wege aus Unterkünften in Wohnungen.', contact },
  { name: 'Ehrenamt', purpose: 'Freiwillige und Koordinierende tauschen Erfahrungen aus und planen Schulungen.', contact },
  { name: 'Beratung', purpose: 'Migrationsberatung, Asylverfahrensberatung und Betreuung vor Ort stimmen ihre Sprechzeiten ab.', contact },
];
