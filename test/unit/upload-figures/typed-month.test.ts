import { expect, it } from 'vitest';
import { typedMonth } from '../../../functions/upload-figures/frame.ts';

it('a month is read as people write it', () => {
  expect(['2026-10', '10/2026', ' Oktober 2026 ', 'Okt. 2026'].map(typedMonth)).toEqual(Array(4).fill('2026-10'));
  expect(['', 'Oktober', '13/2026', '10/1826'].map(typedMonth)).toEqual(Array(4).fill(undefined));
});
