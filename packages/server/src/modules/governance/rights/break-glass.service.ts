import type { BreakGlass, BreakGlassWish } from '@klantregie/contract'
import { EVERY_DOMAIN, type Ctx, type FieldRights } from '../../../platform/context.ts'
import { readCursor, writeCursor } from '../../../platform/cursor.ts'
import { AppError } from '../../../platform/failure.ts'
import { findUserNames } from '../../../platform/tenants/user-names.queries.ts'
import * as glass from './break-glass.queries.ts'
import { domainsToOpen, endOfSight, hasSearchedTooOften, missesSince, openable } from './break-glass.rules.ts'
import type { RelationSight } from './relation-sight.ts'
import * as rights from './rights.queries.ts'

/** What came of asking for sight. `nobody` is kept as well, so it is an answer and no exception: that would undo the trace. */
type Opened =
  | { readonly outcome: 'opened'; readonly domain: string; readonly until: string; readonly relationId: string | null }
  | { readonly outcome: 'nobody' }

/**
 * Gives whoever asks sight of a domain for an hour: to see, not to change, export or delete. The reason is kept, and the owner
 * and the deputy are told. By name or number it opens the fewest domains in which somebody who fits exists.
 * @throws AppError governance.domain_not_found, governance.break_glass_needless, governance.break_glass_too_often
 */
export async function breakGlass(ctx: Ctx, wish: BreakGlassWish, relations: RelationSight): Promise<Opened> {
  await glass.lockSeeker(ctx)
  const domains = await rights.findDomains(ctx)
  if (wish.by === 'domain') {
    const domain = domains.find(({ id }) => id === wish.domainId)
    if (!domain) throw new AppError('governance.domain_not_found')
    return open(ctx, { domains: [domain], wish, relationId: null })
  }
  if (hasSearchedTooOften(await glass.countMisses(ctx, missesSince(ctx.now))))
    throw new AppError('governance.break_glass_too_often')
  const found = (await find(ctx, wish, relations)).map(({ id, mask }) => ({ id, mask: BigInt(mask) }))
  if (found.length === 0) return remember(ctx, wish)
  const wanted = domainsToOpen(found, { domains, see: BigInt(ctx.domainMask) })
  const [only] = found
  return open(ctx, { domains: wanted, wish, relationId: found.length === 1 && only ? only.id : null })
}

function find(ctx: Ctx, wish: Exclude<BreakGlassWish, { by: 'domain' }>, relations: RelationSight) {
  return wish.by === 'number' ? relations.findByNumber(ctx, wish.number) : relations.findBySurname(ctx, wish)
}

async function remember(ctx: Ctx, wish: BreakGlassWish): Promise<Opened> {
  await glass.insert(ctx, { domainId: null, reason: wish.reason, until: ctx.now })
  await ctx.audit('break_glass.not_found', null, { by: wish.by, reason: wish.reason })
  return { outcome: 'nobody' }
}

type Opening = {
  readonly domains: readonly rights.DomainRow[]
  readonly wish: BreakGlassWish
  readonly relationId: string | null
}

async function open(ctx: Ctx, { domains, wish, relationId }: Opening): Promise<Opened> {
  const wanted = wish.by === 'domain' ? openable(domains, sightOf(ctx)) : domains
  if (wanted.length === 0) throw new AppError('governance.break_glass_needless', { relationId })
  const until = endOfSight(ctx.now)
  for (const { id } of wanted) {
    const useId = await glass.insert(ctx, { domainId: id, reason: wish.reason, until })
    await ctx.audit('break_glass.opened', { kind: 'domain', id }, { useId, by: wish.by, reason: wish.reason, until })
    await ctx.announce({ topic: 'rights', id })
  }
  const domain = wanted.map(({ name }) => name).join(', ')
  return { outcome: 'opened', domain, until: until.toISOString(), relationId }
}

function sightOf(ctx: Ctx) {
  return {
    see: BigInt(ctx.domainMask),
    clear: openableFields(ctx).map(({ clear }) => BigInt(clear)),
  }
}

