import type { Condition, SegmentGroup } from '@klantregie/contract'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { areasOfMunicipality } from '../../../platform/geography/dutch-areas.ts'
import { dutchDay, minorsBornAfter } from '../../../platform/pure/dutch/age-of-consent.ts'
import { familiesSeen } from '../../activity/index.ts'
import { domainMaskOf, findTypes } from '../../governance/index.ts'
import { clearBits, isSeenLabel, isSeenType, placeKeyOf, requireOwnCondition } from '../../relations/index.ts'
import type { Exact, ExactGroup, ExactNode } from './exact.rules.ts'
import { birthDaysOf, daysOf } from './period.rules.ts'

/** What a tree means today for this reader, with what it looks into. */
export type Asked = {
  readonly tree: ExactGroup
  /** Fields of a relation; only relations of which the reader may read them are counted. */
  readonly fields: ReadonlySet<string>
  /** Says where somebody lives, precisely: kept back of children. */
  readonly isPrecise: boolean
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
  const reading = new Reading(ctx, findTree)
  return { tree: await reading.group(tree, 0), fields: reading.fields, isPrecise: reading.isPrecise }
}

class Reading {
  readonly fields = new Set<string>()
  isPrecise = false
  readonly #today: string
  readonly #ctx: Ctx
  readonly #findTree: FindTree

  constructor(ctx: Ctx, findTree: FindTree) {
    this.#ctx = ctx
    this.#findTree = findTree
    this.#today = dutchDay(ctx.now)
  }

