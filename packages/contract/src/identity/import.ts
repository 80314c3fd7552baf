import { z } from 'zod'
import { ColumnMapping, ColumnProposal, RowProblem } from './mapping.ts'
import { FactKind } from '../activity/facts.ts'
import { RelationKind } from '../relations/record.ts'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'

/**
 * States of an import. Everything before `running` has no effect on relations.
 * inspecting → ready → checking → checked → running → done → undoing → undone; from any of the first: failed, cancelled.
 */
export const ImportState = z.enum([
  'inspecting',
  'ready',
  'checking',
  'checked',
  'running',
  'done',
  'undoing',
  'undone',
  'failed',
  'cancelled',
])
export type ImportState = z.infer<typeof ImportState>

/** Every row of the file is exactly one of these: the five always add up to the rows in the file. */
export const RowOutcome = z.enum(['new', 'changed', 'same', 'duplicate', 'rejected'])
export type RowOutcome = z.infer<typeof RowOutcome>

export const ImportCounts = z.object({
  rows: z.int(),
  new: z.int(),
  changed: z.int(),
  same: z.int(),
  duplicate: z.int(),
  rejected: z.int(),
  /** Of `new`: rows that joined a relation known by an identifier (BRIN, KvK, pass number). */
  joined: z.int(),
  /** Records of this source that the file no longer contains. */
  gone: z.int(),
  /** Relations made beside the rows: boards, schools, contact persons. */
  satellites: z.int(),
  /** Rows that went in with a remark, such as an impossible date. */
  withProblems: z.int(),
  /** Only of a list of activity, where rows are what people did: about the people themselves, and what was offered. */
  activity: z
    .object({
      /** Relations that were known already, and how many of those say something else now. */
      known: z.int(),
      changedRelations: z.int(),
      /** New relations that may be one that is known. */
      resembling: z.int(),
      /** Rows of nobody who can be known: they count for what was offered. */
      anonymous: z.int(),
      /** Events and dates that were not there yet. */
      offerings: z.int(),
    })
    .optional(),
})
export type ImportCounts = z.infer<typeof ImportCounts>

/** Something to know about how a sheet was read: the key of a sentence, and how often it occurs (0 when that says nothing). */
export const SheetNote = z.object({ code: z.string(), count: z.int() })
export type SheetNote = z.infer<typeof SheetNote>
export const SheetView = z.object({
  name: z.string(),
  isHidden: z.boolean(),
  rows: z.int().nullable(),
  columns: z.int(),
  headerRow: z.int().nullable(),
  headers: z.array(z.string()),
  sample: z.array(z.array(z.string())),
  /** Where each row of the sample stands, as a spreadsheet program counts: blank rows count too. */
  sampleRows: z.array(z.int()),
  /** As the sheet was read with this header row. */
  notes: z.array(SheetNote),
})
export const FileView = z.object({
  name: z.string(),
  bytes: z.int(),
  format: z.string(),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheets: z.array(SheetView),
  notes: z.array(z.string()),
  suggestedSheet: z.int().nullable(),
})
export type FileView = z.infer<typeof FileView>

/**
 * What the rows of a list are. A household is made of people who were read in, never read in itself: no list says who belongs to it.
 * `activity`: tickets, gifts, loan counts: a row is what somebody did, and names who that was beside it.
 */
export const ImportKind = z.enum([...RelationKind.exclude(['household']).options, 'activity'])
export type ImportKind = z.infer<typeof ImportKind>

export const ImportOptions = z.object({
  sheet: z.int().min(0),
  headerRow: z.int().min(1).nullable(),
  columns: z.array(ColumnMapping),
  sourceId: Id.nullable(),
  sourceName: z.string().trim().min(1).max(80).nullable(),
  kind: ImportKind,
  /** Of `activity`: what a row is when no column says it; tickets when it is left out. */
  factKind: FactKind.optional(),
  typeIds: z.array(Id).max(10),
  domainId: Id,
  branchId: Id.nullable(),
  /** A complete list: records missing from it are marked as gone. */
  isComplete: z.boolean(),
  /** Match what came in with what was there, when it has been stored. */
  compareAfterwards: z.boolean().optional(),
})
export type ImportOptions = z.infer<typeof ImportOptions>

