/** Types of files that are taken. The media type is what the upload declares and what the content must be. */
export const fileTypes = {
  pdf: { mediaType: 'application/pdf', endings: ['pdf'], label: 'PDF' },
  jpg: { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'], label: 'Bild (JPG)' },
  png: { mediaType: 'image/png', endings: ['png'], label: 'Bild (PNG)' },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    endings: ['docx'],
    label: 'Word-Dokument (DOCX)',
  },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', endings: ['xlsx'], label: 'Excel-Tabelle (XLSX)' },
} as const;

/** @see fileTypes */
export type FileType = keyof typeof fileTypes;

/** All codes of file types, in the order in which they are offered. */
export const fileTypeCodes = ['pdf', 'jpg', 'png', 'docx', 'xlsx'] as const satisfies readonly FileType[];

/** The type that a media type means; `undefined` for one that is not taken. */
export const fileTypeOf = (mediaType: string | undefined): FileType | undefined =>
  fileTypeCodes.find((code) => fileTypes[code].mediaType === mediaType);
