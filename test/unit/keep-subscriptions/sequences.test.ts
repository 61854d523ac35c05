import fc from 'fast-check';
import { expect, it } from 'vitest';
import { leavePath, leaveTokenOf } from '../../../shared/domain/notices/leave-token.ts';
import { type Mailing, mailingSchema } from '../../../shared/domain/notices/mail.ts';
import { type Group, isAddressedBy, mailingOf, type Topic } from '../../../shared/domain/notices/recipient.ts';
import { isEnteredFor } from '../../../shared/domain/notices/subscription.ts';
import { pathIn, subscriptionSite } from '../../support/subscription-site.ts';

const addresses = ['eins@verein.example', 'zwei@verein.example'];
const topics: readonly Topic[] = ['report', 'projects', 'rounds', 'figures:010585803', 'figures:01058135'];

const who = fc.constantFrom(...addresses);
const some = fc.subarray([...topics], { minLength: 1 });
const mailing = fc.constantFrom(...mailingSchema.options);
const act = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('ask' as const), who, some }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('confirm' as const), which: fc.nat(20) }) },
  fc.record({ kind: fc.constant('one-click' as const), who, mailing }),
  fc.record({ kind: fc.constant('leave' as const), who, mailing: fc.oneof(mailing, fc.constant('all' as const)) }),
  fc.record({ kind: fc.constant('change' as const), who, shown: fc.subarray([...topics]), some, language: fc.constantFrom('de', 'de-plain', 'en') }),
  fc.record({ kind: fc.constant('enter' as const), who, group: fc.constantFrom<Group>('council', 'press') }),
  fc.record({ kind: fc.constant('scan' as const) }),
  fc.record({ kind: fc.constant('wait' as const), hours: fc.nat(30) }),
);

/** Topics that the mailbox itself agreed to, and what it left after that: written down by the test, not by the system. */
type Known = { readonly agreed: Set<Topic>; readonly left: Set<Mailing>; readonly groups: Set<Group> };

