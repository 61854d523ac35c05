import { fileURLToPath } from 'node:url';

const typst = 'node_modules/@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu/typst-ts-node-compiler.linux-x64-gnu.node';
const firaSans = 'node_modules/@expo-google-fonts/fira-sans';

/** What sets a paper: the typesetter, and the fonts of the house with one for Arabic names. */
const typesetter = {
  'typst.node': typst,
  'FiraSans-Regular.ttf': `${firaSans}/400Regular/FiraSans_400Regular.ttf`,
  'FiraSans-SemiBold.ttf': `${firaSans}/600SemiBold/FiraSans_600SemiBold.ttf`,
  'Vazirmatn-Regular.ttf': 'node_modules/@expo-google-fonts/vazirmatn/400Regular/Vazirmatn_400Regular.ttf',
  'Vazirmatn-SemiBold.ttf': 'node_modules/@expo-google-fonts/vazirmatn/600SemiBold/Vazirmatn_600SemiBold.ttf',
};

/** Files that lie beside a function's code: by function, their names there and where they come from. */
const carried: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'render-documents': { 'document.typ': 'functions/render-documents/document.typ', ...typesetter },
  'hold-meetings': { 'papers.typ': 'functions/hold-meetings/papers.typ', ...typesetter },
  // Case files have the look of every paper of the house.
  'export-cases': { 'document.typ': 'functions/render-documents/document.typ', ...typesetter },
  'publish-report': {
    'highs.wasm': 'node_modules/highs/build/highs.wasm',
    'report.typ': 'functions/publish-report/paper/report.typ',
    'typst.node': typst,
    'FiraSans-Regular.ttf': `${firaSans}/400Regular/FiraSans_400Regular.ttf`,
    'FiraSans-SemiBold.ttf': `${firaSans}/600SemiBold/FiraSans_600SemiBold.ttf`,
    'FiraSans-Italic.ttf': `${firaSans}/400Regular_Italic/FiraSans_400Regular_Italic.ttf`,
  },
};

/** A file that lies beside a function's code. */
export type CarriedFile = {
  /** Its name there. */
  readonly file: string;
  /** Path of where it comes from. */
  readonly source: string;
  /** npm leaves addons out on machines that they are not built for. There the rest of the system runs, and the function says what is missing. */
  readonly isNative: boolean;
};

/** What a function carries beside its code. */
export const carriedFiles = (name: string): readonly CarriedFile[] =>
  Object.entries(carried[name] ?? {}).map(([file, path]) => ({
    file,
    source: fileURLToPath(new URL(`../${path}`, import.meta.url)),
    isNative: file.endsWith('.node'),
  }));
