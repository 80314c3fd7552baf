import type { DatedKind } from '@klantregie/contract'

type Standing = {
  readonly kind: DatedKind
  readonly id: string
  readonly day: string
  readonly time: string | null
  readonly title: string
}

type Shown<T> = { readonly shown: T[]; readonly more: { readonly day: string; readonly kind: DatedKind }[] }

/** Of every kind on every day the first `most`, by time and then by name, so that the same question has the same answer. */
export function firstOfEach<T extends Standing>(rows: readonly T[], most: number): Shown<T> {
  const sorted = rows.toSorted((one, other) => orderOf(one).localeCompare(orderOf(other)))
  const groups = [...Map.groupBy(sorted, ({ day, kind }) => `${day} ${kind}`).values()]
  return {
    shown: groups.flatMap((group) => group.slice(0, most)).toSorted((one, other) => one.day.localeCompare(other.day)),
    more: groups.flatMap(([first, ...others]) =>
      first && others.length >= most ? [{ day: first.day, kind: first.kind }] : [],
    ),
  }
}

/** What has no time stands behind what has. */
const orderOf = ({ day, time, title, id }: Standing): string => `${day} ${time ?? '99:99'} ${title} ${id}`
