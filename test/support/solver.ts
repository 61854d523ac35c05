import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { highsSolver } from '../../shared/solver/highs.ts';

/** The solver as publish-report has it. */
export const solve = await highsSolver(readFileSync(join(import.meta.dirname, '../../node_modules/highs/build/highs.wasm')));
