import { z } from 'zod'
import { MaskKind } from '../relations/disclosure.ts'
import { Role } from '../platform/permissions.ts'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'

/** Whom a right is given to: everybody of a standard role, or everybody in a team. `key` is the role or the team's id. */
export const SubjectKind = z.enum(['role', 'team'])
export type SubjectKind = z.infer<typeof SubjectKind>
export const RightsSubject = z.object({ kind: SubjectKind, key: z.string().min(1).max(80) })
export type RightsSubject = z.infer<typeof RightsSubject>

/** What may be done with the relations of a domain. Changing and exporting presuppose seeing, deleting presupposes changing. */
export const RightKind = z.enum(['see', 'change', 'export', 'delete'])
export type RightKind = z.infer<typeof RightKind>
export const DomainRights = z.strictObject({
  see: z.boolean(),
  change: z.boolean(),
  export: z.boolean(),
  delete: z.boolean(),
})
export type DomainRights = z.infer<typeof DomainRights>

/** How much of a field there is for somebody, from nothing to everything. `masked`: that there is a value, not which. */
export const FieldAccess = z.enum(['hidden', 'masked', 'read', 'change'])
export type FieldAccess = z.infer<typeof FieldAccess>
/**
 * What was agreed about a field for a subject. Of an ordinary field it is a limit: hidden, masked or read, and without one it
 * follows the relation. Of a field of special data (AVG art. 9) it is a right: read or change, and without one it is hidden from
 * everybody. What goes without saying is not kept.
 */
export const FieldLimit = z.strictObject({ field: z.string().min(1).max(80), access: FieldAccess })
export type FieldLimit = z.infer<typeof FieldLimit>

/** One cell of the matrix: what a subject may do in a domain, and the fields that are limited for them there. */
export const RightsCell = z.strictObject({ rights: DomainRights, limits: z.array(FieldLimit).max(500) })
export type RightsCell = z.infer<typeof RightsCell>

const PersonName = z.object({ id: Id, name: z.string() })

export const RightsDomain = z.object({
  id: Id,
  key: z.string(),
  name: z.string(),
  owner: PersonName.nullable(),
  deputy: PersonName.nullable(),
  /** Whether I decide over this domain: its owner or deputy, or who manages domains while it has no owner. */
  mayDecide: z.boolean(),
})
export type RightsDomain = z.infer<typeof RightsDomain>
export const RightsMatrix = z.object({
  domains: z.array(RightsDomain),
  subjects: z.array(
    RightsSubject.extend({
      /** Of a team; a role is named by the screen, in its language. */
      name: z.string().nullable(),
      /** Active colleagues. */
      people: z.int(),
    }),
  ),
  cells: z.array(RightsCell.extend({ subject: RightsSubject, domainId: Id })),
  fields: z.array(
    z.object({
      key: z.string(),
      /** Null for what is no field of the model (identifiers); named by the screen. */
      label: z.string().nullable(),
      /** Special data: hidden from everybody to whom it was not given, and every reading is in the read log. */
      isSpecial: z.boolean(),
      /** What can be chosen: the name of a relation is always shown, or nobody could point at it. */
      choices: z.array(FieldAccess),
    }),
  ),
})
export type RightsMatrix = z.infer<typeof RightsMatrix>
export const getRights = defineRoute({
  method: 'GET',
  path: '/rights',
  permission: 'governance.rights.read',
  summary: 'Show who may do what in which domain',
  response: RightsMatrix,
})

const CellParams = z.object({ domainId: Id, kind: SubjectKind, key: z.string().min(1).max(80) })
const changeErrors = [
  'governance.domain_not_found',
  'governance.subject_not_found',
  'governance.field_not_found',
  'governance.field_always_shown',
  'governance.field_special',
  'governance.rights_incomplete',
  'governance.not_owner',
] as const
export const changeRights = defineRoute({
  method: 'PUT',
  path: '/rights/domains/:domainId/:kind/:key',
  permission: 'governance.domain.own',
  summary: 'Decide what a role or team may do in a domain; for its data owner',
  params: CellParams,
  /** `expected`: the cell as it was seen; something else meanwhile is a conflict, and nothing is overwritten. */
  body: z.strictObject({ cell: RightsCell, expected: RightsCell }),
  response: RightsCell,
  errors: [...changeErrors, 'governance.rights_changed', 'governance.nobody_left'],
})

