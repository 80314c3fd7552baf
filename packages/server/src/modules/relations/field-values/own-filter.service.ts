import type { OwnField, OwnFieldKey } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findOwnFields } from '../../governance/index.ts'
import { fieldsIn, joinStretches, readCondition } from './own-filter.rules.ts'
import * as filters from './own-filter.queries.ts'
import { findSets } from './own-set.queries.ts'

/** Conditions on own fields, and the one of them that leaves the fewest relations, counted up to `most` + 1 entries of the index. */
export type OwnFilters = {
  readonly all: readonly filters.Filter[]
  readonly rarest: { readonly filter: filters.Filter; readonly count: number } | null
}

const NONE: OwnFilters = { all: [], rarest: null }

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
  const asked = joinStretches(
    conditions.map((condition) => {
      const filter = readCondition(condition, fields)
      if (filter === null) throw new AppError('relations.filter_invalid', { condition })
      return filter
    }),
  )
  const all: filters.Filter[] = []
  for (const filter of asked) all.push(await withSets(ctx, filter))
  return { all, rarest: await rarestOf(ctx, all, most) }
}

async function withSets(ctx: Ctx, { fieldKey, test }: filters.Filter): Promise<filters.Filter> {
  if (test.what !== 'empty' && test.what !== 'filled') return { fieldKey, test }
  return { fieldKey, test: { what: test.what, sets: await findSets(ctx, fieldKey, test.what) } }
}

/** The relations without a value in a field, and how many entries of the index those are, counted up to `most` + 1. */
export async function emptyIn(ctx: Ctx, fieldKey: string, most: number): Promise<NonNullable<OwnFilters['rarest']>> {
  const filter = await withSets(ctx, { fieldKey, test: { what: 'empty', sets: [] } })
  return { filter, count: await filters.countEntries(ctx, filter, most) }
}

async function rarestOf(ctx: Ctx, all: readonly filters.Filter[], most: number): Promise<OwnFilters['rarest']> {
  let rarest: OwnFilters['rarest'] = null
  for (const filter of all) {
    const count = await filters.countEntries(ctx, filter, most)
    if (count < (rarest?.count ?? Infinity)) rarest = { filter, count }
  }
  return rarest
}

/** The own fields that conditions are about, for whoever decides what the reader may ask. */
export function ownFieldsIn(own: string | readonly string[] | undefined): OwnFieldKey[] {
  return own === undefined ? [] : (fieldsIn(typeof own === 'string' ? [own] : own) as OwnFieldKey[])
}
