import { type Attachment, maximumFileSize, maximumFiles, type RefusedAttachment } from './attachment.ts';
import { fileTypeCodes, fileTypeOf, fileTypes } from './file-types.ts';

const megabyte = 1024 * 1024;

/** `12,4 MB`, rounded up, so that a file over the limit never reads as one within it; `1 MB` when it comes out even. */
export const formatFileSize = (bytes: number): string =>
  bytes < megabyte ? `${Math.ceil(bytes / 1024)} KB` : `${String(Math.ceil((bytes / megabyte) * 10) / 10).replace('.', ',')} MB`;

/** All types in a sentence: `PDF, Bild (JPG), …`. */
const everyType = fileTypeCodes.map((code) => fileTypes[code].label).join(', ');

const again = 'Bitte laden Sie die Datei noch einmal hoch.';

const wrongType = ({ mediaType, found }: RefusedAttachment): string => {
  const claimed = fileTypeOf(mediaType);
  if (claimed !== undefined && found !== undefined) {
    return `Sie haben als Dateityp „${fileTypes[claimed].label}“ gewählt, die Datei ist aber vom Typ „${fileTypes[found].label}“. Bitte wählen Sie beim Hochladen den Typ der Datei.`;
  }
  return `Der Inhalt der Datei ist keiner der möglichen Dateitypen: ${everyType}. Bitte speichern Sie die Datei in einem davon. Es reicht nicht, die Endung zu ändern. Auch Word- und Excel-Dateien mit einem Passwort können wir nicht lesen.`;
};

/** What the person reads whose file was refused: what is wrong, and what to do. */
export const whyRefused = (attachment: RefusedAttachment): string => {
  switch (attachment.refusedBecause) {
    case 'empty':
      return 'Die Datei ist leer, oder es war keine ausgewählt. Bitte wählen Sie die Datei noch einmal aus.';
    case 'too-large':
      return `Die Datei hat ${formatFileSize(attachment.size)}. Möglich sind höchstens ${formatFileSize(maximumFileSize)}. Bitte verkleinern Sie die Datei, zum Beispiel mit einer geringeren Auflösung beim Scannen, oder teilen Sie sie auf.`;
    case 'wrong-type':
      return wrongType(attachment);
    case 'too-many':
      return `Es sind schon ${maximumFiles} Dateien da, mehr sind nicht möglich. Bitte entfernen Sie eine Datei, oder fassen Sie mehrere zu einer zusammen.`;
    case 'case-closed':
      return 'Zu diesem Antrag nehmen wir zurzeit keine Dateien an: Er ist eingereicht, und es ist keine Nachforderung offen.';
    case 'form-used':
      return 'Mit diesem Formular war schon eine Datei hochgeladen worden. Sie bleibt, wie sie ist. Bitte laden Sie die Seite neu, und wählen Sie die weitere Datei dort aus.';
    case 'malware':
      return 'Die Prüfung hat Schadsoftware gemeldet. Wir haben die Datei gelöscht. Bitte prüfen Sie Ihr Gerät, und laden Sie eine saubere Fassung der Datei hoch.';
    case 'unscannable':
      return 'Die Datei ließ sich nicht auf Schadsoftware prüfen, zum Beispiel weil sie mit einem Passwort geschützt ist. Bitte speichern Sie sie ohne Passwort, und laden Sie sie noch einmal hoch.';
    case 'scan-failed':
      return `Die Prüfung auf Schadsoftware hat bei uns nicht geklappt. ${again}`;
    case 'removed':
      return 'Sie haben diese Datei entfernt.';
  }
};

/** Where a file stands, in a sentence or two. */
export const fileState = (attachment: Attachment): string => {
  if (attachment.state === 'refused') return `Nicht angenommen. ${whyRefused(attachment)}`;
  return attachment.state === 'checking' ? 'Wird auf Schadsoftware geprüft.' : 'Geprüft, alles in Ordnung.';
};
