import { z } from 'zod'
import { Day } from '../relations/record.ts'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'

export const RegisterKey = z.enum(['schools_primary', 'schools_secondary'])
export type RegisterKey = z.infer<typeof RegisterKey>

/** What an edition says of a location that the one before did not. `details`: telephone, website, denomination and the like. */
export const SchoolChangeKind = z.enum(['merged', 'closed', 'moved', 'renamed', 'board', 'reopened', 'new', 'details'])
export type SchoolChangeKind = z.infer<typeof SchoolChangeKind>

/** Of these a relation hears. */
export const ProposalKind = z.enum(['merged', 'closed', 'moved', 'renamed', 'board'])
export type ProposalKind = z.infer<typeof ProposalKind>

/** BRIN and two digits: the key of a location. */
export const LocationCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^\d{2}[A-Z]{2}\d{2}$/)

export const SchoolLocation = z.object({
  code: z.string(),
  brin: z.string(),
  board: z.string(),
  name: z.string(),
  street: z.string(),
  houseNumber: z.string(),
  /** "7822HG". */
  postcode: z.string(),
  place: z.string(),
  municipalityCode: z.string(),
  /** As the country is divided today. */
  municipality: z.string(),
  denomination: z.string(),
  structure: z.string(),
  phone: z.string(),
  website: z.string(),
  /** The edition from which on it is not there. */
  closedOn: Day.nullable(),
  /** The location that it went on as. */
  successor: z.string().nullable(),
})
export type SchoolLocation = z.infer<typeof SchoolLocation>

/** `ready`: compared, waits for somebody to carry it out; `undone`: it was carried out and taken back. */
export const RegisterEditionState = z.enum(['reading', 'ready', 'applied', 'undone', 'discarded', 'failed'])
export type RegisterEditionState = z.infer<typeof RegisterEditionState>

export const RegisterProblem = z.enum(['unreadable', 'not_duo', 'nothing', 'too_many', 'stopped'])
export type RegisterProblem = z.infer<typeof RegisterProblem>

export const RegisterRowProblem = z.enum(['code', 'board', 'name', 'twice'])
export type RegisterRowProblem = z.infer<typeof RegisterRowProblem>

export const RegisterEdition = z.object({
  id: Id,
  register: RegisterKey.nullable(),
  state: RegisterEditionState,
  problem: RegisterProblem.nullable(),
  isCurrent: z.boolean(),
  fileName: z.string(),
  datedOn: Day,
  /** Rows of the file. */
  rows: z.int(),
  refused: z.array(z.object({ reason: RegisterRowProblem, count: z.int(), rowNumbers: z.array(z.int()) })),
  addedBy: z.string(),
  addedAt: z.iso.datetime(),
  appliedBy: z.string().nullable(),
  appliedAt: z.iso.datetime().nullable(),
})
export type RegisterEdition = z.infer<typeof RegisterEdition>

export const SchoolRegister = z.object({
  key: RegisterKey,
  /** What the register says now; null: no edition was carried out. */
  current: RegisterEdition.nullable(),
  boards: z.int(),
  schools: z.int(),
  locations: z.int(),
  closed: z.int(),
})
export type SchoolRegister = z.infer<typeof SchoolRegister>

/** What goes along with the product or was put in its place by whoever runs it; the same for every organisation. */
export const ProductRegister = z.object({
  key: z.enum(['areas', 'ages', 'municipalities', 'former_municipalities']),
  rows: z.int(),
  /** The moment that it describes; null: its maker does not say. */
  datedOn: Day.nullable(),
  /** Whether whoever runs the product put a newer one in the place of what came with it. */
  isReplaced: z.boolean(),
})
export type ProductRegister = z.infer<typeof ProductRegister>

export const listRegisters = defineRoute({
  method: 'GET',
  path: '/registers',
  permission: 'integrations.register.read',
  summary: 'List the registers, which edition each is, and what is in it',
  response: z.object({
    schools: z.array(SchoolRegister),
    /** Newest first. */
    editions: z.array(RegisterEdition),
    product: z.array(ProductRegister),
    /** Proposals that wait, of relations that the reader sees. */
    openProposals: z.int(),
  }),
})

export const uploadRegisterEdition = defineRoute({
  method: 'POST',
  path: '/register-editions',
  permission: 'integrations.register.manage',
  summary: 'Upload a newer edition of a register; it is compared in the background and changes nothing yet',
  transport: 'upload',
  query: z.object({ fileName: z.string().min(1).max(255), datedOn: Day }),
  response: z.object({ id: Id }),
  errors: ['http.too_large'],
})

/** How many locations a kind of change is about, and how many relations of the reader it touches. */
export const RegisterCount = z.object({ kind: SchoolChangeKind, locations: z.int(), relations: z.int() })
export type RegisterCount = z.infer<typeof RegisterCount>

export const showRegisterEdition = defineRoute({
  method: 'GET',
  path: '/register-editions/:id',
  permission: 'integrations.register.read',
  summary: 'Show an edition: what is different from the one before',
  params: IdParams,
  response: z.object({
    edition: RegisterEdition,
    isFirst: z.boolean(),
    /** Another edition was carried out after this one was compared: it has to be read again. */
    isOutdated: z.boolean(),
    same: z.int(),
    counts: z.array(RegisterCount),
    /** So many locations are missing that the file is probably not whole. */
    seemsIncomplete: z.boolean(),
    /** Locations that close and may have gone on as another, without it being certain which. */
    undecided: z.int(),
    proposals: z.object({ open: z.int(), done: z.int(), dismissed: z.int() }),
  }),
  errors: ['integrations.register_edition_not_found'],
})

