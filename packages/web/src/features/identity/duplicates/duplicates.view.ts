import type { PossibleDuplicate } from '@klantregie/contract'

type Relation = PossibleDuplicate['relations'][number]
export const comparedFields = ['name', 'email', 'phone', 'postcode', 'place', 'birthDate'] as const
export type ComparedField = (typeof comparedFields)[number]

export interface ComparedRow {
  readonly field: ComparedField
  readonly left: string | null
  readonly right: string | null
  /** `open`: one of the two is silent, which speaks neither for nor against. */
  readonly agreement: 'same' | 'different' | 'open'
}

/** Two relations side by side. What neither of them has is left out. */
export function compare(relations: readonly Relation[]): readonly ComparedRow[] {
  const [left, right] = relations
  if (!left || !right) return []
  return comparedFields
    .map((field) => ({
      field,
      left: left[field],
      right: right[field],
      agreement: agreementOf(left[field], right[field]),
    }))
    .filter((row) => row.left !== null || row.right !== null)
}

function agreementOf(left: string | null, right: string | null): ComparedRow['agreement'] {
  if (left === null || right === null) return 'open'
  return folded(left) === folded(right) ? 'same' : 'different'
}

/** "HOORN" and "Hoorn" agree; so do "José" and "Jose", and a postcode with and without its space. */
function folded(value: string): string {
  return value
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s.]+/g, '')
}
