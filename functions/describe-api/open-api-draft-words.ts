type Words = Readonly<Record<string, string>>;

const head = (at: string): Words => ({
  [`${at}/id`]: 'Identifier of the draft; later of the application.',
  [`${at}/roundId`]: 'The round that it is for.',
  [`${at}/version`]: 'Counts every change of the content.',
  [`${at}/createdAt`]: 'Instant at which it was begun, UTC.',
  [`${at}/savedAt`]: 'Instant of the last change, UTC.',
  [`${at}/keptUntil`]: 'Last day on which it is certainly there. Every change of the content prolongs it.',
  [`${at}/links/self`]: 'Address of the draft.',
});

/** English sentences for programmers about a draft, by the path of the field. */
export const draftDescriptions: Words = {
  ...head(''),
  '/complete': 'Nothing is missing or wrong, and no file is being checked: it can be submitted while its round is open.',
  '/problems': 'Everything that is missing or wrong, in the order of the form. The draft is kept all the same.',
  '/problems/items/pointer': 'JSON Pointer (RFC 6901) into `content`.',
  '/problems/items/detail': 'German sentence: what is missing or wrong, and what to do.',
  '/hints': 'What is good to know and refuses nothing.',
  '/hints/items/pointer': 'Pointer into `content`, as above.',
  '/hints/items/detail': 'German sentence.',
  '/sections': 'How far each part is: `not-started`, `started` (something is missing), `problem` (something is wrong), `done`.',
  '/attachments': 'Files, in the order of their upload.',
  '/attachments/items/id': 'Identifier of the file, from the request that announced it.',
  '/attachments/items/kind': 'What it shows.',
  '/attachments/items/name': 'Name under which it is saved.',
  '/attachments/items/size': 'Bytes.',
  '/attachments/items/mediaType': 'Media type.',
  '/attachments/items/uploadedAt': 'Instant of the upload, UTC.',
  '/attachments/items/state': '`checking`: is being scanned. `ready`: belongs to the application. `refused`: is deleted.',
  '/attachments/items/refusedBecause': 'Why it was refused. New reasons may be added.',
  '/attachments/items/detail': 'German sentence: why it was refused, and what to do.',
  '/attachments/items/links/self': 'Address of the file.',
  '/links/attachments': 'Where files are announced.',
  '/links/submission': 'Where it is submitted.',
};

/** About the list of drafts. */
export const listDescriptions: Words = {
  '/drafts': 'Without their content.',
  ...head('/drafts/items'),
  '/drafts/items/title': 'Title of the project, if there is one.',
};

/** About an upload. */
export const uploadDescriptions: Words = {
  '/id': 'Identifier of the file that will come.',
  '/upload': 'The form that takes it.',
  '/upload/url': 'Address to send it to.',
  '/upload/fields': 'Fields to send before the file, as they are.',
  '/expiresAt': 'Instant from which on it is too late, UTC.',
  '/links/self': 'Address of the file, once it is there.',
};

/** About an application. */
export const applicationDescriptions: Words = {
  '/id': 'Identifier of the application.',
  '/reference': 'Reference for people, e.g. `INT-2026-0042`.',
  '/roundId': 'The round that it was submitted to.',
  '/state': 'Where it stands. New states may be added.',
  '/submittedAt': 'Instant of submission, UTC.',
  '/snapshotSha256': 'SHA-256 of what was submitted, byte for byte, in hexadecimal.',
  '/requestedAmount': 'Cents of euro: what was applied for.',
  '/approvedAmount': 'Cents of euro: what was approved, once that is decided.',
  '/links/self': 'Address of the application.',
  '/links/receipt': 'Page with the receipt. Whoever knows the address can read it.',
};
