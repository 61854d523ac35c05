/**
 * Keys, indexes and streams of the four tables: the only place where a key is spelled, but for those of mails (mail-keys.ts).
 * infra makes the tables from `tableDesigns`, the stores make their keys from the builders.
 *
 * Every item has `pk`, `sk` and `entity` (what kind of item it is; streams filter on it). There is no scan:
 *
 * Funding
 *   one application by id                    GetItem pk=APPLICATION#<id> sk=APPLICATION
 *   its history                              Query   pk=APPLICATION#<id> sk begins_with EVENT#      (entity `event`, goes to the stream)
 *   all applications of a round              Query   index byRound: roundId, sorted by reference
 *   all applications of an applicant         Query   index byApplicant: applicant, sorted by reference
 *   a link by mail that was not used yet     GetItem pk=LINK#<hash> sk=LINK                          (expires)
 *   a session                                GetItem pk=SESSION#<hash> sk=SESSION                    (expires)
 *   how many sessions an applicant has       Query   index byApplicant: applicant, reference begins_with SESSION
 *   a link by which a signatory confirms     GetItem pk=CONFIRMATION#<hash> sk=CONFIRMATION          (expires)
 *   how often something happened lately      UpdateItem pk=LIMIT#<counter> sk=LIMIT                  (expires)
 *   one draft by id                          GetItem pk=DRAFT#<id> sk=DRAFT                          (expires; its id becomes the application's)
 *   who changed what in a draft              Query   pk=DRAFT#<id> sk begins_with EVENT#            (entity `draft-event`, goes to the stream)
 *   that people were reminded of a draft      PutItem pk=DRAFT#<id> sk=REMINDER#<kind>#<day>#<days before>   (entity `draft-event`; expires)
 *   all drafts of a round by last change     Query   index draftsByRound: draftRound, sorted by savedAt
 *   drafts and applications of a person      Query   pk=PERSON#<principal> sk begins_with CASE#      (who may open what)
 *   may this person open this case           GetItem pk=PERSON#<principal> sk=CASE#<id>
 *   how many drafts a person has             UpdateItem pk=PERSON#<principal> sk=DRAFTS
 *   files of a draft or application          Query   pk=CASE#<id> sk begins_with ATTACHMENT#        (refused ones expire)
 *   how many files take a place there        UpdateItem pk=CASE#<id> sk=FILES
 *   what a scan said of an upload            GetItem pk=CASE#<id> sk=SCAN#<attachment>#<etag>        (expires)
 *   what was submitted, byte for byte        GetItem pk=APPLICATION#<id> sk=SNAPSHOT                 (never changes)
 *   what staff asked of an applicant         Query   pk=APPLICATION#<id> sk begins_with REQUEST#
 *   a permit to apply late                   GetItem pk=PERMIT#<hash> sk=PERMIT                      (expires)
 *   a proof of work that was asked for       GetItem pk=CHALLENGE#<hash> sk=CHALLENGE                (expires)
 *   what a sweep of drafts deleted           Query   pk=SWEEPS sk=<instant>
 *   what an idempotency key answered         GetItem pk=IDEMPOTENCY#<key> sk=IDEMPOTENCY            (expires)
 *   last reference number of a year          UpdateItem pk=REFERENCE#<year> sk=REFERENCE
 *   all rounds / one round, newest version   Query/GetItem pk=ROUNDS sk=ROUND#<id>
 *   a version of a round                     GetItem pk=ROUND#<id> sk=VERSION#<nnnn>                 (never changes)
 *   budget of a year                         GetItem/UpdateItem pk=BUDGET#<year> sk=BUDGET            (with `free`: what conditions of awards look at)
 *   what bound or gave back money of a year  Query   pk=BUDGET#<year> sk begins_with ENTRY#          (one per decision: a decision counts once)
 *   who changed the plan of a year            Query   pk=BUDGET#<year> sk begins_with CHANGE#
 *   all cases of a round as the desk shows them  Query pk=DESK#<round> sk=<reference>               (small: a round is a page)
 *   what waits for somebody, most urgent first   Query index openCases: waitsFor, sorted by due      (only such lines are in it)
 *   everything about a case                  Query   pk=APPLICATION#<id>                             (application, events, requests, and the next five)
 *   what the desk found out                  GetItem pk=APPLICATION#<id> sk=REVIEW
 *   its decisions                            Query   pk=APPLICATION#<id> sk begins_with DECISION#
 *   what bodies did with it, with motions    Query   pk=APPLICATION#<id> sk begins_with CONSULTATION#   (one per meeting: an agenda item with its motions and votes)
 *   what staff write into its paper          GetItem pk=APPLICATION#<id> sk=PAPER
 *   its payments, and what lifted a block    Query   pk=APPLICATION#<id> sk begins_with PAYMENT#     (lifts: PAYMENT#LIFT#<nnnn>; reminders stand beside, and go to the stream)
 *   payments for the next file / files       Query   pk=TRANSFERS / pk=TRANSFER-FILES sk=<nnnn>      (what a file says: pk=TRANSFER-FILE#<nnnn>)
 *   who read its file when                   Query   pk=READINGS#<application> sk=<instant>#<subject>
 *   meetings of the committees, with agendas  Query/GetItem pk=MEETINGS sk=<date>#<body>
 *   saved views of somebody                  Query   pk=VIEWS#<subject> sk=<id>
 *   what somebody had put out as files       Query   pk=EXPORTS#<subject> sk=<instant>#<id>          (entity `export-request`, goes to the stream; expires)
 *   a version of a round that waits for a second person  Query/GetItem pk=ROUND-PROPOSALS sk=<round>
 *   who opened which version of a round      Query   pk=ROUND#<id> sk begins_with OPENED#             (never changes)
 * Figures
 *   vintages that hold values of a month     Query   pk=MONTH#<month> sk begins_with VINTAGE#       (sorted by time of receipt)
 *   the values of a month in a vintage       Query   pk=VALUES#<month>#<vintage> sk=CHUNK#<nnnn>
 *   an import that was already done          GetItem pk=IMPORT#<request> sk=IMPORT
 *   what each administration has delivered   Query   pk=DELIVERIES#<month> sk=<area>                 (entity `delivery`; the board of a month, and one form)
 *   what happened to a delivery              Query   pk=DELIVERY#<month>#<area> sk begins_with EVENT#    (entity `delivery-event`, goes to the stream)
 *   a link to the figures by mail            GetItem pk=LINK#<hash> sk=LINK                          (expires)
 *   a session of somebody who delivers       GetItem pk=SESSION#<hash> sk=SESSION                    (expires)
 *   how often something happened lately      UpdateItem pk=LIMIT#<counter> sk=LIMIT                  (expires)
 *   whose key a program shows                GetItem pk=KEY#<hash> sk=KEY
 *   all keys of administrations              Query   pk=KEYS sk=<area>#<id>
 *   all revisions of a month's release       Query   pk=RELEASE#<month> sk begins_with REVISION#
 *   all releases                             Query   pk=RELEASES sk=<month>                          (the newest published revision)
 *   the event that starts the announcement   pk=RELEASE#<month> sk=PUBLISHED#<nnnn>                  (entity `release-published`, goes to the stream)
 *   the draft of a month / all drafts        GetItem/Query pk=DRAFTS sk=<month>                      (lives on for corrections)
 *   what happened to a draft                 Query   pk=RELEASE#<month> sk begins_with EVENT#        (entity `release-event`, goes to the stream)
 *   what the renderer is asked for           PutItem pk=RELEASE#<month> sk=REQUEST#<version>         (entity `release-request`, goes to the stream)
 * Mail
 *   one mail by id                           GetItem pk=MAIL#<id> sk=MAIL                            (expires)
 *   a text that many mails share             GetItem pk=TEXT#<hash> sk=TEXT                          (expires)
 *   mails that are not done with             Query   index openMails: open (why), sorted by openSince
 *   who got what when                        Query   index mailsByAddressee: addressee, sorted by createdAt
 *   what became of an announcement           Query   index mailsByAnnouncement: announcement, sorted by id
 *   all recipients / one                     Query/GetItem pk=RECIPIENTS sk=<addressee>
 *   what happened to a recipient             Query   pk=RECIPIENT#<addressee> sk begins_with EVENT#
 *   addresses that were deleted / one        Query/GetItem pk=DELETED sk=<addressee>
 *   imports of recipients / one              Query/GetItem pk=IMPORTS sk=<id>                         (expires)
 *   an address that gets nothing             GetItem pk=SUPPRESSED sk=<addressee>
 *   a subscription that waits for its click  GetItem pk=LINK#<hash> sk=LINK                          (expires)
 *   how often something happened lately      UpdateItem pk=LIMIT#<counter> sk=LIMIT                  (expires)
 *   announcements, newest last / one         Query/GetItem pk=ANNOUNCEMENTS sk=<kind>#<key>
 *   how fast and how much SES takes          UpdateItem pk=SENDING sk=SENDING
 *   what SES reported on a day               Query   pk=FEEDBACK sk begins_with <day>#               (17 parts that are added up: one item would be written by all)
 * Staff (a table of its own, so that no function that answers the public can make a session of the staff)
 *   a way to the issuer that was begun       DeleteItem pk=ATTEMPT#<hash> sk=ATTEMPT                 (taken once; expires)
 *   a session of the staff                   UpdateItem pk=SESSION#<hash> sk=SESSION                 (reading it says that it was used; expires)
 */

