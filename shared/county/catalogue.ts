import { type Catalogue, catalogue, usedBy } from '../domain/statistics/indicators.ts';
import { county } from './county.ts';

/** The indicators that this county uses. Not a part of the profile: most functions that need a name or an address need no indicators. */
export const countyCatalogue: Catalogue = usedBy(catalogue, county.report);
