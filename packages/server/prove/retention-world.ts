import { randomUUID } from 'node:crypto'
import { CompiledQuery } from 'kysely'
import type { RelationRecord, RetentionRuleContent } from '@klantregie/contract'
import type { Random } from '../src/app/demo/random.ts'
import { insertEntry } from '../src/platform/audit/audit.queries.ts'
import type { Ctx } from '../src/platform/context.ts'
import { makeRelation, organisation, person } from '../src/modules/relations/testing/make-relations.ts'
import type { Model, ModelRelation, ModelRule } from './retention-model.ts'

/** Names of types in the model, and what the organisation calls them. */
export type World = {
  readonly ctx: Ctx
  readonly model: Model
  readonly random: Random
  readonly types: ReadonlyMap<string, { readonly id: string; readonly domainId: string }>
  readonly linkTypeId: string
  readonly purposeId: string
  /** Today, jjjj-mm-dd. */
  readonly today: string
}

export const TYPES = ['borrower', 'donor', 'visitor', 'volunteer'] as const

const run = (ctx: Ctx, text: string, values: readonly unknown[]) =>
  ctx.tx.executeQuery(CompiledQuery.raw(text, [...values]))

/** One of everything that a rule can say: each moment, days and months, a type and every type, two that meet. */
export const RULES: readonly (ModelRule & { readonly title: string })[] = [
  { title: 'Leners', about: 'former', type: 'borrower', months: 24, days: 0, after: 'end', isOn: true },
  { title: 'Donateurs', about: 'former', type: 'donor', months: 84, days: 0, after: 'end', isOn: true },
  { title: 'Bezoekers', about: 'former', type: 'visitor', months: 13, days: 11, after: 'activity', isOn: true },
  { title: 'Bezoekers, tweede regel', about: 'former', type: 'visitor', months: 18, days: 0, after: 'end', isOn: true },
  { title: 'Vrijwilligers', about: 'former', type: 'volunteer', months: 1, days: 0, after: 'change', isOn: true },
  { title: 'Notities', about: 'note', type: null, months: 60, days: 0, after: 'received', isOn: true },
  { title: 'Notities van donateurs', about: 'note', type: 'donor', months: 96, days: 0, after: 'received', isOn: true },
  { title: 'Bewijs van toestemming', about: 'consent', type: null, months: 14, days: 3, after: 'change', isOn: true },
  { title: 'Details in het spoor', about: 'trace', type: null, months: 9, days: 0, after: 'received', isOn: true },
  { title: 'Zonder rol', about: 'without', type: null, months: 12, days: 0, after: 'activity', isOn: true },
]

/** The rule as the product wants it. */
export function contentOf(rule: (typeof RULES)[number], types: World['types']): RetentionRuleContent {
  const moments = { end: 'role_end', activity: 'last_activity', change: 'last_change', received: 'received' } as const
  const kinds = {
    former: 'former_role',
    without: 'no_role',
    note: 'note',
    consent: 'consent_proof',
    trace: 'audit_detail',
  } as const
  return {
    kind: kinds[rule.about],
    title: rule.title,
    typeId: rule.type === null ? null : (types.get(rule.type)?.id ?? null),
    sourceId: null,
    purposeId: null,
    months: rule.months,
    days: rule.days,
    moment: moments[rule.after],
    action: rule.about === 'consent' ? 'anonymise' : 'delete',
    basis: 'Proef',
    why: 'Proef',
  }
}

/** Some day of the last while, today included. */
function someDay({ random, today }: World, back: number): string {
  return new Date(Date.parse(`${today}T12:00:00Z`) - random.between(0, back) * 86_400_000).toISOString().slice(0, 10)
}

export async function comeIn(world: World): Promise<void> {
  const { ctx, model, random, today } = world
  const kind = random.chance(0.1) ? 'organisation' : random.chance(0.05) ? 'household' : 'person'
  const name = `Nummer ${model.relations.size}`
  const record: RelationRecord =
    kind === 'person' ? person({ first: 'An', surname: name }) : { ...organisation(name), kind }
  const id = await makeRelation(ctx, record)
  const nothing = { roles: [], notes: [], statements: [], traces: [], links: new Set<string>() }
  model.relations.set(id, { id, kind, created: today, changed: today, ...nothing })
  const count = kind === 'household' ? 0 : random.between(0, 2)
  for (let index = 0; index < count; index += 1) await getRole(world, id)
}

async function getRole(world: World, id: string): Promise<void> {
  const { ctx, model, random } = world
  const type = random.pick(TYPES)
  const { id: typeId, domainId } = world.types.get(type)!
  const until = random.chance(0.5) ? someDay(world, 400) : null
  await run(
    ctx,
    `insert into relations.role (id, relation_id, origin_relation_id, type_id, domain_id, valid_until, created_at)
     values ($1, $2, $2, $3, $4, $5, $6)`,
    [randomUUID(), id, typeId, domainId, until, ctx.now],
  )
  model.relations.get(id)?.roles.push({ type, until })
}

