import type { Condition, Permission, SegmentGroup } from '@klantregie/contract'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { areasOfMunicipality, areasWithin } from '../../../platform/geography/dutch-areas.ts'
import { dutchDay, minorsBornAfter } from '../../../platform/pure/dutch/age-of-consent.ts'
import { areOfferings, familiesSeen } from '../../activity/index.ts'
import { domainMaskOf, findTypes } from '../../governance/index.ts'
import { rulesOfMayWe } from '../../privacy/index.ts'
import { clearBits, isSeenLabel, isSeenType, placeKeyOf, requireOwnCondition } from '../../relations/index.ts'
import type { Exact, ExactGroup, ExactNode } from './exact.ts'
import { countAddressStops } from './address-stops.queries.ts'
import { birthDaysOf, daysOf } from './period.rules.ts'

/** What a tree means today for this reader, with what it looks into. */
export type Asked = {
  readonly tree: ExactGroup
  /** Fields of a relation; only relations of which the reader may read them are counted. */
  readonly fields: ReadonlySet<string>
  /** Says where somebody lives, precisely: kept back of children. */
  readonly isPrecise: boolean
  /** Looks at what people did: kept back of whoever is under protection. */
  readonly isAboutDeeds: boolean
}

/** The tree of another segment, by its id; it must be one that the reader may open. */
export type FindTree = (ctx: Ctx, id: string) => Promise<SegmentGroup>

/** Segments within segments, and so on. */
const DEEPEST = 8

/**
 * Makes a tree exact: names become keys, periods become days, other segments become what they say.
 * @throws AppError segments.condition_hidden: it looks into what the reader may not know of (`about` says which condition)
 * @throws AppError segments.too_deep: segments that rest upon each other, or too many levels of them
 * @throws AppError relations.filter_invalid: an own field that is not there, or a test that makes no sense for it
 */
export async function exactOf(ctx: Ctx, tree: SegmentGroup, findTree: FindTree): Promise<Asked> {
  const reading = beginReading(ctx, findTree)
  return { tree: await readGroup(reading, tree, 0), fields: reading.fields, ...reading.seen }
}

/** A tree that is being read, and what was found in it so far. */
type Reading = {
  readonly ctx: Ctx
  readonly findTree: FindTree
  readonly today: string
  readonly fields: Set<string>
  readonly seen: { isPrecise: boolean; isAboutDeeds: boolean }
}

function beginReading(ctx: Ctx, findTree: FindTree): Reading {
  return { ctx, findTree, today: dutchDay(ctx.now), fields: new Set(), seen: { isPrecise: false, isAboutDeeds: false } }
}

async function readGroup(reading: Reading, { group, of }: SegmentGroup, depth: number): Promise<ExactGroup> {
  if (depth > DEEPEST) throw new AppError('segments.too_deep')
  const parts: ExactNode[] = []
  for (const part of of)
    parts.push('group' in part ? await readGroup(reading, part, depth) : await readCondition(reading, part, depth))
  return { group, of: parts }
}

type About = Condition['about']
type Of<A extends About> = Extract<Condition, { about: A }>
type Read<A extends About> = (reading: Reading, condition: Of<A>, depth: number) => ExactNode | Promise<ExactNode>

function readCondition<A extends About>(
  reading: Reading,
  condition: Of<A>,
  depth: number,
): ExactNode | Promise<ExactNode> {
  // The key of the table is that of the condition, which the compiler cannot see through a union.
  const read = READ[condition.about] as unknown as Read<A>
  return read(reading, condition, depth)
}

