import { sumCents } from '../money.ts';
import type { Review } from './review.ts';
import type { Round } from './round.ts';

/** Most points that one criterion gives. */
export const mostPoints = 10;

type Scores = NonNullable<Review['assessment']>['scores'];

/** Weight × points of all criteria in tenths: with weights that make 100 together, 1000 is everything. */
export const scoreOf = (scores: Scores): number => sumCents(scores.map(({ weight, points }) => weight * points));

/** The most that these criteria can give, in tenths. */
export const highestScore = ({ assessment }: Pick<Round, 'assessment'>): number =>
  sumCents(assessment.criteria.map(({ weight }) => weight)) * mostPoints;

/** `725` → `72,5`. */
export const formatScore = (tenths: number): string => `${Math.floor(tenths / 10)},${tenths % 10}`;

/** Does a project reach the points that its round wants? Where the round wants none, always. */
export const reachesMinimum = (scores: Scores, { assessment }: Pick<Round, 'assessment'>): boolean => scoreOf(scores) >= assessment.minimumScore * 10;
