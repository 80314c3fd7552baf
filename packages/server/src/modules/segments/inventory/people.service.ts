import type { InventoryCell } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { bitsFor } from '../conditions/building.service.ts'
import { limitsOfDeeds, universeOf } from '../conditions/rights.service.ts'
import { countChunks } from '../conditions/counts.queries.ts'
import { findDay, seesAll, viewOf } from './inventory.service.ts'
import { PAYING_KINDS, VISITING_KINDS } from './customer-kinds.ts'
import { listPage, type PageAsked, type PageOfMembers } from '../counting/page-of-members.service.ts'
import { bitsOfCell, type CellBits, type Part } from './people.queries.ts'

/**
 * The relations behind a figure, in the order of their numbers, as far as the reader sees them at this moment. Who has been archived or
 * left the reader's domains since it was counted is no longer among them, nor whoever is under protection where it is about what they did.
 * @throws AppError segments.day_not_counted, segments.condition_hidden: a type or a kind of fact that the reader does not see
 */
export async function listPeople(
  ctx: Ctx,
  { after, limit, ...cell }: InventoryCell & PageAsked,
): Promise<PageOfMembers> {
  const { row } = await findDay(ctx, cell.day)
  const limits = limitsOfDeeds(ctx, { isAboutDeeds: DEEDS.has(cell.what) })
  const universe = await bitsFor(ctx, { group: 'all', of: [...universeOf(ctx), ...limits] })
  const bits = bitsOfCell(await toBits(ctx, { ...cell, day: row.day }), universe, await countChunks(ctx))
  return listPage(ctx, bits, { after, limit })
}

async function toBits(ctx: Ctx, { day, what, typeIds, kind }: InventoryCell): Promise<CellBits> {
  const view = await viewOf(ctx)
  const seen = view.types.map(({ typeId }) => typeId)
  if (typeIds?.some((id) => !seen.includes(id))) throw hidden()
  const of = (part: RolePart): Part => ({ what: part, about: typeIds ?? seen })
  if (what === 'did') return { day, every: [of('during'), didOf(view.kinds, kind)] }
  if (what === 'visitors' || what === 'buyers')
    // As the figure: of everybody, unless types are asked for.
    return { day, every: [...(typeIds ? [of('during')] : []), customersOf(view.kinds, what)] }
  const { every, none } = ROLE_CELLS[what]
  return { day, every: [of(every)], ...(none && { none: of(none) }) }
}

/** Figures that tell what somebody did. */
const DEEDS: ReadonlySet<InventoryCell['what']> = new Set(['did', 'visitors', 'buyers'])

type RolePart = 'before' | 'during' | 'at'
/** Which roles are behind a figure about roles. */
const ROLE_CELLS: Readonly<
  Record<'everybody' | 'new' | 'lapsed' | 'during', { readonly every: RolePart; readonly none?: RolePart }>
> = {
  everybody: { every: 'at' },
  new: { every: 'at', none: 'before' },
  lapsed: { every: 'before', none: 'at' },
  during: { every: 'during' },
}

function didOf(kinds: readonly string[], kind: string | undefined) {
  if (kind === undefined || !kinds.includes(kind)) throw hidden()
  return { what: 'did', about: [kind] }
}

function customersOf(kinds: readonly string[], what: 'visitors' | 'buyers'): Part {
  if (!seesAll(kinds, what === 'visitors' ? VISITING_KINDS : PAYING_KINDS)) throw hidden()
  return { what, about: [''] }
}

const hidden = () => new AppError('segments.condition_hidden', { about: 'inventory' })
