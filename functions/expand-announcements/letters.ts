import type { Instant } from '../../shared/domain/calendar.ts';
import { openRounds, type Round } from '../../shared/domain/funding/round.ts';
import type { Announced } from '../../shared/domain/notices/announcement.ts';
import { newlyPublic, type ProjectReads } from '../../shared/domain/statistics/new-projects.ts';
import type { ReleasePublished } from '../../shared/domain/statistics/release.ts';
import type { MailFrame } from '../../shared/mail/mail-template.ts';
import { projectsMail } from '../../shared/mail/templates/projects-mail.ts';
import { releaseMail } from '../../shared/mail/templates/release-mail.ts';
import { roundsMail } from '../../shared/mail/templates/rounds-mail.ts';
import type { Letters } from './expand-announcement.ts';

/** Where the contents of announcements are read. */
export type LetterReads = ProjectReads & {
  readonly published: (month: string, revision: number) => Promise<ReleasePublished | undefined>;
  readonly round: (id: string) => Promise<Round | undefined>;
  readonly now: () => Instant;
};

/** What an announcement says, from what is stored of its subject; `undefined` where there is nothing to say any more. */
export const lettersFrom =
  (reads: LetterReads, frame: MailFrame) =>
  async (about: Announced): Promise<Letters | undefined> => {
    if (about.kind === 'rounds') {
      const round = await reads.round(about.roundId);
      if (round === undefined || openRounds([round], reads.now()).length === 0) return undefined;
      return { template: roundsMail.name, letter: (reader) => roundsMail.render({ round, reader }, frame) };
    }
    if (about.kind === 'projects') {
      const projects = await newlyPublic(about, reads);
      if (projects.length === 0) return undefined;
      return { template: projectsMail.name, letter: (reader) => projectsMail.render({ month: about.month, projects, reader }, frame) };
    }
    const release = await reads.published(about.month, about.revision);
    if (release === undefined) throw new Error(`the release ${about.month} ${about.revision} is announced and was never published`);
    return { template: releaseMail.name, letter: (reader) => releaseMail.render({ release, reader }, frame) };
  };
