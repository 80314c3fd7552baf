import type { CodePortrait } from '@klantregie/contract'
import { hiddenParts, indexOf, LEAST } from './suppress.rules.ts'

type Counted = { readonly key: string | null; readonly all: number; readonly count: number }
type Known = { readonly key: string; readonly name: string }

/** People by code as they are told: small numbers are kept back, with those from which they would follow. `names`: of codes and groups. */
export function codesOf(
  groups: readonly Counted[],
  names: readonly Known[],
): Pick<CodePortrait, 'count' | 'total' | 'isTooSmall' | 'parts' | 'unknown'> {
  const whole = {
    count: groups.reduce((sum, { count }) => sum + count, 0),
    total: groups.reduce((sum, { all }) => sum + all, 0),
  }
  if (whole.count < LEAST) return { ...whole, isTooSmall: true, parts: [], unknown: { count: null, all: null } }
  const ordered = groups.filter(({ key }) => key !== null).toSorted(byKey)
  const unknown = groups.find(({ key }) => key === null) ?? { key: null, all: 0, count: 0 }
  const told = tell([...ordered, unknown])
  const known = { all: whole.total - unknown.all, count: whole.count - unknown.count }
  const nameOf = new Map(names.map(({ key, name }) => [key, name]))
  return {
    ...whole,
    isTooSmall: false,
    parts: ordered.map(({ key }, at) => {
      const { count, all } = told[at] ?? { count: null, all: null }
      const compared = count === null || all === null ? null : { part: all, whole: known.all }
      const indexOfAll = compared && indexOf(count ?? 0, known.count, compared)
      return { key: key ?? '', name: nameOf.get(key ?? '') ?? '', count, all, indexOfAll }
    }),
    unknown: told.at(-1) ?? { count: null, all: null },
  }
}

const byKey = ({ key: one }: Counted, { key: other }: Counted) =>
  (one ?? '').localeCompare(other ?? '', 'nl', { numeric: true })

function tell(parts: readonly Counted[]) {
  const hiddenAll = hiddenParts(parts.map(({ all }) => ({ count: all })))
  const hidden = hiddenParts(parts.map(({ all, count }) => ({ count, of: all })))
  return parts.map(({ all, count }, at) => ({
    count: hidden.has(at) || hiddenAll.has(at) ? null : count,
    all: hiddenAll.has(at) ? null : all,
  }))
}