  async group({ group, of }: SegmentGroup, depth: number): Promise<ExactGroup> {
    if (depth > DEEPEST) throw new AppError('segments.too_deep')
    const parts: ExactNode[] = []
    for (const part of of)
      parts.push('group' in part ? await this.group(part, depth) : await this.#condition(part, depth))
    return { group, of: parts }
  }

  async #condition(condition: Condition, depth: number): Promise<ExactNode> {
    switch (condition.about) {
      case 'segment':
        return this.group(await this.#findTree(this.#ctx, condition.id), depth + 1)
      case 'link':
        return this.#link(condition, depth)
      case 'role':
        return this.#role(condition)
      case 'label':
        for (const id of condition.ids) if (!(await isSeenLabel(this.#ctx, id))) throw hidden('label')
        return { on: 'label', ids: sorted(condition.ids) }
      case 'own_field':
        return this.#ownField(condition)
      case 'activity':
      case 'first_activity':
        return this.#activity(condition)
      default:
        return this.#ofRelation(condition)
    }
  }

  async #link({ typeId, end, other }: Extract<Condition, { about: 'link' }>, depth: number): Promise<Exact> {
    // What is read of the other end is not about the relation that is counted: its fields may be read everywhere, or it is refused.
    const beyond = new Reading(this.#ctx, this.#findTree)
    const tree = other === undefined ? null : await beyond.group(other, depth + 1)
    for (const field of beyond.fields) if (clearBits(this.#ctx, field) !== this.#ctx.domainMask) throw hidden('link')
    if (beyond.isPrecise && this.#ctx.actor.kind === 'user') throw hidden('link')
    if (tree !== null && hasLink(tree)) throw new AppError('segments.too_deep')
    return { on: 'link', typeId, end, today: this.#today, other: tree && this.#visible(tree) }
  }

  /** Whom the reader does not see is nobody's contact person to them. */
  #visible(tree: ExactGroup): ExactGroup {
    return { group: 'all', of: [...universeOf(this.#ctx), tree] }
  }

  async #role({ typeIds, when, period, ...of }: Extract<Condition, { about: 'role' }>): Promise<Exact> {
    const known = new Set((await findTypes(this.#ctx)).map(({ id }) => id))
    for (const id of typeIds) if (!known.has(id) || !(await isSeenType(this.#ctx, id))) throw hidden('role')
    const isDated = when === 'began' || when === 'ended'
    const { from, until } = period && isDated ? daysOf(period, this.#today) : { from: null, until: null }
    return {
      on: 'role',
      typeIds: sorted(typeIds),
      when,
      // Only a role that runs depends on the day: others are the same condition tomorrow.
      today: when === 'now' ? this.#today : '',
      from,
      until,
      stageIds: of.stageIds ? sorted(of.stageIds) : null,
      statusIds: of.statusIds ? sorted(of.statusIds) : null,
      branchIds: of.branchIds ? sorted(of.branchIds) : null,
    }
  }

  async #ownField({ field, test }: Extract<Condition, { about: 'own_field' }>): Promise<Exact> {
    const asked = `${field}:${test}`
    await requireOwnCondition(this.#ctx, asked)
    this.fields.add(field)
    return { on: 'own', asked }
  }

  async #activity(condition: Extract<Condition, { about: 'activity' | 'first_activity' }>): Promise<Exact> {
    const { familyId } = condition
    if (!(await familiesSeen(this.#ctx)).some((family) => family.id === familyId)) throw hidden('activity')
    if (condition.about === 'first_activity') return { on: 'first', familyId, ...daysOf(condition.period, this.#today) }
    const { measure, period, atLeast, atMost, genreIds = [], branchIds = [] } = condition
    // A ticket for next month is no visit yet: what is still to come counts only when days ahead are asked for.
    const { from, until } = period ? daysOf(period, this.#today) : { from: null, until: null }
    const slice = { genreIds: sorted(genreIds), branchIds: sorted(branchIds) }
    return {
      on: 'behaviour',
      familyId,
      ...slice,
      measure,
      from,
      until: until ?? this.#today,
      least: atLeast,
      most: atMost,
    }
  }

  async #ofRelation(condition: Exclude<Condition, { about: Elsewhere }>): Promise<Exact> {
    switch (condition.about) {
      case 'kind':
        return { on: 'kind', oneOf: sorted(condition.oneOf) }
      case 'domain': {
        const bits = BigInt(await domainMaskOf(this.#ctx, condition.ids)) & BigInt(this.#ctx.domainMask)
        return { on: 'domain', bits: bits.toString() }
      }
      case 'branch':
        return { on: 'branch', ids: sorted(condition.ids) }
      case 'added':
        return { on: 'added', ...daysOf(condition.period, this.#today) }
      case 'reach':
        this.fields.add(REACH_FIELDS[condition.has])
        return { on: 'reach', has: condition.has }
      case 'age':
        this.fields.add('birthDate')
        return { on: 'born', ...birthDaysOf(condition, this.#today) }
      default:
        return this.#place(condition)
    }
  }

  #place(condition: Extract<Condition, { about: 'place' | 'municipality' | 'postcode' }>): Exact {
    this.fields.add('addresses')
    if (condition.about === 'place')
      return { on: 'place', keys: sorted(condition.names.map((name) => placeKeyOf(name) ?? name)) }
    if (condition.about === 'municipality')
      return { on: 'areas', codes: sorted(condition.codes.flatMap((code) => areasOfMunicipality(code))) }
    this.isPrecise = true
    return { on: 'areas', codes: sorted(condition.areas) }
  }
}

type Elsewhere = 'segment' | 'link' | 'role' | 'label' | 'own_field' | 'activity' | 'first_activity'

const REACH_FIELDS = { email: 'emails', phone: 'phones', address: 'addresses' } as const

const sorted = (values: readonly string[]): string[] => [...new Set(values)].toSorted()
const hidden = (about: string) => new AppError('segments.condition_hidden', { about })

function hasLink(node: ExactNode): boolean {
  return 'group' in node ? node.of.some(hasLink) : node.on === 'link'
}

/** Who exists for a reader: open relations in their domains. */
export function universeOf(ctx: Ctx): Exact[] {
  return ctx.domainMask === EVERY_DOMAIN ? [{ on: 'open' }] : [{ on: 'open' }, { on: 'domain', bits: ctx.domainMask }]
}

/**
 * The tree with the reader's rights: of whom something that is looked into is kept back, nothing is counted, so that no count tells a
 * value that is not shown.
 */
export function withRights(ctx: Ctx, { tree, fields, isPrecise }: Asked): ExactGroup {
  const limits: Exact[] = universeOf(ctx)
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
