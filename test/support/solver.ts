import { pathToFileURL } from 'node:url';
import { highsSolver } from '../../shared/solver/highs.ts';

/** The solver as publish-report has it. Tests run in the folder of the project, also those that are bundled elsewhere. */
export const solve = await highsSolver(pathToFileURL('node_modules/highs/build/'));
