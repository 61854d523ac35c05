import type { Budget } from '../../shared/domain/funding/budget.ts';
import { formatEuro } from '../../shared/domain/money.ts';

/** All words of these pages that are no data. German as staff read them. */
export const texts = {
  title: 'Haushalt',
  list: {
    lead: 'Wie viel Geld die Integrationsmittel eines Jahres haben, wofür es gebunden ist, und was noch frei ist.',
    columns: ['Jahr', 'Ansatz', 'Zweckgebunden', 'Reserve', 'Gebunden', 'davon ausgezahlt', 'Frei', 'Beantragt', 'Stand'] as const,
    caption: 'Die Haushaltsjahre',
    none: 'noch nicht eingetragen',
  },
  year: {
    title: (year: number) => `Haushalt ${year}`,
    unknown: 'Für dieses Jahr gibt es keinen Haushalt.',
    notEntered: 'Der Haushalt dieses Jahres ist noch nicht eingetragen.',
    status: 'Stand',
    gauge: (year: number) => `Das Geld des Jahres ${year}`,
    gaugeText: (parts: string) => `Balken aus Teilen, von links: ${parts}.`,
    gaugeTable: (year: number) => `Das Geld des Jahres ${year} als Tabelle`,
    gaugeColumns: ['Wofür', 'Betrag'] as const,
    earmarked: 'Zweckgebunden',
    reserve: 'Reserve',
    paid: 'Zur Auszahlung freigegeben',
    bound: 'Gebunden und noch nicht freigegeben',
    free: 'Frei',
    total: 'Ansatz',
    gaugeColours: 'Die Farben vor den Wörtern sind die des Balkens, von links nach rechts.',
    gaugeNote: 'Gebunden ist, was bewilligt wurde. Frei ist, was noch bewilligt werden kann.',
    requested: (count: number, amount: number) =>
      count === 0
        ? 'Kein Antrag wartet auf einen Beschluss.'
        : count === 1
          ? `1 Antrag wartet auf einen Beschluss: ${formatEuro(amount)}.`
          : `${count} Anträge warten auf einen Beschluss: ${formatEuro(amount)}.`,
    decided: (count: number, amount: number) =>
      count === 1
        ? `1 Antrag ist beschlossen und noch nicht bewilligt: ${formatEuro(amount)}.`
        : `${count} Anträge sind beschlossen und noch nicht bewilligt: ${formatEuro(amount)}.`,
    ledger: 'Buchungen',
    noEntries: 'Aus diesem Haushalt ist noch nichts bewilligt.',
    ledgerColumns: ['Wann', 'Antrag', 'Wodurch', 'Betrag'] as const,
    ledgerTotal: 'Gebunden zusammen',
    hidden: 'ein Antrag, den Sie nicht ansehen können',
    differs: (sum: number, committed: number) =>
      `Die Buchungen ergeben ${formatEuro(sum)}, gebunden sind ${formatEuro(committed)}. Bitte melden Sie das der Administration.`,
    history: 'Änderungen des Haushalts',
    historyColumns: ['Wann', 'Wer', 'Ansatz', 'Zweckgebunden', 'Reserve', 'Stand'] as const,
    done: 'Der Haushalt ist gespeichert.',
  },
  form: {
    enter: 'Haushalt eintragen',
    change: 'Haushalt ändern',
    lead: 'Alle Beträge in Euro. Weniger, als gebunden ist, geht nicht: Das prüft das System im selben Augenblick, in dem es speichert.',
    total: 'Ansatz',
    reserve: 'Reserve für das Ende des Jahres',
    earmarks: 'Zweckgebundene Mittel',
    earmarksHint: 'Geld, das von Anfang an für etwas anderes bestimmt ist. Leere Zeilen zählen nicht.',
    line: (number: number) => `Zeile ${number}`,
    label: 'Wofür',
    amount: 'Betrag',
    status: 'Stand des Haushalts',
    statuses: {
      planned: 'geplant: noch kein Bescheid möglich',
      provisional: 'vorläufige Haushaltsführung: Bescheide nur, wo die Runde es erlaubt',
      adopted: 'beschlossen: Bescheide möglich',
      blocked: 'gesperrt: kein Bescheid möglich',
    } satisfies Record<Budget['status'], string>,
    save: 'Speichern',
    invalid: 'Bitte prüfen Sie die Angaben.',
    noAmount: 'Bitte schreiben Sie einen Betrag, zum Beispiel 252.200,00.',
    noLabel: (line: number) => `Zeile ${line}: Bitte schreiben Sie, wofür das Geld bestimmt ist, und einen Betrag.`,
    noStatus: 'Bitte wählen Sie den Stand des Haushalts.',
    tooMuch: (taken: number, total: number) =>
      `Zweckgebunden und Reserve ergeben zusammen ${formatEuro(taken)}. Der Ansatz ist nur ${formatEuro(total)}.`,
    belowCommitted: (committed: number, least: number) =>
      `Gebunden sind schon ${formatEuro(committed)}. Mit den zweckgebundenen Mitteln und der Reserve muss der Ansatz mindestens ${formatEuro(least)} sein.`,
    conflict: (who: string) => `Inzwischen hat ${who} den Haushalt geändert. Ihre Eingaben stehen noch da. Bitte prüfen Sie, ob sie noch passen.`,
    nowIs: (total: number, earmarked: number, reserve: number, status: string) =>
      `Jetzt gilt: Ansatz ${formatEuro(total)}, zweckgebunden ${formatEuro(earmarked)}, Reserve ${formatEuro(reserve)}, ${status}.`,
    somebody: 'jemand',
  },
} as const;
