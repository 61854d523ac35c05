/** What people read who build a form on the API, beside the sentences about fields. */
export const apiTexts = {
  unauthorized:
    'Bitte senden Sie im Kopf Authorization das Wort Bearer und dahinter Ihren Schlüssel mit 64 Zeichen. Einen neuen Schlüssel gibt POST /api/keys.',
  unknownDraft: 'Diesen Entwurf gibt es nicht. Vielleicht ist er abgesendet oder gelöscht, oder er gehört zu einem anderen Schlüssel.',
  unknownApplication: 'Diesen Antrag gibt es nicht, oder er gehört zu einem anderen Schlüssel.',
  unknownFile: 'Diese Datei gibt es nicht (mehr).',
  filesClosed: 'Zu diesem Antrag nehmen wir keine Dateien mehr an.',
  fileChecking: 'Wir prüfen diese Datei noch auf Schadsoftware. Das dauert meist weniger als eine Minute. Bitte versuchen Sie es gleich noch einmal.',
  version:
    'Bitte senden Sie im Kopf If-Match, welche Fassung Sie gelesen haben: den Wert von ETag der letzten Antwort, oder die Fassung in Anführungszeichen, zum Beispiel "3".',
  changed: (version: number) =>
    `Der Entwurf hat sich geändert: Er hat jetzt die Fassung ${version}. Bitte rufen Sie ihn noch einmal ab, und übernehmen Sie, was sich geändert hat.`,
  roundFixed: 'Die Förderrunde eines Entwurfs lässt sich nicht ändern. Bitte beginnen Sie für eine andere Runde einen neuen Entwurf.',
  oneOf: (values: readonly string[]) => `Bitte senden Sie einen der erlaubten Werte. Möglich sind: ${values.join(', ')}.`,
} as const;
