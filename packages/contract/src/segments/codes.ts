import { z } from 'zod'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'

/** What a place is in a list of codes: four figures, a whole postcode, or a postcode with a house number. */
export const CodePlace = z.enum(['area', 'postcode', 'address'])
export type CodePlace = z.infer<typeof CodePlace>

export const CodeKey = z.string().trim().min(1).max(20)

/** A group ("A") or a code within one ("A03"). It says something of a place, never of somebody who lives there. */
export const Code = z.object({
  key: CodeKey,
  isGroup: z.boolean(),
  /** The group that it belongs to. */
  groupKey: z.string().nullable(),
  name: z.string(),
  description: z.string(),
  /** Places with it; of a group those of all its codes. */
  places: z.int(),
})
export type Code = z.infer<typeof Code>

/** `looking`: finding out what the file is; `asked`: waits for somebody to say what the columns are; `reading`; `ready`; `failed`. */
export const CodeEditionState = z.enum(['looking', 'asked', 'reading', 'ready', 'failed'])
export type CodeEditionState = z.infer<typeof CodeEditionState>

/** Why an edition could not be read at all. */
export const CodeListProblem = z.enum(['unreadable', 'nothing', 'too_many', 'stopped'])
export type CodeListProblem = z.infer<typeof CodeListProblem>

/** Why a row was refused. */
export const CodeRowProblem = z.enum(['no_place', 'no_number', 'no_code', 'other_code'])
export type CodeRowProblem = z.infer<typeof CodeRowProblem>

const Column = z.int().min(0).max(1000)
/** Which column is what, by place from 0. */
export const CodeColumns = z.object({
  keyedBy: CodePlace,
  postcode: Column,
  /** Needed when a place is an address. */
  houseNumber: Column.nullable(),
  code: Column,
  name: Column.nullable(),
  group: Column.nullable(),
  groupName: Column.nullable(),
})
export type CodeColumns = z.infer<typeof CodeColumns>

export const CodeEdition = z.object({
  id: Id,
  name: z.string(),
  /** Since when the supplier says that it holds. */
  datedOn: z.iso.date(),
  state: CodeEditionState,
  problem: CodeListProblem.nullable(),
  fileName: z.string(),
  keyedBy: CodePlace.nullable(),
  rows: z.int(),
  refused: z.array(z.object({ reason: CodeRowProblem, count: z.int(), rowNumbers: z.array(z.int()) })),
  places: z.int(),
  codes: z.array(Code),
  addedBy: z.string(),
  addedAt: z.iso.datetime(),
})
export type CodeEdition = z.infer<typeof CodeEdition>

export const CodeSet = z.object({
  id: Id,
  name: z.string(),
  /** Counted by when no edition is named; null: none was chosen. */
  currentEditionId: Id.nullable(),
  /** Newest first. */
  editions: z.array(CodeEdition),
})
export type CodeSet = z.infer<typeof CodeSet>

const SetName = z.string().trim().min(1).max(80)
const EditionName = z.string().trim().min(1).max(80)

export const listCodeSets = defineRoute({
  method: 'GET',
  path: '/segments/code-sets',
  permission: 'segments.segment.read',
  summary: 'List the sets of lifestyle codes with their editions and codes',
  response: z.object({ items: z.array(CodeSet) }),
})

export const uploadCodeList = defineRoute({
  method: 'POST',
  path: '/segments/code-editions',
  permission: 'segments.code.manage',
  summary: 'Upload the list of a supplier as a new edition; its columns are detected in the background',
  transport: 'upload',
  query: z.object({
    fileName: z.string().min(1).max(255),
    /** A set of this name is added when there is none. */
    setName: SetName,
    name: EditionName,
    datedOn: z.iso.date(),
  }),
  response: z.object({ id: Id }),
  errors: ['http.too_large', 'segments.code_edition_name_taken'],
})

/** What somebody has to know to say which column is what. The rows are those of the supplier and are forgotten when the list was read. */
export const CodeListSample = z.object({
  headers: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  count: z.int(),
  /** As they are thought to be; null: could not be told. */
  proposal: CodeColumns.nullable(),
})
export type CodeListSample = z.infer<typeof CodeListSample>

export const showCodeEdition = defineRoute({
  method: 'GET',
  path: '/segments/code-editions/:id',
  permission: 'segments.code.manage',
  summary: 'Show an edition: what is to be chosen, or how many relations get a code',
  params: IdParams,
  response: z.object({
    sample: CodeListSample.nullable(),
    /** Relations that the reader sees and that get a code by their address; null while it is not ready. Children are not counted. */
    relations: z.int().nullable(),
    total: z.int(),
  }),
  errors: ['segments.code_edition_not_found'],
})

export const readCodeEdition = defineRoute({
  method: 'POST',
  path: '/segments/code-editions/:id/read',
  permission: 'segments.code.manage',
  summary: 'Say which column is what, and read the list in the background',
  params: IdParams,
  body: CodeColumns,
  response: Done,
  errors: ['segments.code_edition_not_found', 'segments.code_edition_wrong_state', 'segments.code_columns_wrong'],
})

export const chooseCodeEdition = defineRoute({
  method: 'POST',
  path: '/segments/code-editions/:id/current',
  permission: 'segments.code.manage',
  summary: 'Count by this edition from now on, where no edition is named',
  params: IdParams,
  response: Done,
  errors: ['segments.code_edition_not_found', 'segments.code_edition_wrong_state'],
})

export const removeCodeEdition = defineRoute({
  method: 'DELETE',
  path: '/segments/code-editions/:id',
  permission: 'segments.code.manage',
  summary: 'Remove an edition for good; the set goes with its last one',
  params: IdParams,
  response: Done,
  errors: ['segments.code_edition_not_found', 'segments.code_in_use'],
})

export const changeCode = defineRoute({
  method: 'PUT',
  path: '/segments/code-editions/:id/codes/:key',
  permission: 'segments.code.manage',
  summary: 'Say what a code is called and what it means',
  params: IdParams.extend({ key: CodeKey }),
  body: z.object({ name: z.string().trim().max(120), description: z.string().trim().max(500) }),
  response: Done,
  errors: ['segments.code_edition_not_found', 'segments.code_not_found'],
})

/** A number of people; null: kept back because it is small, or because a small one would follow from it. */
const People = z.int().nullable()

/** The people of a segment by the codes of where they live, beside all people among the relations. Children under 16 are not counted. */
export const CodePortrait = z.object({
  setId: Id,
  setName: z.string(),
  editionName: z.string(),
  count: z.int(),
  total: z.int(),
  isTooSmall: z.boolean(),
  parts: z.array(
    z.object({ key: z.string(), name: z.string(), count: People, all: People, indexOfAll: z.int().nullable() }),
  ),
  unknown: z.object({ count: People, all: People }),
})
export type CodePortrait = z.infer<typeof CodePortrait>

export const showCodePortrait = defineRoute({
  method: 'GET',
  path: '/segments/:id/portrait/codes',
  permission: 'segments.segment.read',
  summary: 'Compare where the people of a segment live with where all of them live, by the current editions of codes',
  params: IdParams,
  response: z.object({ items: z.array(CodePortrait) }),
  errors: [
    'segments.segment_not_found',
    'segments.moment_not_found',
    'segments.condition_hidden',
    'segments.branch_without_address',
    'segments.too_deep',
    'relations.filter_invalid',
    'relations.field_hidden',
  ],
})
