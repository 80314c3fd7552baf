import { daysBetween } from '@klantregie/contract'
import type {
  Channel,
  Coverage,
  CoverageDetail,
  CoverageFigures,
  CoverageShare,
  CoverageState,
  RelationFilter,
} from '@klantregie/contract'
import { readCursor, writeCursor } from '../../../platform/cursor.ts'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findUserNames } from '../../../platform/tenants/user-names.queries.ts'
import { listedIds, pickedIds, type SourceLookup } from '../../relations/index.ts'
import { clean } from '../approaches/approach.service.ts'
import { activePurpose, readyPurposes } from '../approaches/purpose-rule.service.ts'
import * as coverages from './coverage.queries.ts'

export type NewCoverage = {
  readonly name: string
  readonly purposeId: string
  readonly channel: Channel
  readonly startsOn: string
  readonly endsOn: string
  readonly filter?: RelationFilter | undefined
  readonly relationIds?: readonly string[] | undefined
}

/** Three school years and a bit: what is looked after longer is no list with an end. */
const LONGEST_DAYS = 1096

/**
 * Makes a target list: who is on it is decided now and by the rights of whoever asks, and does not change any more.
 * @throws AppError engagement.coverage_dates, engagement.coverage_empty, privacy.purpose_not_found, privacy.purpose_not_active
 */
export async function makeCoverage(ctx: Ctx, wanted: NewCoverage, sources: SourceLookup): Promise<CoverageDetail> {
  const purpose = await activePurpose(ctx, wanted.purposeId)
  const length = daysBetween(wanted.startsOn, wanted.endsOn)
  if (length < 0 || length > LONGEST_DAYS) throw new AppError('engagement.coverage_dates')
  const { channel, startsOn, endsOn, filter = null } = wanted
  const listed = await listedFor(ctx, wanted, sources)
  const id = await coverages.insert(ctx, {
    ...{ name: clean(wanted.name), purposeId: purpose.id, channel, startsOn, endsOn },
    filter: wanted.relationIds === undefined ? filter : null,
  })
  const count = await coverages.insertMembers(ctx, id, listed)
  if (count === 0) throw new AppError('engagement.coverage_empty')
  // Which filters, not what was typed into them: a name that was looked for stays out of the trail.
  const by = wanted.relationIds === undefined ? Object.keys(filter ?? {}) : ['relationIds']
  await leaveTrace(ctx, 'coverage.made', id, { count, by, purposeId: purpose.id, channel })
  await askCheck(ctx, id)
  return getCoverage(ctx, id)
}

async function listedFor(ctx: Ctx, { filter, relationIds }: NewCoverage, sources: SourceLookup) {
  if (relationIds !== undefined) return pickedIds(ctx, relationIds)
  if (filter === undefined) throw new AppError('engagement.coverage_empty')
  return listedIds(ctx, filter, sources)
}

async function askCheck(ctx: Ctx, id: string): Promise<void> {
  const jobId = await ctx.enqueue({ name: 'engagement.check-coverage', payload: { coverageId: id }, subjectId: id })
  await coverages.update(ctx, id, { state: 'checking', jobId })
}

export async function leaveTrace(
  ctx: Ctx,
  action: string,
  id: string,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  await ctx.audit(action, { kind: 'coverage', id }, details)
  await ctx.announce({ topic: 'engagement', id })
}

/** @throws AppError engagement.coverage_not_found */
export async function findCoverage(ctx: Ctx, id: string): Promise<coverages.CoverageRow> {
  const row = await coverages.find(ctx, id)
  if (!row) throw new AppError('engagement.coverage_not_found')
  return row
}

/** Who made it, and who manages approaches. */
export function mayChange(ctx: Ctx, { createdBy }: Pick<coverages.CoverageRow, 'createdBy'>): boolean {
  if (!ctx.permissions.has('engagement.approach.write') || ctx.viewingAs) return false
  return createdBy === ctx.actor.id || ctx.permissions.has('engagement.approach.manage')
}

/** Held, to be changed. @throws AppError engagement.coverage_not_found, engagement.coverage_not_yours, engagement.coverage_busy */
export async function holdCoverage(ctx: Ctx, id: string): Promise<coverages.CoverageRow> {
  const row = await coverages.findForChange(ctx, id)
  if (!row) throw new AppError('engagement.coverage_not_found')
  if (!mayChange(ctx, row)) throw new AppError('engagement.coverage_not_yours')
  if (row.state === 'checking') throw new AppError('engagement.coverage_busy')
  return row
}

