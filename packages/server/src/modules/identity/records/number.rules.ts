import type { NumberByHand, RowProblemCode } from '@klantregie/contract'
import {
  parseBoardNumber,
  parseBrin,
  parseBrinLocation,
  parseKvk,
  parseRsin,
} from '../../../platform/pure/dutch/checks.ts'

type Reading = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly problem: RowProblemCode }

const READERS: Readonly<
  Record<NumberByHand, { readonly read: (text: string) => string | undefined; readonly problem: RowProblemCode }>
> = {
  brin: { read: parseBrin, problem: 'value.brin_invalid' },
  brin_location: { read: parseBrinLocation, problem: 'value.brin_invalid' },
  kvk: { read: parseKvk, problem: 'value.kvk_invalid' },
  rsin: { read: parseRsin, problem: 'value.rsin_invalid' },
  board: { read: parseBoardNumber, problem: 'value.number_invalid' },
}

/**
 * A number as it is stored, or why it cannot be one: BRIN is two digits and two letters, with two more digits for a location
 * (DUO); KvK eight digits (Handelsregisterbesluit); RSIN nine digits that pass the eleven-test.
 */
export function readNumber(scheme: NumberByHand, text: string): Reading {
  const { read, problem } = READERS[scheme]
  const value = read(text)
  return value === undefined ? { ok: false, problem } : { ok: true, value }
}
