import type { CountyProfile } from './profile.ts';
import { rendsburgEckernfoerde } from './rendsburg-eckernfoerde.ts';

/** The county this system works for: the one line to change. */
export const county: CountyProfile = rendsburgEckernfoerde;
