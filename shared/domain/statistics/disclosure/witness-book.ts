import type { Cell } from './table-component.ts';
import type { Witness } from './witness.ts';

/** The witnesses, and by cell the primary cells whose witness moves it. */
export const witnessBook = () => {
  const witnesses = new Map<Cell, Witness>();
  const users = new Map<Cell, Set<Cell>>();
  return {
    witnesses,
    usersOf: (cell: Cell): readonly Cell[] => [...(users.get(cell) ?? [])].sort((one, other) => one.at - other.at),
    set: (witness: Witness): void => {
      for (const change of witnesses.get(witness.cell)?.changes ?? []) for (const cell of change.keys()) users.get(cell)?.delete(witness.cell);
      witnesses.set(witness.cell, witness);
      for (const change of witness.changes)
        for (const cell of change.keys()) {
          const ofCell = users.get(cell) ?? new Set();
          users.set(cell, ofCell.add(witness.cell));
        }
    },
  };
};

export type WitnessBook = ReturnType<typeof witnessBook>;
