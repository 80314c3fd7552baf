import { setInterval as every } from 'node:timers'
import type { Logger } from 'pino'
import type { Who } from '../context.ts'
import { withoutValues } from '../failure.ts'
import { listTenantIds } from '../jobs/daily.queries.ts'
import { systemActor } from '../jobs/worker.ts'
import { isCheckpointDue } from './checkpoint.rules.ts'
import type { ChainEnd, SealTools, SignedEnd } from './seal-store.ts'
import * as chain from './seal.queries.ts'

/**
 * Sealing: what was committed gets its place in the chain, and the end of the chain is signed and written down outside the
 * database. States of an entry: waiting (committed with its work) → sealed. Guarantees: entries are sealed once and never
 * lost, whenever the process is killed, because what waits stands in a table that the transaction of the work filled; work
 * never waits for sealing; two that seal at once take turns.
 */
/** Entries in one transaction: some tenths of a second, so that a reader of the newest page is never behind for long. */
const AT_ONCE = 5000

/** Seals everything that waits in this organisation; answers where its chain ends. */
export async function sealTrail({ transactions, seals }: SealTools, tenantId: string): Promise<ChainEnd> {
  const who = systemActor(tenantId, 'audit')
  let count = 0
  for (;;) {
    const { sealed, end } = await transactions.inTenant(who, (ctx) => chain.seal(ctx, AT_ONCE))
    count += sealed
    if (sealed > 0) continue
    if (count > 0) await moveHead({ transactions, seals }, who, end)
    await signWhenDue({ transactions, seals }, who, end)
    return end
  }
}

/** A head that the chain no longer goes through was cut off or replaced: it is kept as evidence, not written over. */
async function moveHead({ transactions, seals }: SealTools, who: Who, end: ChainEnd): Promise<void> {
  const head = await seals.readHead(end.tenantId)
  if (head && !(await transactions.inTenant(who, (ctx) => chain.isOnChain(ctx, head)))) await seals.keepLost(head)
  await seals.keepHead(end)
}

async function signWhenDue(tools: SealTools, who: Who, end: ChainEnd): Promise<void> {
  const last = await tools.transactions.inTenant(who, chain.findLastCheckpoint)
  if (isCheckpointDue(last, end)) await signEnd(tools, who, end)
}

/** Signs this end, in the database and beside it. The same end is signed once. */
async function signEnd({ transactions, seals }: SealTools, who: Who, end: ChainEnd): Promise<SignedEnd> {
  const signed = await seals.sign(end)
  if (await transactions.inTenant(who, (ctx) => chain.insertCheckpoint(ctx, signed))) await seals.keep(signed)
  return signed
}

/** Seals and signs where the trail ends now, for whoever wants to keep that; null when there is nothing in it. */
export async function signTrail(tools: SealTools, tenantId: string): Promise<SignedEnd | null> {
  const end = await sealTrail(tools, tenantId)
  return end.number === 0 ? null : signEnd(tools, systemActor(tenantId, 'audit'), end)
}

/** A round is made this often, in milliseconds, along this many organisations: what it costs does not grow with their number. */
const ROUND_EVERY = 5000
const TENANTS_A_ROUND = 20

/** Seals in the background until stopped: with few organisations each within seconds, with many each in its turn. */
export function startSealing(tools: SealTools, log: Logger): { stop: () => Promise<void> } {
  let round: Promise<void> | null = null
  let next = 0
  const go = async () => {
    const all = await listTenantIds(tools.transactions.database)
    if (next >= all.length) next = 0
    const turn = all.slice(next, next + TENANTS_A_ROUND)
    next += TENANTS_A_ROUND
    for (const tenantId of turn) await sealTrail(tools, tenantId)
  }
  const look = () => {
    round ??= go()
      // A database that is away is told of by everything else, and what waits keeps waiting.
      .catch((error: unknown) => log.warn({ err: withoutValues(error) }, 'sealing'))
      .finally(() => (round = null))
  }
  look()
  const timer = every(look, ROUND_EVERY)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await round
    },
  }
}
