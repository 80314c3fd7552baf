type Item = { readonly id: string; readonly name: string; readonly isActive: boolean }
type Wanted = { readonly id?: string | undefined; readonly name: string }

const keyOf = (name: string) => name.trim().toLowerCase()

export const hasTwice = (wanted: readonly Wanted[]): boolean =>
  new Set(wanted.map(({ name }) => keyOf(name))).size < wanted.length

/** Where each goes. A new one with the name of one that was retired is that one again, so that history counts on. */
export function placeItems(known: readonly Item[], wanted: readonly Wanted[]) {
  return wanted.map(({ id, name }, position) => ({
    id:
      known.find((one) => one.id === id)?.id ??
      known.find((one) => !one.isActive && keyOf(one.name) === keyOf(name))?.id ??
      null,
    name,
    position,
  }))
}
