import type { SegmentGroup } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { areasOfMunicipality } from '../../../platform/geography/dutch-areas.ts'
import { domainMaskOf, findTypes } from '../../governance/index.ts'
import { clearBits, isSeenLabel, isSeenType, placeKeyOf, requireOwnCondition } from '../../relations/index.ts'
import { findLookedOfMoment } from '../moments/moment-reading.service.ts'
import type { Exact, ExactGroup, ExactNode } from './exact.ts'
import { requireLooked } from './looked.service.ts'
import { birthDaysOf, daysOf } from './period.rules.ts'
import { readCode } from './read-code.service.ts'
import { readDistance } from './read-distance.service.ts'
import { readApproach, readMay } from './read-contact.service.ts'
import { readActivity, readAlive, readFirst, readOffering, readScores, readTier } from './read-deeds.service.ts'
import {
  beginReading,
  EVER,
  hidden,
  lookedOf,
  sorted,
  sortedOrNull,
  type About,
  type FindTree,
  type Of,
  type Read,
  type Reading,
} from './reading.ts'
import { limitsOfDeeds, universeOf, type Asked } from './rights.service.ts'

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

async function readGroup(reading: Reading, { group, of }: SegmentGroup, depth: number): Promise<ExactGroup> {
  if (depth > DEEPEST) throw new AppError('segments.too_deep')
  const parts: ExactNode[] = []
  for (const part of of)
    parts.push('group' in part ? await readGroup(reading, part, depth) : await readCondition(reading, part, depth))
  return { group, of: parts }
}

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
  distance: readDistance,
  code: readCode,
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
  first_activity: readFirst,
  tier: readTier,
  rfm: readScores,
  alive: readAlive,
  offering: readOffering,
  may: readMay,
  approach: readApproach,
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
  for (const one of looked.permissions) sources.permissions.add(one)
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

function hasLink(node: ExactNode): boolean {
  return 'group' in node ? node.of.some(hasLink) : node.on === 'link'
}
