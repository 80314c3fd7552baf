import { objectOf, type Json } from '../values.rules.ts'

/** Reading what Laposta says: lenient, because none of it is trusted to be there. */

/** Every object stands in a wrapper with its own name: {"member": {…}}. */
export const unwrapped = (value: unknown, kind: 'list' | 'member' | 'field'): Json => objectOf(objectOf(value)[kind])

/** What stands in a list of wrapped objects; null when the answer is no list at all. */
export function listed(json: unknown, kind: 'list' | 'member' | 'field'): readonly Json[] | null {
  const data = objectOf(json)['data']
  return Array.isArray(data) ? data.map((one) => unwrapped(one, kind)) : null
}