type TableDesign = {
  readonly partitionKey: 'pk';
  readonly sortKey: 'sk';
  /** Attribute with the epoch second after which DynamoDB may delete the item. */
  readonly timeToLive: 'expiresAt';
  readonly stream: boolean;
  readonly indexes: readonly IndexDesign[];
};

/** `attributes`: what the index has of an item besides its keys; absent: everything. */
export type IndexDesign = {
  readonly name: string;
  readonly partitionKey: string;
  readonly sortKey: string;
  readonly attributes?: readonly string[];
};

const keys = { partitionKey: 'pk', sortKey: 'sk', timeToLive: 'expiresAt' } as const;

/** Applications of a round in the order of their references. */
export const byRound = { name: 'byRound', partitionKey: 'roundId', sortKey: 'reference' } as const;

/** Applications of an applicant, oldest first, and sessions; other items have no `applicant` with a reference. */
export const byApplicant = { name: 'byApplicant', partitionKey: 'applicant', sortKey: 'reference' } as const;

/** How references in the index begin: of applications, and of what stands in it to be counted. */
export const references = { applications: 'INT-', sessions: 'SESSION' } as const;

/**
 * Drafts of a round, the longest untouched first; only drafts have a `draftRound`. What is typed stays out: every save would write it twice,
 * and a page of the index would hold four large drafts instead of thousands.
 */