/** Choices as they were kept with an import. Households could once be read in; what was chosen then is still told, and not accepted again. */
export const KeptImportOptions = ImportOptions.extend({ kind: z.enum([...RelationKind.options, 'activity']) })
export type KeptImportOptions = z.infer<typeof KeptImportOptions>

/**
 * Why a list that would go on by itself waits for somebody: nobody said yet what such a list means, it was agreed that somebody looks first,
 * more rows are refused or records missing than was thought possible, whoever it is read in for may no longer do so, a column holds what is
 * never read in, or it was refused.
 */
export const HeldFor = z.enum(['unknown', 'by_hand', 'rejected', 'gone', 'rights', 'stopped_column', 'refused'])
export type HeldFor = z.infer<typeof HeldFor>

export const Import = z.object({
  id: Id,
  state: ImportState,
  fileName: z.string(),
  file: FileView.nullable(),
  proposal: z.array(ColumnProposal).nullable(),
  options: KeptImportOptions.nullable(),
  sourceName: z.string().nullable(),
  profileName: z.string().nullable(),
  /** What was chosen the last time a file with this header was read in; a start for the choices, nothing more. */
  profileOptions: KeptImportOptions.nullable(),
  counts: ImportCounts.nullable(),
  jobId: Id.nullable(),
  /** Why the file or the run was refused: a file problem or error code with its numbers. */
  problem: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
  startedBy: z.string(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  canUndo: z.boolean(),
  isErrorFileReady: z.boolean(),
  /** The folder that it came from. */
  folderName: z.string().nullable(),
  /** It goes on by itself, until it is held. */
  goesOn: z.boolean(),
  heldFor: HeldFor.nullable(),
})
export type Import = z.infer<typeof Import>

export const uploadImport = defineRoute({
  method: 'POST',
  path: '/imports',
  permission: 'identity.import.run',
  summary:
    'Upload a file; its form is detected in the background, and with `goesOn` a list that was read in before is carried out',
  transport: 'upload',
  query: z.object({ fileName: z.string().min(1).max(255), goesOn: z.stringbool().default(false) }),
  response: Import,
  errors: ['http.too_large', 'identity.file_refused'],
})
export const listImports = defineRoute({
  method: 'GET',
  path: '/imports',
  permission: 'identity.import.read',
  summary: 'List imports, newest first',
  query: z.object({
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  response: z.object({
    items: z.array(Import.omit({ file: true, proposal: true, options: true, profileOptions: true })),
    nextCursor: z.string().nullable(),
  }),
  errors: ['relations.cursor_invalid'],
})
export const getImport = defineRoute({
  method: 'GET',
  path: '/imports/:id',
  permission: 'identity.import.read',
  summary: 'Show an import',
  params: IdParams,
  response: Import,
  errors: ['identity.import_not_found'],
})
/** Choose another sheet or header row; answers the columns proposed for it. */
export const proposeColumns = defineRoute({
  method: 'POST',
  path: '/imports/:id/proposal',
  permission: 'identity.import.run',
  summary: 'Propose a column mapping for a sheet and header row',
  params: IdParams,
  body: z.object({
    sheet: z.int().min(0),
    headerRow: z.int().min(1).nullable(),
    sourceId: Id.nullable().default(null),
    /** What the rows are; left out: as the columns tell. */
    kind: ImportKind.optional(),
  }),
  response: z.object({
    headers: z.array(z.string()),
    sample: z.array(z.array(z.string())),
    sampleRows: z.array(z.int()),
    proposal: z.array(ColumnProposal),
    notes: z.array(SheetNote),
  }),
  errors: [
    'identity.import_not_found',
    'identity.import_wrong_state',
    'identity.import_incomplete',
    'identity.file_refused',
  ],
})
export const checkImport = defineRoute({
  method: 'POST',
  path: '/imports/:id/check',
  permission: 'identity.import.run',
  summary: 'Dry run: read every row and tell what would happen, without any effect',
  params: IdParams,
  body: ImportOptions,
  response: Import,
  errors: [
    'identity.import_not_found',
    'identity.import_wrong_state',
    'identity.import_incomplete',
    'identity.import_column_stopped',
    'identity.import_file_removed',
    'identity.file_refused',
    'identity.import_no_name_column',
    'identity.import_no_day_column',
    'identity.import_loan_words',
    'identity.source_not_found',
    'identity.source_name_taken',
    'relations.type_not_found',
    'relations.type_wrong_kind',
    'governance.domain_not_found',
    'governance.field_not_found',
    'admin.branch_not_found',
  ],
})
export const runImport = defineRoute({
  method: 'POST',
  path: '/imports/:id/run',
  permission: 'identity.import.run',
  summary: 'Carry out a checked import in the background',
  params: IdParams,
  response: Import,
  errors: [
    'identity.import_not_found',
    'identity.import_wrong_state',
    'identity.import_column_stopped',
    'identity.import_file_removed',
    'identity.file_refused',
  ],
})
export const cancelImport = defineRoute({
  method: 'POST',
  path: '/imports/:id/cancel',
  permission: 'identity.import.run',
  summary: 'Stop an import; what it had done is taken back',
  params: IdParams,
  response: Import,
  errors: ['identity.import_not_found', 'identity.import_wrong_state'],
})
export const undoImport = defineRoute({
  method: 'POST',
  path: '/imports/:id/undo',
  permission: 'identity.import.run',
  summary: 'Undo an import: everything is as it was, what came later stays',
  params: IdParams,
  response: Import,
  errors: ['identity.import_not_found', 'identity.import_wrong_state', 'identity.import_not_latest'],
})
export const discardImport = defineRoute({
  method: 'DELETE',
  path: '/imports/:id',
  permission: 'identity.import.run',
  summary: 'Throw away an import that was not carried out',
  params: IdParams,
  response: Done,
  errors: ['identity.import_not_found', 'identity.import_wrong_state'],
})
export const ImportRow = z.object({
  rowNumber: z.int(),
  outcome: RowOutcome,
  name: z.string().nullable(),
  externalId: z.string().nullable(),
  cells: z.array(z.string()),
  problems: z.array(RowProblem),
  /** Cells that this reader may not read are empty. */
  isWithheld: z.boolean(),
  relationId: Id.nullable(),
  /** For `changed`: what differs; for `duplicate`: the relation it resembles and by what. */
  changes: z.array(z.object({ header: z.string(), before: z.string(), after: z.string() })),
  resembles: z.object({ relationId: Id, name: z.string(), reasons: z.array(z.string()) }).nullable(),
})
export type ImportRow = z.infer<typeof ImportRow>
export const listImportRows = defineRoute({
  method: 'GET',
  path: '/imports/:id/rows',
  permission: 'identity.import.read',
  summary: 'Show rows of an import by outcome',
  params: IdParams,
  query: z.object({
    outcome: RowOutcome.optional(),
    hasProblems: z.stringbool().optional(),
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  response: z.object({ headers: z.array(z.string()), items: z.array(ImportRow), nextAfter: z.int().nullable() }),
  errors: ['identity.import_not_found'],
})
export const downloadErrors = defineRoute({
  method: 'GET',
  path: '/imports/:id/errors',
  permission: 'identity.import.read',
  summary: 'Download the rejected rows with their reason, ready to be corrected and read in again',
  transport: 'download',
  params: IdParams,
  response: z.unknown(),
  errors: ['identity.import_not_found'],
})
