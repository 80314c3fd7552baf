import { Readable } from 'node:stream'
import { dutchDay } from '@klantregie/contract'
import type { Approach, ApproachFilter, RoundItem, RoundOutcome } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { BYTE_ORDER_MARK, csvLine } from '../../../platform/pure/csv.ts'
import type { Position } from './approach.queries.ts'
import { registerColumns, registerRow, roundColumns, roundRow } from './approach-file.rules.ts'
import { exportPage } from './register.service.ts'
import { listRoundItems } from './round-item.service.ts'
import { findRound } from './round.service.ts'

type InTransaction = <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>
type File = { readonly fileName: string; readonly content: Readable }

const BATCH = 1000

type RegisterPage = { readonly items: readonly Approach[]; readonly last: Position | null }
type ItemPage = { readonly items: readonly RoundItem[]; readonly nextCursor: string | null }

/**
 * The register as CSV, of relations that the reader may take along; a transaction per thousand, so that a slow download holds
 * nothing. What left is written down when it has.
 */
export async function exportRegister(inTransaction: InTransaction, filter: ApproachFilter): Promise<File> {
  const fileName = await inTransaction(async (ctx) => {
    requireRead(ctx)
    await ctx.audit('approach.export_started', null, { filter: Object.keys(filter) })
    return `benaderingen-${dutchDay(ctx.now)}.csv`
  })
  async function* rows() {
    for (let after: Position | null = null, isFirst = true; isFirst || after !== null; isFirst = false) {
      const from: Position | null = after
      const page: RegisterPage = await inTransaction((ctx) => exportPage(ctx, filter, { after: from, limit: BATCH }))
      after = page.last
      yield page.items.map(registerRow)
    }
  }
  const left = (count: number) => inTransaction((ctx) => ctx.audit('approach.exported', null, { count }))
  return { fileName, content: Readable.from(csv(registerColumns, rows(), left)) }
}

function requireRead(ctx: Ctx): void {
  if (!ctx.permissions.has('engagement.approach.read'))
    throw new AppError('auth.forbidden', { permission: 'engagement.approach.read' })
}

/** Who is on a round and what was found of each. @throws AppError engagement.round_not_found */
export async function exportRoundItems(
  inTransaction: InTransaction,
  { id, outcome }: { id: string; outcome?: RoundOutcome | undefined },
): Promise<File> {
  const fileName = await inTransaction(async (ctx) => {
    requireRead(ctx)
    await findRound(ctx, id)
    await ctx.audit('approach_round.export_started', { kind: 'approach_round', id }, { outcome: outcome ?? null })
    return `ronde-${dutchDay(ctx.now)}.csv`
  })
  async function* rows() {
    for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
      const from: string | undefined = cursor
      const page: ItemPage = await inTransaction((ctx) =>
        listRoundItems(ctx, { id, outcome, cursor: from, limit: BATCH }),
      )
      cursor = page.nextCursor ?? undefined
      yield page.items.map(roundRow)
    }
  }
  const left = (count: number) =>
    inTransaction((ctx) => ctx.audit('approach_round.exported', { kind: 'approach_round', id }, { count }))
  return { fileName, content: Readable.from(csv(roundColumns, rows(), left)) }
}

async function* csv(
  columns: readonly string[],
  pages: AsyncIterable<readonly string[][]>,
  left: (count: number) => Promise<void>,
): AsyncGenerator<string> {
  let count = 0
  try {
    yield `${BYTE_ORDER_MARK}${csvLine([...columns])}`
    for await (const rows of pages) {
      count += rows.length
      yield rows.map((row) => csvLine(row)).join('')
    }
  } finally {
    await left(count)
  }
}
