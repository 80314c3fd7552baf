/** A relation, as far as it matters which of two stays. */
type Candidate = { readonly id: string; readonly current: readonly unknown[] }

/** Of two relations that are the same the one that more sources know stays, and of equals the one that existed first: more people know its address. */
export function chooseWinner<T extends Candidate>(one: T, other: T): { readonly winner: T; readonly loser: T } {
  const isOne =
    one.current.length === other.current.length ? one.id < other.id : one.current.length > other.current.length
  return isOne ? { winner: one, loser: other } : { winner: other, loser: one }
}
