import type { AuditBreak, AuditBreakReason } from '@klantregie/contract'
import type { Ctx } from '../context.ts'
import { systemActor } from '../jobs/worker.ts'
import { detailsHash } from './canonical.ts'
import { breakAt, walkChain, type Known, type Report } from './chain-walk.ts'
import { listCheckpoints } from './seal.queries.ts'
import { sealTrail } from './sealer.ts'
import type { Kept, SealStore, SignedEnd, SealTools } from './seal-store.ts'
import * as trail from './verify.queries.ts'

/** What a verification found. Memory is that of one page, of the checkpoints and of the first breaks. */
export type Verified = {
  /** The last place that was looked at. */
  readonly until: number
  readonly entries: number
  readonly checkpoints: number
  readonly breaks: number
  readonly found: readonly AuditBreak[]
}

export type VerifyOptions = {
  readonly signal?: AbortSignal
  readonly onProgress?: (fraction: number) => Promise<void>
  /** Places that somebody kept elsewhere. */
  readonly known?: readonly Known[]
  /** So many breaks are told one by one; the rest is counted. */
  readonly most?: number
}

/** Links in one statement: some megabytes at most, with ordinary particulars. */
const PAGE = 2000
const MOST_TOLD = 100

/**
 * Looks at everything in the trail of an organisation: each link and its number, each entry, the particulars and what says
 * that they were erased, what is not in the chain, and what was signed and written down outside the database. People go on
 * working; what they do meanwhile is looked at as far as it has been sealed.
 */
export async function verifyTrail(
  tools: SealTools,
  tenantId: string,
  { signal, onProgress, known: outside = [], most = MOST_TOLD }: VerifyOptions = {},
): Promise<Verified> {
  const inTenant = <T>(work: (ctx: Ctx) => Promise<T>) =>
    tools.transactions.inTenant(systemActor(tenantId, 'audit'), work)
  const tally = talliedTo(most)
  // Read before the end is: what is sealed meanwhile makes the chain longer than what was written down, never shorter.
  const kept = await tools.seals.readKept(tenantId)
  const signed = await inTenant(listCheckpoints)
  const { number: length } = await sealTrail(tools, tenantId)
  const known = [...outside, ...(await knownPlaces(tools.seals, { kept, signed }, tally.report))]
  const { until, entries } = await walkAll({ inTenant, tenantId, known, report: tally.report }, async (last) => {
    signal?.throwIfAborted()
    await onProgress?.(Math.min(MOST_BEFORE_STRAYS, last / Math.max(length, 1)))
  })
  await reportStrays(inTenant, tally)
  return { until, entries, checkpoints: known.length, breaks: tally.count(), found: tally.found }
}

/** What is left after the chain is looking for what no link leads to. */
const MOST_BEFORE_STRAYS = 0.95

type Walk = {
  readonly inTenant: InTenant
  readonly tenantId: string
  readonly known: readonly Known[]
  readonly report: Report
}

/** From the first link to the last, a page at a time; `onPage` hears how far it is. */
async function walkAll({ inTenant, tenantId, known, report }: Walk, onPage: (last: number) => Promise<void>) {
  const walk = walkChain(tenantId, known, report)
  let entries = 0
  let last = 0
  for (;;) {
    await onPage(last)
    const after = last
    const page = await inTenant((ctx) => trail.listChain(ctx, after, PAGE))
    const erased = await erasuresOf(inTenant, page)
    for (const row of page) {
      walk.step(row)
      checkDetails(row, erased, report)
      if (row.facts) entries += 1
      last = row.number
    }
    if (page.length < PAGE) return { until: walk.end(), entries }
  }
}

type InTenant = <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>

function talliedTo(most: number) {
  const found: AuditBreak[] = []
  let count = 0
  const report: Report = (one) => {
    count += 1
    if (found.length < most) found.push(one)
  }
  return { found, report, count: () => count }
}

/**
 * The places of which a signature that holds says what their hash was, from the database and from outside it. What was
 * written down before a backup was put back counts as far as that backup goes.
 */