export const draftsByRound = {
  name: 'draftsByRound',
  partitionKey: 'draftRound',
  sortKey: 'savedAt',
  attributes: ['id', 'createdAt', 'expiresAt', 'removal'],
} as const;

/** Mails that are not done with: nothing else has `open`. */
export const openMails = {
  name: 'openMails',
  partitionKey: 'open',
  sortKey: 'openSince',
  attributes: ['id', 'state', 'template', 'announcement'],
} as const;

/** Mails to an address, oldest first; what a list shows of them. */
export const mailsByAddressee = {
  name: 'mailsByAddressee',
  partitionKey: 'addressee',
  sortKey: 'createdAt',
  attributes: ['id', 'entity', 'template', 'announcement', 'state', 'leasedAt', 'sentAt', 'delivery', 'reason'],
} as const;

/** Mails of an announcement; only they have `announcement`. */
export const mailsByAnnouncement = {
  name: 'mailsByAnnouncement',
  partitionKey: 'announcement',
  sortKey: 'id',
  attributes: ['state', 'delivery', 'reason'],
} as const;

/** Lines of the desk that wait for somebody, the most urgent first; nothing else has `waitsFor`. */
export const openCases = { name: 'openCases', partitionKey: 'waitsFor', sortKey: 'due' } as const;

