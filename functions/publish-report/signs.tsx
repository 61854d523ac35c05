export { markMeanings, signs } from '../../shared/pages/figure-signs.tsx';
