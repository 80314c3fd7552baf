import type { OwnField, OwnFieldKey } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findOwnFields } from '../../governance/index.ts'
import { fieldsIn, joinStretches, readCondition } from './own-filter.rules.ts'
import * as filters from './own-filter.queries.ts'

/** Conditions on own fields with, when one of them leaves few relations, that one to begin with. */
export type OwnFilters = {
  readonly all: readonly filters.Filter[]
  readonly start: filters.Filter | null
}

const NONE: OwnFilters = { all: [], start: null }

/**
 * Conditions of a list as the index understands them. Retired fields can still be asked about: what is known stays.
 * @throws AppError relations.filter_invalid: no such field, or a condition that makes no sense for it
 */
export async function ownFiltersOf(
  ctx: Ctx,
  own: string | readonly string[] | undefined,
  most: number,
): Promise<OwnFilters> {
  if (own === undefined || own.length === 0) return NONE
  const conditions = typeof own === 'string' ? [own] : own
  const fields = new Map<string, OwnField>((await findOwnFields(ctx)).map((field) => [field.key, field]))
  const all = joinStretches(
    conditions.map((condition) => {
      const filter = readCondition(condition, fields)
      if (filter === null) throw new AppError('relations.filter_invalid', { condition })
      return filter
    }),
  )
  return { all, start: await rarestOf(ctx, all, most) }
}

/** The condition with the fewest relations, if they are few. */
async function rarestOf(ctx: Ctx, all: readonly filters.Filter[], most: number): Promise<filters.Filter | null> {
  let rarest: { readonly filter: filters.Filter; readonly count: number } | null = null
  for (const filter of all.filter(({ test }) => test.what !== 'empty')) {
    const count = await filters.countEntries(ctx, filter, most)
    if (count <= most && count < (rarest?.count ?? Infinity)) rarest = { filter, count }
  }
  return rarest?.filter ?? null
}

/** The own fields that conditions are about, for whoever decides what the reader may ask. */
export function ownFieldsIn(own: string | readonly string[] | undefined): OwnFieldKey[] {
  return own === undefined ? [] : (fieldsIn(typeof own === 'string' ? [own] : own) as OwnFieldKey[])
}
