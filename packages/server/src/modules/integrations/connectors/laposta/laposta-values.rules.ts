import { dutchMomentOf } from '../dutch-moment.rules.ts'
import { momentOf, objectOf, type Json } from '../values.rules.ts'

/** Reading what Laposta says: lenient, because none of it is trusted to be there. */

export type Wrapped = 'list' | 'member' | 'field' | 'campaign' | 'report'

/** Every object stands in a wrapper with its own name: {"member": {…}}. */
export const unwrapped = (value: unknown, kind: Wrapped): Json => objectOf(objectOf(value)[kind])

/** What stands in a list of wrapped objects; null when the answer is no list at all. */
export function listed(json: unknown, kind: Wrapped): readonly Json[] | null {
  const data = objectOf(json)['data']
  return Array.isArray(data) ? data.map((one) => unwrapped(one, kind)) : null
}

/** Moments are told twice, in the zone of the account and (lately, as "…_iso") with it; without a zone they are taken to be of the Netherlands. */
export const lapostaMomentOf = (said: Json, field: string): Date | null =>
  momentOf(said[`${field}_iso`]) ?? dutchMomentOf(said[field])

/** By which number a refusal says why (documentation of its errors): 203 not there, 204 there already, 208 no address. */
export const refusalCodeOf = (said: unknown): number => Number(objectOf(objectOf(said)['error'])['code'])
