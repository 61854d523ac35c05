import { fileAnswer } from '../../shared/runtime/file-answer.ts';
import type { HttpAnswer } from '../../shared/runtime/http-handler.ts';
import type { PaperFile } from './paper-file.ts';

/** Who makes files of papers. */
export type PaperMakers = { readonly word: (file: PaperFile) => Promise<Uint8Array>; readonly pdf: (file: PaperFile) => Uint8Array };

/** Kinds of files that people can ask for. */
export type PaperKind = 'docx' | 'pdf';

/** What somebody asks for, if it is a file. */
export const paperKindOf = (asked: string | null): PaperKind | undefined => (asked === 'docx' || asked === 'pdf' ? asked : undefined);

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A file with papers for who asked for it. @param name without its ending */
export const paperAnswer = async (kind: PaperKind, name: string, file: PaperFile, { word, pdf }: PaperMakers): Promise<HttpAnswer> =>
  kind === 'docx' ? fileAnswer(`${name}.docx`, wordType, await word(file)) : fileAnswer(`${name}.pdf`, 'application/pdf', pdf(file));