export const tableDesigns = {
  funding: { ...keys, stream: true, indexes: [byRound, byApplicant, draftsByRound, openCases] },
  figures: { ...keys, stream: true, indexes: [] },
  mail: { ...keys, stream: false, indexes: [openMails, mailsByAddressee, mailsByAnnouncement] },
  staff: { ...keys, stream: false, indexes: [] },
} as const satisfies Record<string, TableDesign>;

/** Values of the attribute `entity` that start functions from a stream. */
export const streamEntities = {
  applicationEvent: 'event',
  draftEvent: 'draft-event',
  releasePublished: 'release-published',
  deliveryEvent: 'delivery-event',
  releaseEvent: 'release-event',
  releaseRequest: 'release-request',
  exportRequest: 'export-request',
  caseReminder: 'case-reminder',
} as const;

const padded = (number: number): string => String(number).padStart(4, '0');

export const fundingKeys = {
  application: (id: string) => ({ pk: `APPLICATION#${id}`, sk: 'APPLICATION' }),
  /** `at`: ISO instant, so that the history sorts by time. */
  event: (id: string, at: string, kind: string) => ({ pk: `APPLICATION#${id}`, sk: `EVENT#${at}#${kind}` }),
  idempotency: (key: string) => ({ pk: `IDEMPOTENCY#${key}`, sk: 'IDEMPOTENCY' }),
  reference: (year: number) => ({ pk: `REFERENCE#${year}`, sk: 'REFERENCE' }),
  events: (id: string) => ({ pk: `APPLICATION#${id}`, sk: 'EVENT#' }),
  rounds: () => ({ pk: 'ROUNDS' }),
  round: (id: string) => ({ pk: 'ROUNDS', sk: `ROUND#${id}` }),
  roundVersion: (id: string, version: number) => ({ pk: `ROUND#${id}`, sk: `VERSION#${padded(version)}` }),
  budget: (year: number) => ({ pk: `BUDGET#${year}`, sk: 'BUDGET' }),
  ledger: (year: number) => ({ pk: `BUDGET#${year}`, sk: 'ENTRY#' }),
  ledgerEntry: (year: number, decision: string) => ({ pk: `BUDGET#${year}`, sk: `ENTRY#${decision}` }),
  budgetChanges: (year: number) => ({ pk: `BUDGET#${year}`, sk: 'CHANGE#' }),
  budgetChange: (year: number, version: number) => ({ pk: `BUDGET#${year}`, sk: `CHANGE#${padded(version)}` }),
  desk: (roundId: string) => ({ pk: `DESK#${roundId}` }),
  caseRow: (roundId: string, reference: string) => ({ pk: `DESK#${roundId}`, sk: reference }),
  case: (id: string) => ({ pk: `APPLICATION#${id}` }),
  review: (id: string) => ({ pk: `APPLICATION#${id}`, sk: 'REVIEW' }),
  decisions: (id: string) => ({ pk: `APPLICATION#${id}`, sk: 'DECISION#' }),
  decision: (id: string, number: number) => ({ pk: `APPLICATION#${id}`, sk: `DECISION#${padded(number)}` }),
  consultation: (id: string, meeting: string) => ({ pk: `APPLICATION#${id}`, sk: `CONSULTATION#${meeting}` }),
  paper: (id: string) => ({ pk: `APPLICATION#${id}`, sk: 'PAPER' }),
  payments: (id: string) => ({ pk: `APPLICATION#${id}`, sk: 'PAYMENT#' }),
  payment: (id: string, number: number) => ({ pk: `APPLICATION#${id}`, sk: `PAYMENT#${padded(number)}` }),
  paymentLift: (id: string, number: number) => ({ pk: `APPLICATION#${id}`, sk: `PAYMENT#LIFT#${padded(number)}` }),
  caseReminder: (id: string, kind: string, day: string, days: number) => ({ pk: `APPLICATION#${id}`, sk: `REMINDER#${kind}#${day}#${days}` }),
  transfer: (at: string, id: string, number: number) => ({ pk: 'TRANSFERS', sk: `${at}#${id}#${padded(number)}` }),
  transferFile: (number: number) => ({ pk: 'TRANSFER-FILES', sk: padded(number) }),
  transferContent: (number: number) => ({ pk: `TRANSFER-FILE#${padded(number)}`, sk: 'CONTENT' }),
  readings: (id: string) => ({ pk: `READINGS#${id}` }),
  reading: (id: string, at: string, subject: string) => ({ pk: `READINGS#${id}`, sk: `${at}#${subject}` }),
  meetings: () => ({ pk: 'MEETINGS' }),
  /** `body`: its name as words of an address. */
  meeting: (date: string, body: string) => ({ pk: 'MEETINGS', sk: `${date}#${body}` }),
  views: (subject: string) => ({ pk: `VIEWS#${subject}` }),
  view: (subject: string, id: string) => ({ pk: `VIEWS#${subject}`, sk: id }),
  exports: (subject: string) => ({ pk: `EXPORTS#${subject}` }),
  export: (subject: string, at: string, id: string) => ({ pk: `EXPORTS#${subject}`, sk: `${at}#${id}` }),
  roundProposals: () => ({ pk: 'ROUND-PROPOSALS' }),
  roundOpenings: (id: string) => ({ pk: `ROUND#${id}`, sk: 'OPENED#' }),
  roundOpening: (id: string, version: number) => ({ pk: `ROUND#${id}`, sk: `OPENED#${padded(version)}` }),
  roundProposal: (round: string) => ({ pk: 'ROUND-PROPOSALS', sk: round }),
  draft: (id: string) => ({ pk: `DRAFT#${id}`, sk: 'DRAFT' }),
  /** `number`: version of the draft that the event made; two events never share one. */
  draftEvent: (id: string, number: number) => ({ pk: `DRAFT#${id}`, sk: `EVENT#${String(number).padStart(8, '0')}` }),
  draftEvents: (id: string) => ({ pk: `DRAFT#${id}`, sk: 'EVENT#' }),
  /** `day`: what it reminds of, `YYYY-MM-DD`. */
  draftReminder: (id: string, kind: string, day: string, daysBefore: number) => ({ pk: `DRAFT#${id}`, sk: `REMINDER#${kind}#${day}#${daysBefore}` }),
  draftReminders: (id: string) => ({ pk: `DRAFT#${id}`, sk: 'REMINDER#' }),
  casesOf: (principal: string) => ({ pk: `PERSON#${principal}`, sk: 'CASE#' }),
  member: (principal: string, id: string) => ({ pk: `PERSON#${principal}`, sk: `CASE#${id}` }),
  openDrafts: (principal: string) => ({ pk: `PERSON#${principal}`, sk: 'DRAFTS' }),
  attachments: (caseId: string) => ({ pk: `CASE#${caseId}`, sk: 'ATTACHMENT#' }),
  attachment: (caseId: string, id: string) => ({ pk: `CASE#${caseId}`, sk: `ATTACHMENT#${id}` }),
  files: (caseId: string) => ({ pk: `CASE#${caseId}`, sk: 'FILES' }),
  scan: (caseId: string, id: string, etag: string) => ({ pk: `CASE#${caseId}`, sk: `SCAN#${id}#${etag}` }),
  snapshot: (id: string) => ({ pk: `APPLICATION#${id}`, sk: 'SNAPSHOT' }),
  requests: (id: string) => ({ pk: `APPLICATION#${id}`, sk: 'REQUEST#' }),
  request: (id: string, request: string) => ({ pk: `APPLICATION#${id}`, sk: `REQUEST#${request}` }),
  sweep: (at: string) => ({ pk: 'SWEEPS', sk: at }),
};