const READ: { readonly [A in About]: Read<A> } = {
  kind: (_reading, { oneOf }) => ({ on: 'kind', oneOf: sorted(oneOf) }),
  branch: (_reading, { ids }) => ({ on: 'branch', ids: sorted(ids) }),
  added: ({ today }, { period }) => ({ on: 'added', ...daysOf(period, today) }),
  domain: async ({ ctx }, { ids }) => {
    const bits = BigInt(await domainMaskOf(ctx, ids)) & BigInt(ctx.domainMask)
    return { on: 'domain', bits: bits.toString() }
  },
  reach: ({ fields }, { has }) => {
    fields.add(REACH_FIELDS[has])
    return { on: 'reach', has }
  },
  age: ({ fields, today }, ages) => {
    fields.add('birthDate')
    return { on: 'born', ...birthDaysOf(ages, today) }
  },
  place: ({ fields }, { names }) => {
    fields.add('addresses')
    return { on: 'place', keys: sorted(names.map((name) => placeKeyOf(name) ?? name)) }
  },
  municipality: ({ fields }, { codes }) => {
    fields.add('addresses')
    return { on: 'areas', codes: sorted(codes.flatMap((code) => areasOfMunicipality(code))) }
  },
  postcode: ({ fields, seen }, { areas }) => {
    fields.add('addresses')
    seen.isPrecise = true
    return { on: 'areas', codes: sorted(areas) }
  },
  distance: ({ fields, seen }, { area, km }) => {
    fields.add('addresses')
    seen.isPrecise = true
    return { on: 'areas', codes: sorted(areasWithin(area, km)) }
  },
  label: async ({ ctx }, { ids }) => {
    for (const id of ids) if (!(await isSeenLabel(ctx, id))) throw hidden('label')
    return { on: 'label', ids: sorted(ids) }
  },
  own_field: async ({ ctx, fields }, { field, test }) => {
    const asked = `${field}:${test}`
    await requireOwnCondition(ctx, asked)
    fields.add(field)
    return { on: 'own', asked }
  },
  segment: async (reading, { id }, depth) => readGroup(reading, await reading.findTree(reading.ctx, id), depth + 1),
  role: readRole,
  activity: readActivity,
  first_activity: async ({ ctx, today, seen }, { familyId, period }) => {
    seen.isAboutDeeds = true
    await requireFamily(ctx, familyId)
    return { on: 'first', familyId, ...daysOf(period, today) }
  },
  offering: readOffering,
  may: readMay,
  approach: ({ ctx, today }, { state, purposeIds, roundId, period }) => {
    requirePermission(ctx, 'engagement.approach.read', 'approach')
    return {
      on: 'approach',
      state,
      purposeIds: sortedOrNull(purposeIds),
      roundId: roundId ?? null,
      ...(period ? daysOf(period, today) : EVER),
    }
  },
  link: readLink,
}

async function readOffering({ ctx, today, seen }: Reading, asked: Of<'offering'>): Promise<Exact> {
  requirePermission(ctx, 'activity.offering.read', 'offering')
  const families = await familiesSeen(ctx)
  if (families.length === 0 || !(await areOfferings(ctx, asked.ids))) throw hidden('offering')
  seen.isAboutDeeds = true
  return {
    on: 'offering',
    ids: sorted(asked.ids),
    familyIds: sorted(families.map(({ id }) => id)),
    least: asked.atLeast,
    ...(asked.period ? daysOf(asked.period, today) : EVER),
  }
}

async function readMay({ ctx, today, fields }: Reading, { purposeId, channel }: Of<'may'>): Promise<Exact> {
  requirePermission(ctx, 'privacy.consent.read', 'may')
  const rules = await rulesOfMayWe(ctx, { purposeId, channel })
  if (rules === null) throw hidden('may')
  const field = CHANNEL_FIELDS[channel]
  if (field !== null) fields.add(field)
  return { on: 'may', purposeId, channel, today, rules: `${rules} ${String(await countAddressStops(ctx))}` }
}

const CHANNEL_FIELDS = { email: 'emails', phone: 'phones', sms: 'phones', post: 'addresses', in_person: null } as const

function requirePermission(ctx: Ctx, permission: Permission, about: Condition['about']): void {
  if (ctx.actor.kind === 'user' && !ctx.permissions.has(permission)) throw hidden(about)
}

async function readRole({ ctx, today }: Reading, { typeIds, when, period, ...of }: Of<'role'>): Promise<Exact> {
  const known = new Set((await findTypes(ctx)).map(({ id }) => id))
  for (const id of typeIds) if (!known.has(id) || !(await isSeenType(ctx, id))) throw hidden('role')
  const isDated = when === 'began' || when === 'ended'
  return {
    on: 'role',
    typeIds: sorted(typeIds),
    when,
    // Only a role that runs depends on the day: others are the same condition tomorrow.
    today: when === 'now' ? today : '',
    ...(period && isDated ? daysOf(period, today) : EVER),
    stageIds: sortedOrNull(of.stageIds),
    statusIds: sortedOrNull(of.statusIds),
    branchIds: sortedOrNull(of.branchIds),
  }
}

