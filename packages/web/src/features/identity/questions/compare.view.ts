import type { QuestionSide } from '@klantregie/contract'
import { phoneText } from '../../../lib/format.ts'
import { differenceOf, folded } from './difference.view.ts'
import type { Difference } from './difference.view.ts'

export const comparedFields = ['birthDate', 'email', 'phone', 'street', 'place', 'kind', 'types', 'sources'] as const
export type ComparedField = 'name' | (typeof comparedFields)[number]
export type Agreement = 'same' | 'different' | 'open'

export interface ComparedRow {
  readonly field: ComparedField
  readonly left: string | null
  readonly right: string | null
  /** `open`: one of the two is silent, or the field is no particular of the person; that speaks neither for nor against. */
  readonly agreement: Agreement
  readonly difference: Difference | null
}

/** How values are written in the reader's language. */
export interface Writing {
  readonly date: (day: string) => string
  readonly kind: (kind: QuestionSide['kind']) => string
}

/** Where somebody is known and as what, says nothing about who it is. */
const circumstances: readonly ComparedField[] = ['types', 'sources']

/** Two relations side by side, the name first. What neither of them has is left out, and a kind that is the same. */
export function compareSides(sides: readonly QuestionSide[], writing: Writing): readonly ComparedRow[] {
  const [left, right] = sides
  if (!left || !right) return []
  const written = (side: QuestionSide) => ({
    ...side,
    birthDate: side.birthDate === null ? null : writing.date(side.birthDate),
    phone: side.phone === null ? null : phoneText(side.phone),
    place: [side.postcode && spaced(side.postcode), side.place].filter((part) => part !== null).join(' ') || null,
    kind: left.kind === right.kind ? null : writing.kind(side.kind),
    types: side.types.join(', ') || null,
    sources: side.sources.join(', ') || null,
  })
  const [mine, theirs] = [written(left), written(right)]
  return (['name', ...comparedFields] as const)
    .map((field) => compareValues(field, mine[field], theirs[field]))
    .filter((row) => row.left !== null || row.right !== null)
}

/** Lists write a postcode with and without its space; side by side that would look like a difference. */
function spaced(postcode: string): string {
  return postcode.replace(/^(\d{4})([A-Z]{2})$/i, '$1 $2').toUpperCase()
}

function compareValues(field: ComparedField, left: string | null, right: string | null): ComparedRow {
  if (left === null || right === null || circumstances.includes(field))
    return { field, left, right, agreement: 'open', difference: null }
  if (folded(left) === folded(right)) return { field, left, right, agreement: 'same', difference: null }
  return { field, left, right, agreement: 'different', difference: differenceOf(left, right) }
}
