import { formatDate, formatInstant } from '../../shared/domain/calendar.ts';
import { attachmentKinds } from '../../shared/domain/funding/attachment.ts';
import { formatFileSize } from '../../shared/domain/funding/attachment-texts.ts';
import { decisionKinds } from '../../shared/domain/funding/decision.ts';
import { eventSentence, whoDid } from '../../shared/domain/funding/event-sentences.ts';
import type { InformationRequest } from '../../shared/domain/funding/information-request.ts';
import { formatEuro } from '../../shared/domain/money.ts';
import { DataTable, DescriptionList, Heading, Link, List, Text } from '../../shared/pages/content.tsx';
import type { FileView } from './file-page.tsx';
import { copyFile, paths } from './frame.ts';
import { texts } from './texts.ts';

const said = texts.file;

type Of = { readonly view: FileView };

/** The paper of what was submitted, and every file. */
export const Attachments = ({ view: { application, files } }: Of) => {
  const shown = files.filter(({ state }) => state !== 'refused');
  return (
    <>
      <Heading level={2} id="dateien">
        {said.attachments}
      </Heading>
      <Text>
        <Link href={paths.file(application.id, copyFile)}>{said.copy}</Link>
      </Text>
      {shown.length === 0 ? (
        <Text>{said.noAttachments}</Text>
      ) : (
        <DataTable
          id="anlagen"
          caption={said.attachments}
          columns={said.attachmentColumns.map((header) => ({ header }))}
          stacked
          rows={shown.map((file) => ({
            header: file.state === 'ready' ? <Link href={paths.file(application.id, file.id)}>{file.name}</Link> : file.name,
            cells: [attachmentKinds[file.kind], formatFileSize(file.size), formatInstant(file.uploadedAt)],
          }))}
        />
      )}
    </>
  );
};

/** What was asked and what was answered, newest last. */
export const Requests = ({ view: { requests, files, file, application } }: Of) =>
  requests.length === 0 ? null : (
    <>
      <Heading level={2}>{said.requests}</Heading>
      {requests.map((request) => {
        const event = file.events.find(({ kind, subject }) => kind === 'information.requested' && subject === request.id);
        return (
          <div key={request.id}>
            <Heading level={3}>{said.asked(formatInstant(request.askedAt), whoDid(event ?? { actor: 'staff' }))}</Heading>
            <Text>{request.text}</Text>
            <Text small>
              {request.answer === undefined ? said.dueBy(formatDate(request.dueDate)) : said.answered(formatInstant(request.answer.at))}
            </Text>
            <Answers request={request} />
            <List
              items={files
                .filter(({ id }) => request.answer?.attachmentIds.includes(id))
                .map(({ id, name }) => <Link href={paths.file(application.id, id)}>{name}</Link>)}
            />
          </div>
        );
      })}
    </>
  );

const Answers = ({ request: { points, answer } }: { readonly request: InformationRequest }) => (
  <DescriptionList
    entries={points.map((term, index) => ({ term, value: <span class="typed-text">{answer?.texts[index] ?? said.noAnswer}</span> }))}
  />
);

/** Decisions on the case. */
export const Decisions = ({ view: { file } }: Of) =>
  file.decisions.length === 0 ? null : (
    <>
      <Heading level={2}>{said.decisions}</Heading>
      <DataTable
        id="bescheide"
        caption={said.decisions}
        columns={said.decisionColumns.map((header, column) => ({ header, numeric: column === 1 }))}
        stacked
        rows={file.decisions.map(({ number, kind, amount, state }) => ({
          header: `${number}. ${decisionKinds[kind]}`,
          cells: [formatEuro(amount), said.decisionStates[state]],
        }))}
      />
    </>
  );

/** Everything that happened, newest first. */
export const History = ({ view: { file } }: Of) => (
  <>
    <Heading level={2}>{said.history}</Heading>
    <DataTable
      id="verlauf"
      caption={said.history}
      columns={said.historyColumns.map((header) => ({ header }))}
      stacked
      rows={file.events
        .toSorted((a, b) => (b.number ?? 0) - (a.number ?? 0) || Date.parse(b.at) - Date.parse(a.at))
        .map((event) => ({ header: formatInstant(event.at), cells: [eventSentence(event)] }))}
    />
  </>
);

/** Who opened the file. */
export const Readings = ({ view: { readings } }: Of) => (
  <>
    <Heading level={2}>{said.readings}</Heading>
    <DataTable
      id="lesende"
      caption={said.readings}
      columns={said.readingColumns.map((header) => ({ header }))}
      stacked
      rows={readings.map(({ at, name }) => ({ header: formatInstant(at), cells: [name] }))}
      note={said.readingsNote}
    />
  </>
);
