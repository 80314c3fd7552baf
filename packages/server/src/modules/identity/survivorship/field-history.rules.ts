import type { FieldKey, RelationRecord } from '@klantregie/contract'
import { computeGolden, fieldsOf, type Evidence, type Survivorship } from '../records/survivorship.rules.ts'

/** A version of a record and how long it counted. `goneAt`: from then on its list no longer had it. */
export type Version = {
  readonly evidence: Omit<Evidence, 'isGone'>
  readonly from: Date
  /** The same as `from` for what never counted: a choice at a merge that was undone. */
  readonly until: Date | null
  readonly goneAt: Date | null
}

export type FieldChange = {
  readonly field: FieldKey
  readonly at: Date
  readonly before: unknown
  readonly after: unknown
  /** The record whose value is shown from then on; null when none is. */
  readonly recordId: string | null
}

/**
 * The values that a relation has shown, newest first, computed from its records by the rule that makes its values today:
 * nothing is stored that could tell another story, and an undo leaves no trace in it.
 */
export function fieldHistory(versions: readonly Version[], survivorship: Survivorship): FieldChange[] {
  const moments = [...new Set(versions.flatMap(momentsOf))].sort((left, right) => left - right)
  const changes: FieldChange[] = []
  const fields = fieldsOf(versions.map(({ evidence }) => evidence))
  let shown: State = NOTHING
  for (const moment of moments) {
    const next = stateAt(versions, moment, survivorship)
    for (const field of fields) {
      const [before, after] = [shown.golden[field] ?? null, next.golden[field] ?? null]
      if (JSON.stringify(before) === JSON.stringify(after)) continue
      changes.push({ field, at: new Date(moment), before, after, recordId: next.recordOf.get(field) ?? null })
    }
    shown = next
  }
  return changes.reverse()
}

type State = { readonly golden: Partial<RelationRecord>; readonly recordOf: ReadonlyMap<FieldKey, string> }
const NOTHING: State = { golden: {}, recordOf: new Map() }

function momentsOf({ from, until, goneAt }: Version): number[] {
  return [from, until, goneAt].flatMap((moment) => (moment === null ? [] : [moment.getTime()]))
}

function stateAt(versions: readonly Version[], moment: number, survivorship: Survivorship): State {
  const counting = versions.filter(
    ({ from, until }) => from.getTime() <= moment && (until === null || until.getTime() > moment),
  )
  if (counting.length === 0) return NOTHING
  const { golden, survivors } = computeGolden(
    counting.map(({ evidence, goneAt }) => ({ ...evidence, isGone: goneAt !== null && goneAt.getTime() <= moment })),
    survivorship,
  )
  return { golden, recordOf: new Map(survivors.map(({ field, recordId }) => [field, recordId])) }
}
