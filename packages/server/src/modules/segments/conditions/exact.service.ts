import type { Condition, RfmRanges, ScoreRange, SegmentGroup } from '@klantregie/contract'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { areasOfMunicipality } from '../../../platform/geography/dutch-areas.ts'
import { dutchDay, minorsBornAfter } from '../../../platform/pure/dutch/age-of-consent.ts'
import { familiesSeen } from '../../activity/index.ts'
import { domainMaskOf, findTypes } from '../../governance/index.ts'
import { clearBits, isSeenLabel, isSeenType, placeKeyOf, requireOwnCondition } from '../../relations/index.ts'
import { findLookedOfMoment } from '../moments/moment-reading.service.ts'
import { listThresholds } from '../tiers/threshold.queries.ts'
import { tierOf } from '../tiers/tier-conditions.rules.ts'
import { STARTING_THRESHOLDS } from '../tiers/tiers.rules.ts'
import type { Exact, ExactGroup, ExactNode, Looked } from './exact.ts'
import { requireLooked } from './looked.service.ts'
import { birthDaysOf, daysOf } from './period.rules.ts'

/** What a tree means today for this reader, with what it looks into. */
export type Asked = { readonly tree: ExactGroup; readonly looked: Looked }

/** The tree of another segment, by its id; it must be one that the reader may open. */
export type FindTree = (ctx: Ctx, id: string) => Promise<SegmentGroup>

/** Of whoever is younger nothing is foretold. */
export const GROWN_UP = 18

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
  const exact = await readGroup(reading, tree, 0)
  return { tree: exact, looked: lookedOf(reading) }
}

/** A tree that is being read, and what was found in it so far. */
type Reading = {
  readonly ctx: Ctx
  readonly findTree: FindTree
  readonly today: string
  readonly fields: Set<string>
  readonly seen: { isPrecise: boolean; isAboutDeeds: boolean }
  readonly sources: Sources
}

/** What else was looked into, of whoever stands at the other end of a link as well. */
type Sources = {
  readonly types: Set<string>
  readonly labels: Set<string>
  readonly families: Set<string>
  readonly beyond: Set<string>
  bits: bigint
}

function beginReading(ctx: Ctx, findTree: FindTree, around?: Sources): Reading {
  return {
    ctx,
    findTree,
    today: dutchDay(ctx.now),
    fields: new Set(),
    seen: { isPrecise: false, isAboutDeeds: false },
    sources: around ?? { types: new Set(), labels: new Set(), families: new Set(), beyond: new Set(), bits: 0n },
  }
}