/** What lets people in by a link: applicants in the funding table, administrations in the figures table. Only hashes of tokens, addresses and networks stand in keys. */
export const accessKeys = {
  link: (hash: string) => ({ pk: `LINK#${hash}`, sk: 'LINK' }),
  session: (hash: string) => ({ pk: `SESSION#${hash}`, sk: 'SESSION' }),
  confirmation: (hash: string) => ({ pk: `CONFIRMATION#${hash}`, sk: 'CONFIRMATION' }),
  limit: (counter: string) => ({ pk: `LIMIT#${counter}`, sk: 'LIMIT' }),
  permit: (hash: string) => ({ pk: `PERMIT#${hash}`, sk: 'PERMIT' }),
  challenge: (hash: string) => ({ pk: `CHALLENGE#${hash}`, sk: 'CHALLENGE' }),
};

export const figuresKeys = {
  month: (month: string) => ({ pk: `MONTH#${month}` }),
  vintage: (month: string, vintage: string) => ({ pk: `MONTH#${month}`, sk: `VINTAGE#${vintage}` }),
  values: (month: string, vintage: string) => ({ pk: `VALUES#${month}#${vintage}` }),
  chunk: (month: string, vintage: string, chunk: number) => ({ pk: `VALUES#${month}#${vintage}`, sk: `CHUNK#${padded(chunk)}` }),
  import: (request: string) => ({ pk: `IMPORT#${request}`, sk: 'IMPORT' }),
  deliveries: (month: string) => ({ pk: `DELIVERIES#${month}` }),
  delivery: (month: string, area: string) => ({ pk: `DELIVERIES#${month}`, sk: area }),
  /** `at`: ISO instant, so that the history sorts by time. */
  deliveryEvent: (month: string, area: string, at: string, kind: string) => ({ pk: `DELIVERY#${month}#${area}`, sk: `EVENT#${at}#${kind}` }),
  deliveryEvents: (month: string, area: string) => ({ pk: `DELIVERY#${month}#${area}`, sk: 'EVENT#' }),
  key: (hash: string) => ({ pk: `KEY#${hash}`, sk: 'KEY' }),
  keys: () => ({ pk: 'KEYS' }),
  listedKey: (area: string, id: string) => ({ pk: 'KEYS', sk: `${area}#${id}` }),
  release: (month: string) => ({ pk: `RELEASE#${month}` }),
  revision: (month: string, revision: number) => ({ pk: `RELEASE#${month}`, sk: `REVISION#${padded(revision)}` }),
  published: (month: string, revision: number) => ({ pk: `RELEASE#${month}`, sk: `PUBLISHED#${padded(revision)}` }),
  releases: () => ({ pk: 'RELEASES' }),
  drafts: () => ({ pk: 'DRAFTS' }),
  draft: (month: string) => ({ pk: 'DRAFTS', sk: month }),
  /** `version`: of the draft, made by the event; two events never share one. */
  releaseEvent: (month: string, version: number) => ({ pk: `RELEASE#${month}`, sk: `EVENT#${String(version).padStart(8, '0')}` }),
  releaseRequest: (month: string, version: number) => ({ pk: `RELEASE#${month}`, sk: `REQUEST#${String(version).padStart(8, '0')}` }),
  newestRelease: (month: string) => ({ pk: 'RELEASES', sk: month }),
};

/** Only hashes of tokens stand in keys. */
export const staffKeys = {
  attempt: (hash: string) => ({ pk: `ATTEMPT#${hash}`, sk: 'ATTEMPT' }),
  session: (hash: string) => ({ pk: `SESSION#${hash}`, sk: 'SESSION' }),
};