/** Sight of a domain gives no special data, so that being without it is no reason to open one. */
function openableFields({ rights: { fields, special = [] } }: Ctx): FieldRights[] {
  return Object.entries(fields).flatMap(([field, masks]) => (special.includes(field) ? [] : [masks]))
}

/** Domains of which sight would add something for whoever asks, with whom to ask instead. */
export async function listOpenable(ctx: Ctx) {
  const names = await namesOf(ctx)
  const domains = await rights.findDomains(ctx)
  const hasLimits = ctx.domainMask !== EVERY_DOMAIN || openableFields(ctx).length > 0
  return (hasLimits ? openable(domains, sightOf(ctx)) : []).map(({ id, name, ownerUserId }) => {
    const owner = names.get(ownerUserId ?? '')
    return { id, name, owner: ownerUserId !== null && owner !== undefined ? { id: ownerUserId, name: owner } : null }
  })
}

async function namesOf(ctx: Ctx): Promise<ReadonlyMap<string, string>> {
  return new Map((await findUserNames(ctx)).map(({ id, name }) => [id, name]))
}

/** What somebody has open now, for the strip that counts down. */
export async function findOpenedBy(ctx: Ctx, userId: string): Promise<{ id: string; domain: string; until: string }[]> {
  return (await glass.findOpen(ctx, userId)).map(({ id, domain, until }) => ({
    id,
    domain,
    until: until.toISOString(),
  }))
}

/** Gives it up before its time. @throws AppError governance.break_glass_not_found: also when it is somebody else's */
export async function endBreakGlass(ctx: Ctx, id: string): Promise<void> {
  const domainId = await glass.end(ctx, id)
  if (domainId === null) throw new AppError('governance.break_glass_not_found')
  await ctx.audit('break_glass.ended', { kind: 'domain', id: domainId }, { useId: id })
  await ctx.announce({ topic: 'rights', id: domainId })
}

type Query = {
  readonly domainId?: string | undefined
  readonly forMe: boolean
  readonly cursor?: string | undefined
  readonly limit: number
}

/**
 * Who gave themselves sight of what, newest first. Owners and deputies are shown that of their own domains; whoever reads the
 * trail anyway is shown all.
 * @throws AppError relations.cursor_invalid
 */
export async function listBreakGlass(
  ctx: Ctx,
  query: Query,
): Promise<{ items: BreakGlass[]; nextCursor: string | null }> {
  const seesAll = ctx.permissions.has('admin.audit.read') && !query.forMe
  const rows = await glass.list(ctx, {
    domainId: query.domainId,
    ownedBy: seesAll ? null : ctx.actor.id,
    onlyUnseen: query.forMe,
    before: readCursor(query.cursor),
    limit: query.limit + 1,
  })
  const names = await namesOf(ctx)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: page.map((row) => describe(ctx, row, names)),
    nextCursor: rows.length > page.length && last ? writeCursor({ at: last.startedAt, id: last.id }) : null,
  }
}

function describe(ctx: Ctx, row: glass.GlassRow, names: ReadonlyMap<string, string>): BreakGlass {
  return {
    id: row.id,
    person: names.get(row.userId) ?? '',
    domainId: row.domainId,
    domain: row.domain,
    reason: row.reason,
    startedAt: row.startedAt.toISOString(),
    until: row.until.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    isOpen: row.endedAt === null && row.until > ctx.now,
    seenAt: row.seenAt?.toISOString() ?? null,
    seenBy: row.seenBy === null ? null : (names.get(row.seenBy) ?? null),
    isForMe: row.ownerUserId === ctx.actor.id || row.deputyUserId === ctx.actor.id,
  }
}

/** @throws AppError governance.break_glass_not_found: also when it is of somebody else's domain */
export async function markBreakGlassSeen(ctx: Ctx, id: string): Promise<void> {
  const marked = await glass.markSeen(ctx, id)
  if (!marked) throw new AppError('governance.break_glass_not_found')
  if (marked.wasSeen) return
  await ctx.audit('break_glass.seen', { kind: 'domain', id: marked.domainId }, { useId: id })
  await ctx.announce({ topic: 'rights', id: marked.domainId })
}
