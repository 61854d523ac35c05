import { county } from '../../shared/county/county.ts';
import type { Decision } from '../../shared/domain/funding/decision.ts';
import { isNotice } from '../../shared/domain/funding/decision-steps.ts';
import { noticeOf } from '../../shared/domain/funding/notice.ts';
import { DataTable, DescriptionList, Heading, List, Text } from '../../shared/pages/content.tsx';
import type { KnownCase } from './read-case.ts';
import { texts } from './texts.ts';

/** The words of the notice that a decision becomes, on the page: who approves it has read what goes out. */
export const NoticePreview = ({ known, decision }: { readonly known: KnownCase; readonly decision: Decision }) => {
  if (!isNotice(decision)) return null;
  const { application, round, inForce } = known;
  const notice = noticeOf({ application, decision, before: inForce, round }, county);
  return (
    <>
      <Heading level={3}>{texts.case.preview}</Heading>
      <Text>{texts.case.previewLead}</Text>
      <blockquote class="preview">
        <p class="kern-title">{notice.title}</p>
        <DescriptionList entries={notice.head.map(({ label, value }) => ({ term: label, value: value.join(', ') }))} />
        {notice.opening.map((words) => (
          <Text key={words}>{words}</Text>
        ))}
        {notice.parts.map(({ heading, paragraphs = [], items = [], facts = [], table }, index) => (
          <div key={heading}>
            <Heading level={4}>{heading}</Heading>
            {paragraphs.map((words) => (
              <Text key={words}>{words}</Text>
            ))}
            {items.length === 0 ? null : <List items={items} />}
            {facts.length === 0 ? null : (
              <DescriptionList
                entries={facts.map(({ label, value }) => ({ term: label, value: <span class="typed-text">{value.join('\n')}</span> }))}
              />
            )}
            {table === undefined ? null : (
              <DataTable
                id={`vorschau-${index}`}
                caption={texts.case.amounts(heading)}
                columns={table.columns.map((header, column) => ({ header, numeric: column === 2 }))}
                stacked
                rows={[
                  ...table.rows.map(({ kind, details, amount }) => ({ header: kind, cells: [details.join(', '), amount] })),
                  { header: table.total.label, cells: ['', table.total.amount], kind: 'total' as const },
                ]}
              />
            )}
          </div>
        ))}
      </blockquote>
    </>
  );
};
