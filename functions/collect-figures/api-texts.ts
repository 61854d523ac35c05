/** German sentences for programs that deliver figures; programmers read the OpenAPI document besides. */
export const apiTexts = {
  unauthorized:
    'Bitte senden Sie den Schlüssel Ihrer Verwaltung im Kopf Authorization: Bearer <Schlüssel>. Er fehlt, stimmt nicht oder ist gesperrt. Einen Schlüssel gibt Ihnen die KIT-Stelle.',
  notAnObject: 'Bitte senden Sie ein JSON-Objekt mit „values“: die Zahlen nach dem Namen ihres Feldes.',
  unknownMember: 'Dieses Feld kennen wir nicht. Bitte entfernen Sie es.',
  wrong: 'Dieser Inhalt passt hier nicht. Zahlen kommen ohne Anführungszeichen, null heißt: liegt nicht vor.',
  invalid: 'Einige Angaben fehlen oder stimmen nicht.',
  many: (shown: number, all: number) => `Einige Angaben fehlen oder stimmen nicht. Hier stehen die ersten ${shown} von ${all}.`,
  odd: 'Einige Zahlen sind ungewöhnlich. Stimmen sie, senden Sie sie noch einmal: mit einer Anmerkung in „comments“, oder nennen Sie die Felder in „confirmed“.',
  reused: 'Unter diesem Idempotency-Key kamen schon andere Zahlen. Bitte senden Sie neue Zahlen mit einem neuen Schlüssel.',
} as const;