it('whatever readers, strangers with their links, scanners and staff do in any order, nobody gets what the mailbox did not agree to or has left', async () => {
  const acts = fc.array(act, { minLength: 1, maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(acts, async (sequence) => {
      const site = subscriptionSite();
      const known = new Map<string, Known>(addresses.map((address) => [address, { agreed: new Set(), left: new Set(), groups: new Set() }]));
      const of = (address: string): Known => {
        const found = known.get(address);
        if (found === undefined) throw new Error(`nobody is ${address}`);
        return found;
      };
      const used = new Set<string>();
      const linkOf = (address: string, one: Mailing): string =>
        leavePath(leaveTokenOf({ recipient: site.idOf(address), mailing: one }, site.clock.at.slice(0, 10), site.seal));
      const leave = (address: string, one: Mailing | 'all'): void => {
        const { agreed, left, groups } = of(address);
        const leaves = one === 'all' ? mailingSchema.options : [one];
        for (const topic of agreed) if (leaves.includes(mailingOf(topic))) agreed.delete(topic);
        // Whom staff enter later has not left that: entering is a decision of its own.
        if (groups.size > 0) for (const each of leaves) left.add(each);
      };

      for (const step of sequence) {
        const before = structuredClone({ recipients: [...site.recipients], pendings: [...site.pendings], deleted: [...site.deleted] });
        if (step.kind === 'ask') await site.ask(step.who, step.some);
        if (step.kind === 'wait') site.wait(step.hours * 60);
        if (step.kind === 'confirm') {
          const links = site.mails.filter(({ template }) => template === 'subscription-confirm');
          const link = links[step.which % Math.max(1, links.length)];
          if (link !== undefined) {
            const { body } = await site.get(pathIn(link));
            const offered = topics.filter((topic) => site.pendings.size > 0 && body.includes('Ja, diese') && bodyNames(body, topic));
            const { statusCode } = await site.post(pathIn(link));
            if (statusCode === 303) {
              // Of one link, one click counts.
              expect(used.has(pathIn(link))).toBe(false);
              used.add(pathIn(link));
              for (const topic of offered) of(link.to.address).agreed.add(topic);
              for (const topic of offered) of(link.to.address).left.delete(mailingOf(topic));
            } else expect(statusCode).toBe(410);
          }
        }
        if (step.kind === 'one-click') {
          await site.post(linkOf(step.who, step.mailing), { 'List-Unsubscribe': 'One-Click' });
          leave(step.who, step.mailing);
        }
        if (step.kind === 'leave') {
          await site.post(linkOf(step.who, 'report'), { abbestellen: step.mailing });
          leave(step.who, step.mailing);
        }
        if (step.kind === 'change') {
          const { shown, some: wanted, language } = step;
          const ticked = wanted.map((topic): [string, string] => ['thema', topic]);
          const fields: [string, string][] = [
            ...ticked,
            ...shown.map((topic): [string, string] => ['gezeigt', topic]),
            ['sprache', language],
            ['aendern', 'ja'],
          ];
          const { statusCode } = await site.post(linkOf(step.who, 'report'), fields);
          // The report is no choice for whom staff entered for it: their page has no box for it, and a value without a box is left out.
          const isOffered = (topic: Topic): boolean =>
            topic !== 'report' || before.recipients.every(([id, one]) => id !== site.idOf(step.who) || !isEnteredFor(one, 'report'));
          if (statusCode === 303) for (const topic of shown) if (!wanted.includes(topic) && isOffered(topic)) of(step.who).agreed.delete(topic);
        }
        if (step.kind === 'enter') {
          site.enter(step.who, { groups: [...new Set([...of(step.who).groups, step.group])] });
          of(step.who).groups.add(step.group);
        }
        if (step.kind === 'scan') for (const mail of site.mails) for (const method of ['GET', 'HEAD']) await site.call(method, pathIn(mail));
        if (step.kind === 'ask' || step.kind === 'scan' || step.kind === 'wait') expect([...site.recipients]).toEqual(before.recipients);
        if (step.kind === 'scan') expect([...site.pendings]).toEqual(before.pendings);

        for (const address of addresses) {
          const recipient = site.recipientOf(address);
          const { agreed, left, groups } = of(address);
          if (recipient === undefined) {
            expect([agreed.size, groups.size, site.histories.has(site.idOf(address))]).toEqual([0, 0, false]);
            continue;
          }
          // Somebody has to be here for a reason, and what staff entered is theirs.
          expect(recipient.topics.length + recipient.groups.length).toBeGreaterThan(0);
          expect(new Set(recipient.groups)).toEqual(groups);
          for (const topic of recipient.topics) expect(agreed.has(topic)).toBe(true);
          for (const one of left) expect(isAddressedBy(recipient, one)).toBe(false);
          expect(recipient.confirmedAt !== undefined).toBe(recipient.topics.length > 0);
          expect(site.deleted.has(recipient.id)).toBe(false);
          expect(site.histories.get(recipient.id)?.map(({ version }) => version)).toEqual(Array.from({ length: recipient.version }, (_, n) => n + 1));
          expect(JSON.stringify(site.histories.get(recipient.id))).not.toContain('verein.example');
        }
      }
    }),
    { numRuns: 150 },
  );
});

/** Does the page that asks to confirm name this topic? */
const bodyNames = (body: string, topic: Topic): boolean => {
  const names: Readonly<Record<string, string>> = {
    report: '>Zuwanderungsbericht</li>',
    projects: '>Neue Projekte</li>',
    rounds: '>Offene Förderrunden</li>',
    'figures:010585803': '>Zahlen für Amt Achterwehr</li>',
    'figures:01058135': '>Zahlen für Stadt Rendsburg</li>',
  };
  return body.includes(names[topic] ?? 'no such topic');
};