async function readActivity({ ctx, today, seen }: Reading, condition: Of<'activity'>): Promise<Exact> {
  const { familyId, measure, period, atLeast, atMost, genreIds = [], branchIds = [] } = condition
  seen.isAboutDeeds = true
  await requireFamily(ctx, familyId)
  const { from, until } = period ? daysOf(period, today) : EVER
  return {
    on: 'behaviour',
    familyId,
    genreIds: sorted(genreIds),
    branchIds: sorted(branchIds),
    measure,
    from,
    // A ticket for next month is no visit yet: what is still to come counts only when days ahead are asked for.
    until: until ?? today,
    least: atLeast,
    most: atMost,
  }
}

async function requireFamily(ctx: Ctx, familyId: string): Promise<void> {
  if (!(await familiesSeen(ctx)).some(({ id }) => id === familyId)) throw hidden('activity')
}

async function readLink(
  { ctx, findTree, today }: Reading,
  { typeId, end, other }: Of<'link'>,
  depth: number,
): Promise<Exact> {
  // What is read of the other end is not about the relation that is counted: its fields may be read everywhere, or it is refused.
  const beyond = beginReading(ctx, findTree)
  const tree = other === undefined ? null : await readGroup(beyond, other, depth + 1)
  for (const field of beyond.fields) if (clearBits(ctx, field) !== ctx.domainMask) throw hidden('link')
  if (beyond.seen.isPrecise && ctx.actor.kind === 'user') throw hidden('link')
  if (tree !== null && hasLink(tree)) throw new AppError('segments.too_deep')
  // Whom the reader does not see is nobody's contact person to them.
  const seen: ExactGroup | null = tree && {
    group: 'all',
    of: [...universeOf(ctx), ...limitsOfDeeds(ctx, beyond.seen), tree],
  }
  return { on: 'link', typeId, end, today, other: seen }
}

const REACH_FIELDS = { email: 'emails', phone: 'phones', address: 'addresses' } as const

const EVER = { from: null, until: null } as const

const sorted = (values: readonly string[]): string[] => [...new Set(values)].toSorted()
const sortedOrNull = (values: readonly string[] | undefined) => (values === undefined ? null : sorted(values))
const hidden = (about: string) => new AppError('segments.condition_hidden', { about })

function hasLink(node: ExactNode): boolean {
  return 'group' in node ? node.of.some(hasLink) : node.on === 'link'
}

/** Who exists for a reader: open relations in their domains. */
export function universeOf(ctx: Ctx): Exact[] {
  return ctx.domainMask === EVERY_DOMAIN ? [{ on: 'open' }] : [{ on: 'open' }, { on: 'domain', bits: ctx.domainMask }]
}

/** Of whoever is under protection nobody is told what they did: what is booked says where they will be. */
function limitsOfDeeds(ctx: Ctx, { isAboutDeeds }: { readonly isAboutDeeds: boolean }): Exact[] {
  return isAboutDeeds && ctx.actor.kind === 'user' ? [{ on: 'unprotected' }] : []
}

/**
 * The tree with the reader's rights: of whom something that is looked into is kept back, nothing is counted, so that no count tells a
 * value that is not shown.
 */
export function withRights(ctx: Ctx, { tree, fields, isPrecise, isAboutDeeds }: Asked): ExactGroup {
  const limits: Exact[] = [...universeOf(ctx), ...limitsOfDeeds(ctx, { isAboutDeeds })]
  if (ctx.actor.kind === 'user') {
    for (const field of fields) {
      const bits = clearBits(ctx, field)
      if (bits !== ctx.domainMask) limits.push({ on: 'domain', bits })
    }
    // Of children the address is kept back, as everywhere where one could feel one's way to it.
    if (isPrecise) limits.push({ on: 'grown', bornBy: minorsBornAfter(dutchDay(ctx.now)) })
  }
  return { group: 'all', of: [...limits, tree] }
}
