/** Everything people read on the pages by which an administration comes in; the mail has its own file. */
export const accessTexts = {
  title: 'Zahlen melden',
  description: 'Die Ämter und amtsfreien Gemeinden melden hier jeden Monat ihre Zahlen.',
  ask: {
    lead: 'Die Ämter und amtsfreien Gemeinden melden hier jeden Monat ihre Zahlen. Am Monatsanfang schicken wir Ihnen dafür einen Link.',
    lost: 'Haben Sie ihn nicht mehr? Geben Sie die E-Mail-Adresse an, unter der wir Ihre Verwaltung erreichen. Wir schicken Ihnen einen neuen Link. Sie brauchen kein Konto und kein Passwort.',
    again: 'Für diese Seite brauchen Sie einen neuen Link',
    againWhy: 'Sie sind nicht angemeldet, oder Ihre Anmeldung ist abgelaufen. Eine Anmeldung gilt 20 Stunden.',
    signedOut: 'Sie sind abgemeldet',
    signedOutWhy: 'Auf diesem Gerät kann niemand mehr Ihre Zahlen ansehen oder ändern.',
    hint: 'Zum Beispiel zuwanderung@amt-musterland.example',
    button: 'Link anfordern',
    unknown: 'Kennen wir Ihre Adresse noch nicht, oder hat sie sich geändert? Rufen Sie uns bitte an:',
    privacy: 'Wie wir mit Ihren Daten umgehen, steht in der',
    privacyLink: 'Datenschutzerklärung',
  },
  sent: {
    title: 'Bitte sehen Sie in Ihr Postfach',
    lead: 'Wenn wir Ihre Verwaltung unter dieser Adresse erreichen, haben wir Ihnen einen Link geschickt. Er gilt 30 Minuten und nur einmal.',
    nothing: 'Keine E-Mail bekommen?',
    spam: 'Sehen Sie auch im Ordner für unerwünschte E-Mails nach.',
    address: 'Prüfen Sie, ob Sie die Adresse angegeben haben, an die wir sonst schreiben.',
    pause: 'Warten Sie drei Minuten, bevor Sie noch einmal einen Link anfordern. Mehr als fünf in einer Stunde verschicken wir nicht.',
    again: 'Noch einmal einen Link anfordern',
    call: 'Sie können uns auch anrufen:',
  },
  link: {
    title: 'Zahlen melden',
    button: 'Zum Formular',
  },
  invalid: {
    title: 'Dieser Link gilt nicht mehr',
    lead: 'Ein Link gilt nur einmal und nur bis zu dem Tag, der in der E-Mail steht. Vielleicht wurde er schon benutzt, oder er ist nicht vollständig.',
    again: 'Einen neuen Link anfordern',
    call: 'Kommen Sie nicht weiter? Rufen Sie uns bitte an:',
  },
} as const;
