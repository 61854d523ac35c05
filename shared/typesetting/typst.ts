import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { charactersOf, settable } from './font-coverage.ts';

/** What a PDF keeps to: PDF/UA-1 for who reads it now, PDF/A-2a (tagged too) for who keeps it. */
type Standard = 'ua-1' | 'a-2a';

// What is used of the addon typst-ts-node-compiler 0.7.0 (Typst 0.14.2). Its package has no types of its own.
type Compilation = {
  readonly hasError: () => boolean;
  readonly takeDiagnostics: () => unknown;
  /** `null` when there are none. */
  readonly takeWarnings: () => unknown;
  readonly result: unknown;
};
type Compiler = {
  readonly compile: (options: { readonly mainFilePath: string; readonly inputs: Readonly<Record<string, string>> }) => Compilation;
  readonly pdf: (result: unknown, options: { readonly pdfStandard: Standard }) => Uint8Array;
  readonly fetchDiagnostics: (found: unknown) => readonly { readonly message: string }[];
  readonly evictCache: (olderThan: number) => void;
};
type Addon = {
  readonly NodeCompiler: {
    readonly create: (options: {
      readonly workspace: string;
      readonly fontArgs: readonly { readonly fontBlobs: readonly Uint8Array[] }[];
    }) => Compiler;
  };
};

/** Papers whose intermediate results are remembered; they make the next one faster and cost memory. */
const remembered = 5;

/** Why a paper could not be set. The name goes to the log, the message does not: `TypesetterMissing`, `FontMissing`, `TypstError`, `TypstWarning`, `PdfUaError`. */
class TypesettingFault extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

/** Typst quotes the text it stumbles over, and that text may be about a person. */
const withoutQuotes = (message: string): string => message.replace(/`[^`]*`/g, '…');

const addonIn = (folder: URL): Addon => {
  try {
    return createRequire(import.meta.url)(fileURLToPath(new URL('typst.node', folder)));
  } catch (fault) {
    throw new TypesettingFault('TypesetterMissing', `typst.node runs on Linux on x64 only: ${String(fault)}`);
  }
};

// One weight that is missing would be set in another, without a word.
const fontIn = (folder: URL, name: string): Uint8Array => {
  try {
    return readFileSync(new URL(name, folder));
  } catch (fault) {
    throw new TypesettingFault('FontMissing', `${name}: ${String(fault)}`);
  }
};

/** What is set, and with what: names of files beside the function's code. */
export type Template = {
  /** It reads `json(bytes(sys.inputs.data))`, so strings of the data are never markup. */
  readonly file: string;
  /** All fonts that it names. */
  readonly fonts: readonly string[];
  /** PDF/UA-1 when absent. */
  readonly standard?: Standard;
};

/** Loads the addon and the fonts. */
const load = (folder: URL, names: readonly string[]) => {
  const addon = addonIn(folder);
  const fonts = names.map((name) => fontIn(folder, name));
  const compiler = addon.NodeCompiler.create({ workspace: fileURLToPath(folder), fontArgs: [{ fontBlobs: fonts }] });
  const characters = new Set(fonts.flatMap((font) => [...charactersOf(font)]));
  return { compiler, characters };
};

const messagesOf = (compiler: Compiler, found: unknown): string =>
  compiler
    .fetchDiagnostics(found)
    .map(({ message }) => withoutQuotes(message))
    .join('; ');

/** The addon throws what it found as a dump of its own structures. */
const exportPdf = (compiler: Compiler, result: unknown, pdfStandard: Standard): Uint8Array => {
  try {
    return compiler.pdf(result, { pdfStandard });
  } catch (fault) {
    const messages = [...String(fault).matchAll(/message: "((?:[^"\\]|\\.)*)"/g)].map(([, message = '']) => withoutQuotes(message));
    throw new TypesettingFault('PdfUaError', messages.join('; '));
  }
};

/** Text of the data, each string without loss; `complete` tells the template whether a character had to be written as its number. */
const inputsOf = (data: object, characters: ReadonlySet<number>): Readonly<Record<string, string>> => {
  let isComplete = true;
  const json = JSON.stringify(data, (_key, value) => {
    if (typeof value !== 'string') return value;
    const settled = settable(value, characters);
    isComplete &&= settled.isComplete;
    return settled.text;
  });
  return { data: json, complete: String(isComplete) };
};

/**
 * Sets data with a template of Typst as PDF/UA-1, or as the template says. Only this file knows the addon; it is loaded with the first paper.
 * The same data give the same bytes, on every day and in every process.
 * @param folder holds `typst.node`, the template and its fonts, see infra/carried-files.ts
 * @returns throws TypesettingFault when anything is wrong or only doubtful: to Typst, text that is lost for want of a font is no more than a warning
 */
export const typesetter = <Data extends object>(folder: URL, { file, fonts, standard = 'ua-1' }: Template): ((data: Data) => Uint8Array) => {
  let loaded: ReturnType<typeof load> | undefined;
  return (data) => {
    loaded ??= load(folder, fonts);
    const { compiler, characters } = loaded;
    const compilation = compiler.compile({ mainFilePath: fileURLToPath(new URL(file, folder)), inputs: inputsOf(data, characters) });
    if (compilation.hasError()) throw new TypesettingFault('TypstError', messagesOf(compiler, compilation.takeDiagnostics()));
    const warnings = compilation.takeWarnings();
    if (warnings !== null) throw new TypesettingFault('TypstWarning', messagesOf(compiler, warnings));
    const pdf = exportPdf(compiler, compilation.result, standard);
    compiler.evictCache(remembered);
    return pdf;
  };
};
