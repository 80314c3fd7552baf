import type { RoleChoice } from '@klantregie/contract'

type Wanted = readonly { readonly id?: string | undefined; readonly name: string }[]

/** Two choices of one list that read alike could not be told apart. */
export function hasTwice(wanted: Wanted): boolean {
  return new Set(wanted.map(({ name }) => name.toLocaleLowerCase('nl'))).size < wanted.length
}

/**
 * Which choice takes which place: one that is named by its id; one that was retired and is typed again comes back, because
 * roles may still have it; otherwise it is new (`id` null). Ids that are not of this list count as new.
 */
export function placeChoices(
  known: readonly RoleChoice[],
  wanted: Wanted,
): readonly { readonly id: string | null; readonly name: string; readonly position: number }[] {
  const named = new Set(wanted.map(({ id }) => id))
  return wanted.map(({ id, name }, position) => {
    const byId = known.find((choice) => choice.id === id)
    const byName = known.find(
      (choice) => !named.has(choice.id) && choice.name.toLocaleLowerCase('nl') === name.toLocaleLowerCase('nl'),
    )
    return { id: byId?.id ?? byName?.id ?? null, name, position }
  })
}