async function knownPlaces(
  seals: SealStore,
  { kept, signed }: { readonly kept: Kept; readonly signed: readonly SignedEnd[] },
  report: Report,
): Promise<Known[]> {
  const known: Known[] = []
  const add = async (end: SignedEnd) => {
    const isRight = await seals.check(end)
    if (isRight === true) known.push(end)
    else report(breakAt(end.number, isRight === null ? 'checkpoint_foreign' : 'checkpoint_changed'))
  }
  for (const end of signed) await add(end)
  const inDatabase = new Map(signed.map(({ number, hash }) => [number, hash]))
  for (const end of kept.checkpoints.filter((one) => counts(one, kept))) {
    const stored = inDatabase.get(end.number)
    if (stored?.equals(end.hash)) continue
    await add(end)
    if (!stored) report(breakAt(end.number, 'checkpoint_missing'))
  }
  known.push(...[...kept.lost, ...(kept.head ? [kept.head] : [])].filter((one) => counts(one, kept)))
  return known
}

function counts(end: SignedEnd, { restored }: Kept): boolean {
  return restored === null || end.number <= restored.number || end.at >= restored.at
}

type Erasures = ReadonlyMap<string, ReadonlySet<string>>

/** What the erasures that this page mentions say that they erased. */
async function erasuresOf(inTenant: InTenant, page: readonly trail.ChainPageRow[]): Promise<Erasures> {
  const ids = [...new Set(page.flatMap(({ erasureId }) => erasureId ?? []))]
  if (ids.length === 0) return new Map()
  const texts = await inTenant((ctx) => trail.findErasures(ctx, ids))
  return new Map([...texts].map(([id, text]) => [id, new Set(listedIn(text))]))
}

/** The entries that an erasure lists; none when its particulars are not what an erasure writes. */
function listedIn(text: string): string[] {
  try {
    const { entries } = JSON.parse(text) as { entries?: unknown }
    return Array.isArray(entries) ? entries.filter((id) => typeof id === 'string') : []
  } catch {
    return []
  }
}

function checkDetails(row: trail.ChainPageRow, erased: Erasures, report: Report): void {
  const reason = wrongDetails(row, erased)
  if (reason !== null) report(breakAt(row.number, reason, { entryId: row.entryId }))
}

function wrongDetails(row: trail.ChainPageRow, erased: Erasures): AuditBreakReason | null {
  const { facts, salt, details, address, device, erasureId, entryId } = row
  // An entry that is gone has been told of; what its particulars would have to be is not known.
  if (!facts) return null
  if (salt === null || details === null) {
    const isErased = erasureId !== null && erased.get(erasureId)?.has(entryId) === true
    return isErased ? null : 'details_missing'
  }
  if (erasureId !== null) return 'details_back'
  return detailsHash(salt, { details, address, device }).equals(facts.detailsHash) ? null : 'details_changed'
}

/** What no link leads to. Looked for only when the numbers do not add up, because it reads everything once more. */
async function reportStrays(inTenant: InTenant, tally: ReturnType<typeof talliedTo>): Promise<void> {
  const counts = await inTenant(trail.countAll)
  const { report } = tally
  const isDoubtful = tally.count() > 0
  if (isDoubtful || counts.entries !== counts.links + counts.waiting)
    await reportAll(inTenant, trail.listUnlinked, (stray) => report(breakAt(null, 'entry_unlinked', stray)))
  if (isDoubtful || counts.details !== counts.entries - counts.erasures) {
    await reportAll(inTenant, trail.listOrphans, (stray) => report(breakAt(stray.number, 'details_orphaned', stray)))
    await reportAll(inTenant, trail.listStrayErasures, (stray) => report(breakAt(null, 'details_orphaned', stray)))
  }
  if (counts.queued === counts.waiting) return
  for (const { number, entryId } of await inTenant((ctx) => trail.listStuck(ctx, PAGE)))
    report(breakAt(number, 'queue_changed', { entryId }))
}

type Stray = { readonly entryId: string; readonly number: number | null }

async function reportAll(
  inTenant: InTenant,
  list: (ctx: Ctx, after: string | null, limit: number) => Promise<Stray[]>,
  tell: (stray: Stray) => void,
): Promise<void> {
  for (let after: string | null = null; ;) {
    const page: Stray[] = await inTenant((ctx) => list(ctx, after, PAGE))
    page.forEach(tell)
    after = page.at(-1)?.entryId ?? null
    if (page.length < PAGE) return
  }
}
