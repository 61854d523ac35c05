import type { Instant } from '../../shared/domain/calendar.ts';
import type { Application } from '../../shared/domain/funding/application.ts';
import type { Round } from '../../shared/domain/funding/round.ts';
import { anchorOf } from '../../shared/domain/funding/trail-anchor.ts';
import type { AnchorStore } from '../../shared/store/anchor-store.ts';

/** What anchoring needs from outside. */
export type AnchorDeps = Pick<AnchorStore, 'keepAnchor'> & {
  readonly rounds: () => Promise<readonly Pick<Round, 'id'>[]>;
  readonly applicationsOfRound: (id: string) => Promise<readonly Pick<Application, 'id' | 'chain'>[]>;
};

/** Writes down the heads of all histories. Of a night the first anchor counts, so a run that is repeated changes nothing. */
export const anchorTrails = async (at: Instant, { rounds, applicationsOfRound, keepAnchor }: AnchorDeps): Promise<void> => {
  const applications: Pick<Application, 'id' | 'chain'>[] = [];
  for (const { id } of await rounds()) applications.push(...(await applicationsOfRound(id)));
  await keepAnchor(anchorOf(applications, at));
};
