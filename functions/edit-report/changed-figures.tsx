import type { ChangedFigures } from '../../shared/domain/statistics/preview-notes.ts';
import { List, Text } from '../../shared/pages/content.tsx';
import { texts } from './texts.ts';

const said = texts.changed;

/** Numbers that are other than when a text was written. */
export const ChangedFiguresList = ({ changes: { numbers, more, hidden } }: { readonly changes: ChangedFigures }) => (
  <>
    {numbers.length === 0 ? null : <List items={numbers.map(({ label, before, now }) => said.number(label, before, now))} />}
    {numbers.length + hidden === 0 ? <Text>{said.unknown}</Text> : null}
    {more === 0 ? null : <Text>{said.more(more)}</Text>}
    {hidden === 0 ? null : <Text>{said.hidden(hidden)}</Text>}
  </>
);
