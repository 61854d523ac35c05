/** German sentences about an import as a whole; those about cells stand with the rules of the record shape. */
export const texts = {
  event: 'Bitte geben Sie entweder den Inhalt der Datei an ({"csv": "…"}) oder den Ort einer Datei im Eingang ({"key": "eingang/…"}), nicht beides.',
  /** Who imported, where no person is known. */
  byEvent: 'Betrieb',
  noFile: (key: string) => `Im Eingang liegt keine Datei ${key}.`,
} as const;
