import type { FieldKey, MergePreview } from '@klantregie/contract'

export interface FieldOption {
  /** The relation whose value it is, or `rules`: what the rules make of both together. */
  readonly id: string
  readonly text: string | null
  readonly source: string | null
}

export interface FieldChoice {
  readonly field: FieldKey
  readonly options: readonly FieldOption[]
  /** What would stand there when nobody chooses. */
  readonly preselected: string
}

export const RULES = 'rules'

/** The fields on which the two contradict each other. A side that is silent leaves nothing to choose. */
export function choicesOf({ fields }: Pick<MergePreview, 'fields'>): readonly FieldChoice[] {
  return fields
    .filter(({ differs, values }) => differs && values.every(({ text }) => text !== null))
    .map(({ field, values, outcome }) => {
      const sides = values.map(({ relationId, text, source }) => ({ id: relationId, text, source }))
      const chosen = values.find(({ value }) => JSON.stringify(value) === JSON.stringify(outcome.value))
      return chosen
        ? { field, options: sides, preselected: chosen.relationId }
        : { field, options: [{ id: RULES, text: outcome.text, source: null }, ...sides], preselected: RULES }
    })
}

export type Picked = Readonly<Record<string, string>>

/** What is sent: only what somebody chose otherwise than the rules, because a choice is remembered as said by hand. */
export function chosenFields(
  choices: readonly FieldChoice[],
  picked: Picked,
): { readonly field: FieldKey; readonly relationId: string }[] {
  return choices.flatMap(({ field, preselected }) => {
    const id = picked[field] ?? preselected
    return id === preselected || id === RULES ? [] : [{ field, relationId: id }]
  })
}

/** Tables that are a projection of others: they follow by themselves and are nothing that a person keeps. */
const DERIVED = [
  'search_token',
  'import_row',
  'possible_duplicate',
  'match_key',
  'household_suggestion',
  'incoming',
  'relation',
]

/** What moves, the most first, by the name of the table without its schema. Tables that are the same to people are one. */
export function movesOf({ moves }: Pick<MergePreview, 'moves'>): readonly { table: string; rows: number }[] {
  const counts = new Map<string, number>()
  for (const { table, rows } of moves) {
    const name = table.slice(table.indexOf('.') + 1)
    if (!DERIVED.includes(name) && rows > 0) counts.set(name, (counts.get(name) ?? 0) + rows)
  }
  return [...counts].map(([table, rows]) => ({ table, rows })).sort((a, b) => b.rows - a.rows)
}
