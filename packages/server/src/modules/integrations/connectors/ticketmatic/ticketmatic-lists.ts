import { DeliveryFailure, type Ask } from '../connector.ts'
import type { GivenObject, Settings } from '../given.rules.ts'
import { greenwichMomentOf } from '../dutch-moment.rules.ts'
import { objectOf, textOf, type Json } from '../values.rules.ts'
import { keptOf } from './ticketmatic-kept.rules.ts'
import { below, CLOCK } from './ticketmatic-path.rules.ts'

/** The length of a page that the documentation shows. */
export const PAGE = 100
/** `lookup`: what has a number in the list, when it was asked for with it. */
export type Listed = { readonly data: readonly Json[]; readonly total: number | null; readonly lookup: Json }

export async function listed(
  ask: Ask,
  settings: Settings,
  { list, query }: { readonly list: string; readonly query: Readonly<Record<string, string>> },
): Promise<Listed> {
  const path = below(settings, list)
  const said = objectOf((await ask(path, query)).json)
  const { data, nbrofresults: total, lookup } = said
  // An empty list is told as null by some of their lists.
  if (!Array.isArray(data) && data !== null) throw new DeliveryFailure('not_understood', { path })
  return {
    data: (data ?? []).map(objectOf),
    total: typeof total === 'number' ? total : null,
    lookup: objectOf(lookup),
  }
}

/** Their clock, as "2026-03-01T14:05:00" in the time of Greenwich. @throws DeliveryFailure not_understood */
export async function theirTime(ask: Ask, settings: Settings): Promise<string> {
  const path = below(settings, CLOCK)
  const text = textOf(objectOf((await ask(path)).json)['systemtime'])
  if (greenwichMomentOf(text) === null) throw new DeliveryFailure('not_understood', { path })
  return text
}

export const given = (objectType: string, id: unknown, said: Json): GivenObject => ({
  objectType,
  externalId: textOf(id),
  payload: keptOf(said),
})
