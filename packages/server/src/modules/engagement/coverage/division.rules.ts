/** Somebody to be divided, and which of the colleagues may see them; in the order of the list. */
export type ToDivide = { readonly key: string; readonly mayBe: ReadonlySet<string> }

/**
 * Divides evenly: each in turn to the colleague who has the fewest so far of those who may see them, at equal numbers in the order
 * in which the colleagues were named. Who nobody may see stays with nobody.
 */
export function divideEvenly(members: readonly ToDivide[], userIds: readonly string[]): Map<string, string> {
  const has = new Map(userIds.map((id) => [id, 0]))
  const given = new Map<string, string>()
  for (const { key, mayBe } of members) {
    const [least] = userIds
      .filter((id) => mayBe.has(id))
      .toSorted((one, other) => (has.get(one) ?? 0) - (has.get(other) ?? 0))
    if (least === undefined) continue
    given.set(key, least)
    has.set(least, (has.get(least) ?? 0) + 1)
  }
  return given
}
