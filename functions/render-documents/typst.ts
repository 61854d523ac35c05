import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { charactersOf, settable } from './font-coverage.ts';
import type { Paper } from './paper.ts';

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
  readonly pdf: (result: unknown, options: { readonly pdfStandard: 'ua-1' }) => Uint8Array;
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

/** Why a paper could not be set. The name goes to the log, the message does not: `TypesetterMissing`, `TypstError`, `TypstWarning`, `PdfUaError`. */
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

/** Loads the addon and the fonts. */
const load = (folder: URL) => {
  const addon = addonIn(folder);
  const fonts = readdirSync(folder)
    .filter((name) => name.endsWith('.ttf'))
    .map((name) => readFileSync(new URL(name, folder)));
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
const exportPdf = (compiler: Compiler, result: unknown): Uint8Array => {
  try {
    return compiler.pdf(result, { pdfStandard: 'ua-1' });
  } catch (fault) {
    const messages = [...String(fault).matchAll(/message: "((?:[^"\\]|\\.)*)"/g)].map(([, message = '']) => withoutQuotes(message));
    throw new TypesettingFault('PdfUaError', messages.join('; '));
  }
};

/**
 * Sets papers with Typst as PDF/UA-1. Only this file knows the addon; it is loaded with the first paper.
 * The same paper gives the same bytes, on every day and in every process.
 * @param folder holds `typst.node`, `document.typ` and the fonts (`*.ttf`), see infra/bundle.ts
 * @returns throws TypesettingFault when anything is wrong or only doubtful: to Typst, text that is lost for want of a font is no more than a warning
 */
export const typesetter = (folder: URL): ((paper: Paper) => Uint8Array) => {
  let loaded: ReturnType<typeof load> | undefined;
  return (paper) => {
    loaded ??= load(folder);
    const { compiler, characters } = loaded;
    let isComplete = true;
    const data = JSON.stringify(paper, (_key, value) => {
      if (typeof value !== 'string') return value;
      const settled = settable(value, characters);
      isComplete &&= settled.isComplete;
      return settled.text;
    });
    const compilation = compiler.compile({
      mainFilePath: fileURLToPath(new URL('document.typ', folder)),
      inputs: { data, complete: String(isComplete) },
    });
    if (compilation.hasError()) throw new TypesettingFault('TypstError', messagesOf(compiler, compilation.takeDiagnostics()));
    const warnings = compilation.takeWarnings();
    if (warnings !== null) throw new TypesettingFault('TypstWarning', messagesOf(compiler, warnings));
    const pdf = exportPdf(compiler, compilation.result);
    compiler.evictCache(remembered);
    return pdf;
  };
};