/** The same of one that is not closed. @throws AppError engagement.coverage_closed */
export async function holdOpen(ctx: Ctx, id: string): Promise<coverages.CoverageRow> {
  const row = await holdCoverage(ctx, id)
  if (row.state === 'closed') throw new AppError('engagement.coverage_closed')
  return row
}

export async function listCoverages(ctx: Ctx, { cursor, limit }: { cursor?: string | undefined; limit: number }) {
  const rows = await coverages.list(ctx, { before: readCursor(cursor), limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const names = await purposeNames(ctx)
  const items: Coverage[] = []
  for (const row of page) items.push(toCoverage(ctx, row, { names, counts: await coverages.countStates(ctx, row) }))
  return { items, nextCursor: rows.length > limit && last ? writeCursor({ at: last.createdAt, id: last.id }) : null }
}

/** @throws AppError engagement.coverage_not_found */
export async function getCoverage(ctx: Ctx, id: string): Promise<CoverageDetail> {
  const row = await findCoverage(ctx, id)
  const counts = await coverages.countStates(ctx, row)
  const isTold = row.createdBy === ctx.actor.id || ctx.domainMask === EVERY_DOMAIN
  return {
    ...toCoverage(ctx, row, { names: await purposeNames(ctx), counts }),
    filter: isTold ? row.filter : null,
    shares: await sharesOf(ctx, counts),
    divided: row.dividedAt === null ? null : { at: row.dividedAt.toISOString(), by: row.dividedBy ?? '' },
  }
}

async function purposeNames(ctx: Ctx): Promise<ReadonlyMap<string, string>> {
  return new Map((await readyPurposes(ctx)).map(({ id, name }) => [id, name]))
}

type Words = { readonly names: ReadonlyMap<string, string>; readonly counts: readonly coverages.CountRow[] }

function toCoverage(ctx: Ctx, row: coverages.CoverageRow, { names, counts }: Words): Coverage {
  const { id, name, purposeId, channel, startsOn, endsOn, state, jobId } = row
  return {
    ...{ id, name, channel, startsOn, endsOn, state, jobId },
    purpose: { id: purposeId, name: names.get(purposeId) ?? '' },
    checkedAt: row.checkedAt?.toISOString() ?? null,
    figures: figuresOf(counts),
    createdBy: row.createdByName,
    createdAt: row.createdAt.toISOString(),
    mayChange: mayChange(ctx, row),
  }
}

function figuresOf(counts: readonly coverages.CountRow[]): CoverageFigures {
  const of = (state: CoverageState) => sum(counts.filter((row) => row.state === state))
  return {
    total: sum(counts),
    approached: of('approached'),
    planned: of('planned'),
    open: of('open'),
    hindered: of('hindered'),
    excluded: of('excluded'),
  }
}

const sum = (counts: readonly { readonly count: number }[]) => counts.reduce((total, { count }) => total + count, 0)

/** Per colleague, the reader first, nobody last. */
async function sharesOf(ctx: Ctx, counts: readonly coverages.CountRow[]): Promise<CoverageShare[]> {
  const names = new Map((await findUserNames(ctx)).map(({ id, name }) => [id, name]))
  const rank = ({ id, isMine }: CoverageShare) => (isMine ? 0 : id === null ? 2 : 1)
  return [...Map.groupBy(counts, ({ ownerId }) => ownerId)]
    .map(([id, rows]) => ({
      id,
      name: id === null ? null : (names.get(id) ?? null),
      isMine: id === ctx.actor.id,
      total: sum(rows),
      open: sum(rows.filter(({ state }) => state === 'open')),
      done: sum(rows.filter(({ state }) => state === 'approached' || state === 'planned')),
    }))
    .toSorted((one, other) => rank(one) - rank(other) || (one.name ?? '').localeCompare(other.name ?? '', 'nl'))
}

/** Looks at everybody again, in the background. */
export async function checkAgain(ctx: Ctx, id: string): Promise<CoverageDetail> {
  await holdOpen(ctx, id)
  await askCheck(ctx, id)
  await ctx.announce({ topic: 'engagement', id })
  return getCoverage(ctx, id)
}

export async function closeCoverage(
  ctx: Ctx,
  { id, isClosed }: { readonly id: string; readonly isClosed: boolean },
): Promise<CoverageDetail> {
  await holdCoverage(ctx, id)
  await coverages.update(ctx, id, { state: isClosed ? 'closed' : 'open' })
  await leaveTrace(ctx, isClosed ? 'coverage.closed' : 'coverage.opened', id, {})
  return getCoverage(ctx, id)
}

export async function removeCoverage(ctx: Ctx, id: string): Promise<void> {
  await holdCoverage(ctx, id)
  await coverages.remove(ctx, id)
  await leaveTrace(ctx, 'coverage.removed', id, {})
}
