import type { StaffSession } from '../../shared/domain/access/staff-session.ts';
import { statesFor } from '../../shared/domain/funding/committee.ts';
import { type PaperFacts, paperFactsSchema } from '../../shared/domain/funding/decision-paper.ts';
import { changeOf, requireState, staffActor } from '../../shared/domain/funding/life-cycle.ts';
import { type FieldError, Refusal } from '../../shared/domain/refusal.ts';
import type { CommitteeStore } from '../../shared/store/committee-store.ts';
import { fields, signedBy, type Typed, typedText } from './frame.ts';
import { type Case, knownCase } from './read-case.ts';
import type { MinutesDeps } from './record-minutes.ts';
import { texts } from './texts.ts';

/** What keeping the words of a paper needs from outside. */
export type PaperDeps = MinutesDeps & Pick<CommitteeStore, 'keepPaper'>;

/** What stands in a paper before anybody wrote something. */
export const paperFactsOf = ({ application, paper }: Case, editor: string): PaperFacts =>
  paper ?? { applicationId: application.id, editor, version: 0 };

const optional = (name: keyof PaperFacts, text: string) => (text === '' ? {} : { [name]: text });

const limits = { [fields.editor]: 100, [fields.nonPublic]: 500, [fields.resolution]: 2000, [fields.climate]: 1000 };

/** @throws Refusal `invalid-fields` */
const typedFacts = (typed: Typed, applicationId: string): Omit<PaperFacts, 'version' | 'changed'> => {
  const text = (name: string): string => typedText(typed, name).replace(/\r\n/g, '\n');
  const number = text(fields.number);
  const errors: FieldError[] = [
    ...(number === '' || /^VO\/\d{4}\/\d{3}(?:-\d{2})?$/.test(number) ? [] : [{ pointer: `/${fields.number}`, message: texts.paper.noNumber }]),
    ...(text(fields.editor) === '' ? [{ pointer: `/${fields.editor}`, message: texts.paper.noEditor }] : []),
    ...Object.entries(limits).flatMap(([name, limit]) =>
      text(name).length > limit ? [{ pointer: `/${name}`, message: texts.paper.tooLong(limit) }] : [],
    ),
  ];
  if (errors.length > 0) throw new Refusal('invalid-fields', texts.invalid, errors);
  return {
    applicationId,
    editor: text(fields.editor),
    ...optional('number', number),
    ...optional('nonPublicReason', text(fields.nonPublic)),
    ...optional('resolution', text(fields.resolution)),
    ...optional('climate', text(fields.climate)),
  };
};

const same = (one: Omit<PaperFacts, 'version' | 'changed'>, { version: _version, changed: _changed, ...other }: PaperFacts): boolean =>
  JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());

/** States in which a case still has a paper to write. */
const open = [...statesFor('advises'), 'formal_check', ...statesFor('is-informed')] as const;

/**
 * Keeps what staff write into the paper of a case. Sent twice it is kept once.
 * @throws Refusal `invalid-fields`, `wrong-state`, `not-found`; `version-conflict` when somebody else wrote since
 */
export const writePaper = async (id: string, typed: Typed, staff: StaffSession, deps: PaperDeps): Promise<void> => {
  const wanted = typedFacts(typed, id);
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const of = await knownCase(id, staff.subject, deps);
    const stored = of.paper;
    if (stored !== undefined && same(wanted, stored)) return;
    if (typedText(typed, fields.version) !== String(stored?.version ?? 0)) break;
    requireState(of.application, open, 'Eine Vorlage');
    const at = deps.now();
    const change = changeOf(
      of.application,
      { kind: 'paper.requested', at, ...staffActor(staff), ...(wanted.number && { subject: wanted.number }) },
      {},
    );
    const facts = paperFactsSchema.parse({ ...wanted, version: (stored?.version ?? 0) + 1, changed: signedBy(staff, at) });
    if (await deps.keepPaper({ ...change, staff: staff.subject }, facts)) return;
  }
  throw new Refusal('version-conflict', texts.paper.changed, [{ pointer: '', message: texts.paper.changed }]);
};
