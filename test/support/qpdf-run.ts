import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import qpdf from '@neslinesli93/qpdf-wasm';

// `qpdf --check FILE` in a process of its own: the program sets the exit code of whoever runs it, and prints as it likes.
const [file = ''] = process.argv.slice(2);
const wasm = createRequire(import.meta.url)
  .resolve('@neslinesli93/qpdf-wasm')
  .replace(/\.js$/, '.wasm');
const program = await qpdf({ locateFile: () => wasm });
// The package's types leave it out.
const writeFile: (path: string, bytes: Uint8Array) => void = Reflect.get(program.FS, 'writeFile');
writeFile('/paper.pdf', readFileSync(file));
process.exitCode = program.callMain(['--check', '/paper.pdf']);