function lookedOf({ fields, seen, sources }: Reading): Looked {
  return {
    fields: sorted([...fields]),
    beyond: sorted([...sources.beyond]),
    ...seen,
    typeIds: sorted([...sources.types]),
    labelIds: sorted([...sources.labels]),
    familyIds: sorted([...sources.families]),
    bits: sources.bits.toString(),
  }
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
  domain: async ({ ctx, sources }, { ids }) => {
    const bits = BigInt(await domainMaskOf(ctx, ids)) & BigInt(ctx.domainMask)
    sources.bits |= bits
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
  label: async ({ ctx, sources }, { ids }) => {
    for (const id of ids) if (!(await isSeenLabel(ctx, id))) throw hidden('label')
    for (const id of ids) sources.labels.add(id)
    return { on: 'label', ids: sorted(ids) }
  },
  own_field: async ({ ctx, fields }, { field, test }) => {
    const asked = `${field}:${test}`
    await requireOwnCondition(ctx, asked)
    fields.add(field)
    return { on: 'own', asked }
  },
  segment: async (reading, { id }, depth) => readGroup(reading, await reading.findTree(reading.ctx, id), depth + 1),
  moment: readMoment,
  role: readRole,
  activity: readActivity,
  first_activity: async (reading, { familyId, period }) => {
    await lookAtDeeds(reading, familyId)
    const { today } = reading
    return { on: 'first', familyId, ...daysOf(period, today) }
  },
  tier: readTier,
  rfm: async (reading, { familyId, ...ranges }) => {
    await lookAtDeeds(reading, familyId)
    return exactScores(familyId, ranges)
  },
  alive: async (reading, { familyId, oneOf }) => {
    await lookAtDeeds(reading, familyId)
    // Children are left out, so that who is missing would tell that they are one.
    reading.fields.add('birthDate')
    const { today } = reading
    const bornBy = birthDaysOf({ from: GROWN_UP, to: null }, today).until ?? today
    return {
      group: 'all',
      of: [
        { on: 'alive', familyId, oneOf: sorted(oneOf) },
        { on: 'grown', bornBy },
      ],
    }
  },
  link: readLink,
}

/** Who was in it stands fast; whoever may not look into what was looked into then, is not told. */
async function readMoment({ ctx, fields, seen, sources }: Reading, { id }: Of<'moment'>): Promise<Exact> {
  const looked = await findLookedOfMoment(ctx, id)
  await requireLooked(ctx, looked)
  for (const field of looked.fields) fields.add(field)
  for (const field of looked.beyond) sources.beyond.add(field)
  for (const one of looked.typeIds) sources.types.add(one)
  for (const one of looked.labelIds) sources.labels.add(one)
  for (const one of looked.familyIds) sources.families.add(one)
  sources.bits |= BigInt(looked.bits)
  seen.isPrecise ||= looked.isPrecise
  seen.isAboutDeeds ||= looked.isAboutDeeds
  return { on: 'moment', id }
}

async function readRole(
  { ctx, today, sources }: Reading,
  { typeIds, when, period, ...of }: Of<'role'>,
): Promise<Exact> {
  const known = new Set((await findTypes(ctx)).map(({ id }) => id))
  for (const id of typeIds) if (!known.has(id) || !(await isSeenType(ctx, id))) throw hidden('role')
  for (const id of typeIds) sources.types.add(id)
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

/** A tier is nothing by itself: "at least so many days" as often as the family says, so that it is counted like everything else. */
async function readTier(reading: Reading, { familyId, oneOf, period }: Of<'tier'>): Promise<ExactGroup> {
  await lookAtDeeds(reading, familyId)
  const { ctx, today } = reading
  const thresholds = (await listThresholds(ctx)).get(familyId) ?? STARTING_THRESHOLDS
  const { from, until } = daysOf(period, today)
  const stretch = { from, until: until ?? today }
  return {
    group: 'any',
    of: sorted(oneOf).map((tier) => ({
      group: 'all',
      of: tierOf({ familyId, thresholds }, stretch, tier as (typeof oneOf)[number]),
    })),
  }
}

/** Relations with these scores in a family. */
export function exactScores(familyId: string, { recency, frequency, money }: RfmRanges): Exact {
  const pair = (range: ScoreRange | undefined) => (range ? ([range.from, range.to] as const) : null)
  return { on: 'rfm', familyId, recency: pair(recency), frequency: pair(frequency), money: pair(money) }
}

async function readActivity(reading: Reading, condition: Of<'activity'>): Promise<Exact> {
  const { familyId, measure, period, atLeast, atMost, genreIds = [], branchIds = [] } = condition
  await lookAtDeeds(reading, familyId)
  const { today } = reading
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

async function lookAtDeeds({ ctx, seen, sources }: Reading, familyId: string): Promise<void> {
  seen.isAboutDeeds = true
  sources.families.add(familyId)
  if (!(await familiesSeen(ctx)).some(({ id }) => id === familyId)) throw hidden('activity')
}

async function readLink(
  { ctx, findTree, today, sources }: Reading,
  { typeId, end, other }: Of<'link'>,
  depth: number,
): Promise<Exact> {
  const beyond = beginReading(ctx, findTree, sources)
  const tree = other === undefined ? null : await readGroup(beyond, other, depth + 1)
  requireBeyond(beyond)
  if (tree !== null && hasLink(tree)) throw new AppError('segments.too_deep')
  if (tree !== null) sources.bits |= BigInt(ctx.domainMask)
  // Whom the reader does not see is nobody's contact person to them.
  const seen: ExactGroup | null = tree && {
    group: 'all',
    of: [...universeOf(ctx), ...limitsOfDeeds(ctx, beyond.seen), tree],
  }
  return { on: 'link', typeId, end, today, other: seen }
}

/** What is read of the other end is not about the relation that is counted: it may be read everywhere, or it is refused. */
function requireBeyond({ ctx, fields, seen, sources }: Reading): void {
  for (const field of fields) if (clearBits(ctx, field) !== ctx.domainMask) throw hidden('link')
  if (seen.isPrecise && ctx.actor.kind === 'user') throw hidden('link')
  for (const field of fields) sources.beyond.add(field)
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
export function limitsOfDeeds(ctx: Ctx, { isAboutDeeds }: { readonly isAboutDeeds: boolean }): Exact[] {
  return isAboutDeeds && ctx.actor.kind === 'user' ? [{ on: 'unprotected' }] : []
}

/**
 * The tree with the reader's rights: of whom something that is looked into is kept back, nothing is counted, so that no count tells a
 * value that is not shown.
 */
export function withRights(ctx: Ctx, { tree, looked }: Asked): ExactGroup {
  const { fields, isPrecise, isAboutDeeds } = looked
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