/** Something that happens to a relation that is there. */
export async function somethingHappens(world: World): Promise<void> {
  const { model, random } = world
  const known = [...model.relations.values()]
  if (known.length === 0) return
  const relation = random.pick(known)
  const deeds = [note, note, say, say, leaveTrace, endRoles, endRoles, getAnother, change, link, hold, liftOne]
  await random.pick(deeds)(world, relation)
}

type Deed = (world: World, relation: ModelRelation) => Promise<void>

const getAnother: Deed = async (world, relation) => {
  if (relation.kind !== 'household') await getRole(world, relation.id)
}

const note: Deed = async (world, relation) => {
  const id = randomUUID()
  const on = someDay(world, 300)
  await run(
    world.ctx,
    `insert into activity.interaction (id, relation_id, origin_relation_id, kind, occurred_at, text, by_name, created_at)
     values ($1, $2, $2, 'note', $3, 'iets', 'Proef', $4)`,
    [id, relation.id, `${on}T10:00:00Z`, world.ctx.now],
  )
  relation.notes.push({ id, on })
}

/** Said today, or told today of a while ago: never before what was said already, because that would be another history. */
const say: Deed = async (world, relation) => {
  const id = randomUUID()
  const last = relation.statements.at(-1)?.on ?? ''
  const some = someDay(world, 100)
  const on = some > last ? some : world.today
  const state = world.random.pick(['given', 'given', 'withdrawn', 'refused'] as const)
  const source = world.random.pick(['desk', 'form', 'import'] as const)
  const order = String(world.model.said).padStart(4, '0')
  world.model.said += 1
  await run(
    world.ctx,
    `insert into privacy.consent (id, relation_id, origin_relation_id, purpose_id, channel, state, basis, source, import_id,
       actor_kind, actor_id, actor_name, occurred_at, recorded_at)
     values ($1, $2, $2, $3, 'email', $4, 'consent', $5::text, case when $5::text = 'import' then gen_random_uuid() end, 'user', 'proef', 'Proef', $6, $7)`,
    [id, relation.id, world.purposeId, state, source, `${on}T09:00:00.00${order}Z`, world.ctx.now],
  )
  relation.statements.push({
    id,
    isYes: state === 'given',
    isFromList: source === 'import',
    on,
    recorded: world.today,
  })
}

const leaveTrace: Deed = async ({ ctx, today }, relation) => {
  const entry = { action: 'relation.verified', subject: { kind: 'relation', id: relation.id }, isRead: false }
  const id = await insertEntry(ctx, { ...entry, details: { what: 'iets' } })
  relation.traces.push({ id, on: today })
}

/** All roles that run end, on one day. */
const endRoles: Deed = async (world, relation) => {
  const until = someDay(world, 60)
  await run(world.ctx, 'update relations.role set valid_until = $2 where relation_id = $1 and valid_until is null', [
    relation.id,
    until,
  ])
  for (const role of relation.roles) role.until ??= until
}

const change: Deed = async (world, relation) => {
  await run(world.ctx, 'update relations.relation set changed_at = $2 where id = $1', [relation.id, world.ctx.now])
  relation.changed = world.today
}

const link: Deed = async (world, relation) => {
  const other = world.random.pick([...world.model.relations.values()])
  if (other.id === relation.id || relation.links.has(other.id)) return
  await run(
    world.ctx,
    `insert into relations.link (id, from_id, to_id, origin_from_id, origin_to_id, type_id, created_at) values ($1, $2, $3, $2, $3, $4, $5)`,
    [randomUUID(), relation.id, other.id, world.linkTypeId, world.ctx.now],
  )
  relation.links.add(other.id)
  other.links.add(relation.id)
}

const hold: Deed = async ({ ctx, model, random, types, today }, relation) => {
  const type = random.chance(0.1) ? random.pick(TYPES) : null
  const days = random.between(1, 500)
  const until = random.chance(0.5)
    ? new Date(Date.parse(`${today}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
    : null
  await run(
    ctx,
    `insert into privacy.legal_hold (id, relation_id, origin_relation_id, type_id, reason, until, placed_by, placed_at)
     values ($1, $2, $2, $3, 'Proef', $4, 'Proef', $5)`,
    [randomUUID(), type === null ? relation.id : null, type === null ? null : types.get(type)?.id, until, ctx.now],
  )
  model.holds.push({ ...(type === null ? { relation: relation.id } : { type }), until, lifted: false })
}

/** The holds of one relation, or of one type, are lifted. */
const liftOne: Deed = async ({ ctx, model, random, types }) => {
  const standing = model.holds.filter((one) => !one.lifted)
  if (standing.length === 0) return
  const { relation = null, type } = random.pick(standing)
  await run(
    ctx,
    `update privacy.legal_hold set lifted_at = $3, lifted_by = 'Proef' where lifted_at is null and relation_id is not distinct from $1 and type_id is not distinct from $2`,
    [relation, type === undefined ? null : types.get(type)?.id, ctx.now],
  )
  for (const one of standing) if ((one.relation ?? null) === relation && one.type === type) one.lifted = true
}