export const SchoolChange = z.object({
  code: z.string(),
  kinds: z.array(SchoolChangeKind),
  before: SchoolLocation.nullable(),
  after: SchoolLocation,
  /** Locations that it may have gone on as: at the same address first, then of the same board in the same place. */
  candidates: z.array(z.object({ code: z.string(), name: z.string(), place: z.string(), isSameAddress: z.boolean() })),
  relations: z.array(z.object({ id: Id, name: z.string() })),
})
export type SchoolChange = z.infer<typeof SchoolChange>

export const listRegisterChanges = defineRoute({
  method: 'GET',
  path: '/register-editions/:id/changes',
  permission: 'integrations.register.read',
  summary: 'List what an edition changes, of one kind, in pages',
  params: IdParams,
  query: z.object({
    kind: SchoolChangeKind,
    after: z.string().max(6).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  response: z.object({ items: z.array(SchoolChange), next: z.string().nullable() }),
  errors: ['integrations.register_edition_not_found'],
})

export const chooseSuccessor = defineRoute({
  method: 'PUT',
  path: '/register-editions/:id/changes/:code/successor',
  permission: 'integrations.register.manage',
  summary: 'Say as what a location that closes went on; null: it closed without that',
  params: IdParams.extend({ code: LocationCode }),
  body: z.object({ successor: LocationCode.nullable() }),
  response: Done,
  errors: [
    'integrations.register_edition_not_found',
    'integrations.register_edition_wrong_state',
    'integrations.location_not_found',
  ],
})

const settleEdition = (deed: 'apply' | 'discard' | 'undo', summary: string) =>
  defineRoute({
    method: 'POST',
    path: `/register-editions/:id/${deed}`,
    permission: 'integrations.register.manage',
    summary,
    params: IdParams,
    response: z.object({ proposals: z.int() }),
    errors: [
      'integrations.register_edition_not_found',
      'integrations.register_edition_wrong_state',
      'integrations.register_outdated',
    ],
  })
export const applyRegisterEdition = settleEdition(
  'apply',
  'Let the register say what this edition says; relations with these numbers get a proposal',
)
export const discardRegisterEdition = settleEdition('discard', 'Leave an edition that was compared')
export const undoRegisterEdition = settleEdition(
  'undo',
  'Let the register say what it said before this edition; proposals that nobody carried out go',
)

export const listSchoolLocations = defineRoute({
  method: 'GET',
  path: '/school-locations',
  permission: 'integrations.register.read',
  summary:
    'List locations of schools that are there, by name, number or place; those in some municipalities, or that are no relation yet',
  query: z.object({
    q: z.string().trim().max(100).optional(),
    /** CBS codes, with commas between them. */
    municipalities: z
      .string()
      .max(2000)
      .regex(/^\d{4}(,\d{4})*$/)
      .optional(),
    within: z.literal('working_area').optional(),
    without: z.literal('relation').optional(),
    after: z.string().max(6).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  response: z.object({
    items: z.array(SchoolLocation.extend({ relation: z.object({ id: Id, name: z.string() }).nullable() })),
    next: z.string().nullable(),
    total: z.int(),
    /** Names of the municipalities for which the organisation works; null: not asked for. */
    within: z.array(z.string()).nullable(),
  }),
})

export const makeSchoolRelation = defineRoute({
  method: 'POST',
  path: '/school-locations/:code/relation',
  permission: 'relations.relation.write',
  summary: 'Make a relation of a location, with links to its school and its board where those are relations',
  params: z.object({ code: LocationCode }),
  /** `withParents`: the school and the board become relations too, when they are not. */
  body: z.object({ withParents: z.boolean() }),
  response: z.object({ relationId: Id, made: z.int() }),
  errors: [
    'integrations.location_not_found',
    'integrations.location_is_relation',
    'integrations.register_type_missing',
    'relations.change_not_allowed',
  ],
})

const RegisterPlace = z.object({ code: z.string(), relation: z.object({ id: Id, name: z.string() }).nullable() })

export const RelationSchool = z.object({
  /** Whether there is a register of schools at all. */
  hasRegister: z.boolean(),
  /** Locations whose number the relation carries, with its school and its board where those are relations of the reader. */
  linked: z.array(SchoolLocation.extend({ school: RegisterPlace, governor: RegisterPlace })),
  /** Locations that it may be, by its BRIN or by postcode and house number; several at one address: nobody can tell but a person. */
  offers: z.array(SchoolLocation.extend({ by: z.enum(['brin', 'address']) })),
})
export type RelationSchool = z.infer<typeof RelationSchool>

export const showRelationSchool = defineRoute({
  method: 'GET',
  path: '/relations/:id/school',
  permission: 'relations.relation.read',
  summary: 'Show what the register of schools says of a relation, or which locations it may be',
  params: IdParams,
  response: RelationSchool,
  errors: ['relations.relation_not_found'],
})

export const linkRelationSchool = defineRoute({
  method: 'POST',
  path: '/relations/:id/school',
  permission: 'relations.relation.write',
  summary: 'Say which location of the register a relation is: it gets that number',
  params: IdParams,
  body: z.object({ code: LocationCode }),
  response: Done,
  errors: [
    'relations.relation_not_found',
    'relations.change_not_allowed',
    'relations.identifier_taken',
    'integrations.location_not_found',
    'identity.field_invalid',
  ],
})
