import type { ColumnTarget } from '@klantregie/contract'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { domainMaskOf } from '../../governance/index.ts'
import { clearBits, disclosuresOf, findSummaries } from '../../relations/index.ts'
import { fieldOfColumn } from './column-field.rules.ts'
import * as imports from './import.queries.ts'

/**
 * An import that exists for the reader: it brings relations into a domain that they see, or they started it themselves.
 * @throws AppError identity.import_not_found
 */
export async function getSeen(ctx: Ctx, id: string): Promise<imports.ImportRecord> {
  const row = await imports.find(ctx, id)
  if (!row || !(await isSeen(ctx, row))) throw new AppError('identity.import_not_found')
  return row
}

export async function isSeen(ctx: Ctx, row: imports.ImportRecord): Promise<boolean> {
  if (ctx.domainMask === EVERY_DOMAIN || isOwn(ctx, row)) return true
  if (row.options === null) return false
  return (BigInt(await maskOf(ctx, row.options.domainId)) & BigInt(ctx.domainMask)) !== 0n
}

/** Whoever brought a file knows what is in it. */
function isOwn(ctx: Ctx, row: Pick<imports.ImportRecord, 'started_by'>): boolean {
  return row.started_by === ctx.actor.name
}

function maskOf(ctx: Ctx, domainId: string): Promise<string> {
  return domainMaskOf(ctx, [domainId])
}

export type ColumnSight = (target: ColumnTarget) => boolean

/** Which columns of a file the reader may read: those of fields that they may read in the domain that it goes to. */
export async function columnsSeen(ctx: Ctx, row: imports.ImportRecord): Promise<ColumnSight> {
  const limits = Object.keys(ctx.rights.fields)
  if (limits.length === 0 || ctx.actor.kind === 'system' || isOwn(ctx, row)) return () => true
  const bits = BigInt(row.options === null ? ctx.domainMask : await maskOf(ctx, row.options.domainId))
  const isClear = (field: string) => (BigInt(clearBits(ctx, field)) & bits) === (bits & BigInt(ctx.domainMask))
  const areAllClear = limits.every(isClear)
  return (target) => {
    const field = fieldOfColumn(target)
    return field === null ? areAllClear : isClear(field)
  }
}

/**
 * What of rows that concern relations that are known already may be shown: of which relations everything is open to the reader,
 * special data apart, which `columnsSeen` leaves out.
 */
export async function openRelations(ctx: Ctx, ids: readonly string[]): Promise<(id: string | null) => boolean> {
  const known = await disclosuresOf(ctx, ids)
  const seen = await findSummaries(ctx, [...known.keys()])
  // An id that leads nowhere is a relation that a run has still to make.
  return (id) => id === null || !known.has(id) || (seen.has(id) && known.get(id)?.isOpenButSpecial === true)
}
