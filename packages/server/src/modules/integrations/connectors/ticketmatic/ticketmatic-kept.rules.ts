import { isJson } from '../values.rules.ts'

/** What lets people in or pays, what the staff wrote, and what nobody here has to know. */
const LEFT_OUT = new Set([
  'barcode',
  'code',
  'deferredpaymentproperties',
  'deliveryaddress',
  'lookup',
  'properties',
  'queuetokens',
  'queuetoken',
  'seated_ref',
  'vatnumber',
  'vouchercodeid',
])
const REMARK = /remark|comment|note|opmerking|nota|memo/i

/** What may be kept of an object. */
export function keptOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(keptOf)
  if (!isJson(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !LEFT_OUT.has(key) && !REMARK.test(key))
      .map(([key, inner]) => [key, keptOf(inner)]),
  )
}