/** Colleagues who gain or lose something, with the first names, and how many relations it is about. */
export const EffectSide = z.object({
  colleagues: z.int(),
  names: z.array(z.string()),
  relations: z.int(),
})
export type EffectSide = z.infer<typeof EffectSide>
export const RightsEffect = z.object({
  rights: z.array(z.object({ right: RightKind, gains: EffectSide, loses: EffectSide })),
  /** Fields of which colleagues will see or change more or less in this domain. */
  fields: z.array(z.object({ field: z.string(), gains: z.int(), loses: z.int() })),
  /** What nobody would have left; a change with something here is refused. */
  nobodyLeft: z.array(RightKind),
})
export type RightsEffect = z.infer<typeof RightsEffect>
export const previewRights = defineRoute({
  method: 'POST',
  path: '/rights/domains/:domainId/:kind/:key/preview',
  permission: 'governance.domain.own',
  summary: 'Count what a change of rights would do, before it is kept',
  params: CellParams,
  body: RightsCell,
  response: RightsEffect,
  errors: [...changeErrors],
})

/** Why somebody may or may not do something, as steps that are the same whoever asks. */
export const RuleGiver = z.enum(['role', 'team', 'owner', 'break_glass'])
export const WhyRule = z.object({
  giver: RuleGiver,
  /** The role, or the id of the team; null for the others. */
  key: z.string().nullable(),
  name: z.string().nullable(),
  rights: DomainRights,
  /** What this one gives for the field that was asked about; null without a field. */
  field: FieldAccess.nullable(),
  /** False: this person is limited to other domains, so what their role and teams give here does not count. */
  counts: z.boolean(),
})
export type WhyRule = z.infer<typeof WhyRule>
const WhyDomain = z.object({
  id: Id,
  name: z.string(),
  owner: PersonName.nullable(),
  deputy: PersonName.nullable(),
  rules: z.array(WhyRule),
  outcome: DomainRights,
  field: FieldAccess.nullable(),
})
export const Advice = z.enum(['ask_owner', 'ask_administrator', 'break_glass'])
export type Advice = z.infer<typeof Advice>
/**
 * `unknown` is one and the same answer for a relation that does not exist and one that does not exist for whoever asks: it
 * names the domains that they do not see, of which there may be a relation with this number.
 */
export const WhyAnswer = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('known'),
    person: PersonName.extend({ isMe: z.boolean() }),
    field: z.string().nullable(),
    rights: DomainRights,
    fieldAccess: FieldAccess.nullable(),
    /** The field holds special data (AVG art. 9): hidden until a role or team was given it, also from owners and in an emergency. */
    isSpecial: z.boolean(),
    /** The field is masked for everybody, whatever their rights, because of whom it is about. */
    mask: MaskKind.optional(),
    domains: z.array(WhyDomain),
    advice: z.array(Advice),
  }),
  z.object({
    state: z.literal('unknown'),
    domains: z.array(z.object({ id: Id, name: z.string(), owner: PersonName.nullable() })),
    advice: z.array(Advice),
  }),
])
export type WhyAnswer = z.infer<typeof WhyAnswer>
export const explainRights = defineRoute({
  method: 'GET',
  path: '/rights/why',
  permission: 'relations.relation.read',
  summary: 'Explain why somebody may or may not see or change a relation or one of its fields',
  query: z.object({ relationId: Id, field: z.string().min(1).max(80).optional(), userId: Id.optional() }),
  response: WhyAnswer,
  errors: ['auth.forbidden', 'admin.user_not_found', 'governance.field_not_found'],
})

/** A colleague with what makes up their rights. */
export const RightsColleague = z.object({
  id: Id,
  name: z.string(),
  role: Role,
  teams: z.array(z.string()),
  ownerOf: z.array(z.string()),
})
export type RightsColleague = z.infer<typeof RightsColleague>
export const EffectiveRights = RightsColleague.extend({
  domains: z.array(
    z.object({
      domainId: Id,
      rights: DomainRights,
      limits: z.array(FieldLimit),
      /** Fields of special data that were given; all others are hidden. */
      special: z.array(FieldLimit),
      isOwner: z.boolean(),
      /** Sight that somebody gave themselves for an hour. */
      isOpened: z.boolean(),
    }),
  ),
})
export type EffectiveRights = z.infer<typeof EffectiveRights>
export const getEffectiveRights = defineRoute({
  method: 'GET',
  path: '/rights/effective',
  permission: 'governance.rights.read',
  summary: 'Show what every colleague may really do, per domain',
  response: z.object({ domains: z.array(PersonName), items: z.array(EffectiveRights) }),
})
export const exportEffectiveRights = defineRoute({
  method: 'GET',
  path: '/rights/effective/export',
  permission: 'governance.rights.read',
  summary: 'Download what every colleague may really do, as CSV',
  transport: 'download',
  response: z.unknown(),
})

