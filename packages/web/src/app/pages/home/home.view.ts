import type { Deed, GuideStepKey, HomeArrangement, HomePart, Insight, Waiting } from '@klantregie/contract'

export type PartOfDay = 'morning' | 'afternoon' | 'evening'

/** `hour` is 0–23, where the person is. */
export function partOfDay(hour: number): PartOfDay {
  if (hour < 12) return 'morning'
  return hour < 18 ? 'afternoon' : 'evening'
}

/** Where a step of setting up is taken. */
export const hrefOfStep: Readonly<Record<GuideStepKey, string>> = {
  branches: '/admin/branches',
  factor: '/account',
  invite: '/admin/users?invite=true',
  owners: '/domeinen',
  purposes: '/privacy/toestemming',
  import: '/imports/new',
  duplicates: '/possible-duplicates',
  view: '/relaties',
  work: '/taken?nieuw=true',
}

/** The order of setting up: the house, then its data, then work with it. */
const ORDER: readonly GuideStepKey[] = [
  'branches',
  'factor',
  'invite',
  'owners',
  'purposes',
  'import',
  'duplicates',
  'view',
  'work',
]

interface Step {
  readonly step: GuideStepKey
  readonly isDone: boolean
}

/** The steps in order, which comes next (null: all taken), and how many were. */
export function guideOf(steps: readonly Step[]) {
  const ordered = steps.toSorted((one, other) => ORDER.indexOf(one.step) - ORDER.indexOf(other.step))
  return {
    steps: ordered,
    next: ordered.find(({ isDone }) => !isDone)?.step ?? null,
    done: ordered.filter(({ isDone }) => isDone).length,
  }
}

const LISTS: Readonly<Record<Waiting['kind'], { readonly list: string; readonly one: string | null }>> = {
  breaches: { list: '/privacy/datalekken', one: '/privacy/datalekken/' },
  requests: { list: '/privacy/verzoeken', one: '/privacy/verzoeken/' },
  reviews: { list: '/nakijken', one: '/nakijken/' },
  proposals: { list: '/voorstellen', one: '/voorstellen/' },
  imports: { list: '/imports', one: '/imports/' },
  folders: { list: '/imports/folders', one: null },
  duplicates: { list: '/possible-duplicates', one: null },
  connections: { list: '/koppelingen', one: '/koppelingen/' },
  objects: { list: '/koppelingen/postvak', one: null },
  keys: { list: '/admin/keys', one: null },
  webhooks: { list: '/admin/webhooks', one: null },
  registers: { list: '/koppelingen/registers/voorstellen?van=mij', one: null },
}

/** One thing that waits opens itself; several open their list. */
export function hrefOfWaiting({ kind, id }: Pick<Waiting, 'kind' | 'id'>): string {
  const { list, one } = LISTS[kind]
  return id === null || one === null ? list : `${one}${id}`
}

const WAITING_OF: Readonly<Partial<Record<Deed['kind'], Waiting['kind']>>> = {
  breach: 'breaches',
  request: 'requests',
  review: 'reviews',
  proposal: 'proposals',
  import: 'imports',
  folder: 'folders',
  duplicates: 'duplicates',
  connection: 'connections',
  object: 'objects',
  keys: 'keys',
  webhooks: 'webhooks',
  register: 'registers',
}

/** Where the button of the one deed leads. */
export function hrefOfDeed({ kind, id, relation }: Pick<Deed, 'kind' | 'id' | 'relation'>): string {
  const waiting = WAITING_OF[kind]
  if (waiting) return hrefOfWaiting({ kind: waiting, id })
  if (kind === 'taskOverdue' || kind === 'taskToday') return `/taken?taak=${id ?? ''}`
  if (kind === 'step') return `/processen/lopend/${id ?? ''}`
  if (kind === 'firstList') return '/imports/new'
  return `/relaties/${relation?.id ?? ''}`
}

/** The list behind the sentence. */
export function hrefOfInsight({ kind, domain, gap }: Pick<Insight, 'kind' | 'domain' | 'gap'>): string {
  switch (kind) {
    case 'quiet':
      return '/belangrijk'
    case 'withoutSuccessor':
      return '/belangrijk?lijst=zonder'
    case 'gap':
      return `/relaties?domainId=${domain?.id ?? ''}&gap=${gap ?? ''}`
  }
}

export const columns = ['main', 'side', 'hidden'] as const
export type Column = (typeof columns)[number]

export type Move = 'up' | 'down' | 'other' | 'hide' | 'show'

/** Which moves mean something for a part: on the page, the columns follow one another as they do on a phone. */
export function movesOf(arrangement: HomeArrangement, part: HomePart): readonly Move[] {
  if (arrangement.hidden.includes(part)) return ['show']
  const shown = [...arrangement.main, ...arrangement.side]
  const at = shown.indexOf(part)
  return [...(at > 0 ? (['up'] as const) : []), ...(at < shown.length - 1 ? (['down'] as const) : []), 'other', 'hide']
}

/** Puts a part elsewhere: in a column, before another part of it; null: at its end. */
export function place(
  arrangement: HomeArrangement,
  part: HomePart,
  to: { readonly column: Column; readonly before: HomePart | null },
): HomeArrangement {
  const without = (list: readonly HomePart[]) => list.filter((one) => one !== part)
  const next = { main: without(arrangement.main), side: without(arrangement.side), hidden: without(arrangement.hidden) }
  const list = next[to.column]
  const at = to.before === null ? -1 : list.indexOf(to.before)
  next[to.column] = at === -1 ? [...list, part] : list.toSpliced(at, 0, part)
  return next
}

function columnOf(arrangement: HomeArrangement, part: HomePart): Column {
  return columns.find((column) => arrangement[column].includes(part)) ?? 'hidden'
}

/** One step up or down; past the end of a column into the next one. */
function step(arrangement: HomeArrangement, part: HomePart, by: 1 | -1): HomeArrangement {
  const column = columnOf(arrangement, part)
  const list = arrangement[column]
  const at = list.indexOf(part)
  const neighbour = list[at + by]
  if (neighbour === undefined)
    return by === 1
      ? place(arrangement, part, { column: 'side', before: arrangement.side[0] ?? null })
      : place(arrangement, part, { column: 'main', before: null })
  return place(arrangement, part, { column, before: by === -1 ? neighbour : (list[at + 2] ?? null) })
}

export function move(arrangement: HomeArrangement, part: HomePart, how: Move): HomeArrangement {
  switch (how) {
    case 'up':
      return step(arrangement, part, -1)
    case 'down':
      return step(arrangement, part, 1)
    case 'hide':
      return place(arrangement, part, { column: 'hidden', before: null })
    case 'show':
      return place(arrangement, part, { column: 'main', before: null })
    case 'other': {
      const column = columnOf(arrangement, part) === 'main' ? 'side' : 'main'
      return place(arrangement, part, { column, before: null })
    }
  }
}