export const viewAs = defineRoute({
  method: 'POST',
  path: '/rights/viewing',
  permission: 'governance.rights.try',
  summary: 'Look along as a colleague: see only what both may see, and change nothing, until it is ended',
  body: z.strictObject({ userId: Id }),
  response: Done,
  errors: ['admin.user_not_found', 'governance.viewing_oneself'],
})
export const stopViewing = defineRoute({
  method: 'DELETE',
  path: '/rights/viewing',
  permission: 'session',
  summary: 'Stop looking along as a colleague',
  whileViewing: 'allowed',
  response: Done,
})

const Reason = z.string().trim().min(10).max(1000)
export const BreakGlass = z.object({
  id: Id,
  person: z.string(),
  domainId: Id,
  domain: z.string(),
  reason: z.string(),
  startedAt: z.iso.datetime(),
  until: z.iso.datetime(),
  /** When it was ended before its time. */
  endedAt: z.iso.datetime().nullable(),
  isOpen: z.boolean(),
  seenAt: z.iso.datetime().nullable(),
  seenBy: z.string().nullable(),
  /** Whether it is mine to mark as seen: I am the owner or the deputy. */
  isForMe: z.boolean(),
})
export type BreakGlass = z.infer<typeof BreakGlass>
/** By domain; or by what one knows of the relation, because what does not exist for me I cannot name. */
export const BreakGlassWish = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('domain'), domainId: Id, reason: Reason }),
  z.strictObject({ by: z.literal('number'), number: z.string().trim().min(3).max(60), reason: Reason }),
  z.strictObject({
    by: z.literal('person'),
    surname: z.string().trim().min(2).max(120),
    birthDate: z.iso.date(),
    reason: Reason,
  }),
])
export type BreakGlassWish = z.infer<typeof BreakGlassWish>
export const listBreakGlassDomains = defineRoute({
  method: 'GET',
  path: '/break-glass/domains',
  permission: 'governance.break_glass.use',
  summary: 'List the domains that I do not see, with their owners',
  response: z.object({ items: z.array(z.object({ id: Id, name: z.string(), owner: PersonName.nullable() })) }),
})
export const breakGlass = defineRoute({
  method: 'POST',
  path: '/break-glass',
  permission: 'governance.break_glass.use',
  summary: 'Give yourself sight of a domain for an hour, with a reason; its owner is told',
  body: BreakGlassWish,
  /** `relationId`: the relation that was asked for, when it was asked for by what one knows of it. */
  response: z.object({ domain: z.string(), until: z.iso.datetime(), relationId: Id.nullable() }),
  errors: [
    'governance.domain_not_found',
    'governance.break_glass_needless',
    'governance.break_glass_nobody',
    'governance.break_glass_too_often',
  ],
})
export const endBreakGlass = defineRoute({
  method: 'DELETE',
  path: '/break-glass/:id',
  permission: 'session',
  summary: 'Give up the sight of a domain that I gave myself',
  params: IdParams,
  response: Done,
  errors: ['governance.break_glass_not_found'],
})
export const listBreakGlass = defineRoute({
  method: 'GET',
  path: '/break-glass',
  permission: 'governance.rights.read',
  summary: 'List who gave themselves sight of which domain, and why, newest first',
  query: z.object({
    domainId: Id.optional(),
    /** Only those that wait for me, as owner or deputy. */
    forMe: z.stringbool().default(false),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  response: z.object({ items: z.array(BreakGlass), nextCursor: z.string().nullable() }),
  errors: ['relations.cursor_invalid'],
})
export const markBreakGlassSeen = defineRoute({
  method: 'POST',
  path: '/break-glass/:id/seen',
  permission: 'governance.domain.own',
  summary: 'Mark as seen that somebody gave themselves sight of my domain',
  params: IdParams,
  response: Done,
  errors: ['governance.break_glass_not_found'],
})
