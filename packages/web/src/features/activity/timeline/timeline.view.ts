import type { TimelineEntry } from '@klantregie/contract'

/** A small line under the sentence: what the sentence leaves out when it is not known. */
export interface Detail {
  readonly key: `timeline.detail.${'row' | 'file' | 'branch' | 'day' | 'many'}`
  readonly values: Readonly<Record<string, string | number>>
}

/** What is known besides the sentence. The server says "nothing" with an empty text or the number zero. */
export function detailsOf({ values }: Pick<TimelineEntry, 'values'>): readonly Detail[] {
  const { file = '', row = 0, branch = '', day = '', many = 0 } = values
  const known = { branch, day, many }
  const others = (['branch', 'day', 'many'] as const).filter((key) => known[key] !== '' && known[key] !== 0)
  return [
    ...fromFile(file, row),
    ...others.map((key): Detail => ({ key: `timeline.detail.${key}`, values: { [key]: known[key] } })),
  ]
}

function fromFile(file: string | number, row: string | number): readonly Detail[] {
  if (file === '') return []
  return [
    row === 0
      ? { key: 'timeline.detail.file', values: { file } }
      : { key: 'timeline.detail.row', values: { file, row } },
  ]
}

/** Who did it, and from which source, without saying the source twice. */
export function sourceOf({ source, values }: Pick<TimelineEntry, 'source' | 'values'>): string | null {
  return source === null || source === values['source'] ? null : source
}

/** Contacts speak for themselves with their kind; everything else has a sentence of its own. */
export function sentenceKey({
  kind,
  interactionKind,
  sentence,
}: Pick<TimelineEntry, 'kind' | 'interactionKind' | 'sentence'>): string {
  // An approach that was made stands among the contacts and says what it was for.
  const isOwn = sentence.startsWith('timeline.approach.')
  return kind === 'interaction' && !isOwn ? `activity.kind.${interactionKind ?? 'note'}` : sentence
}

export interface Month {
  /** The first day of the month, for its name. */
  readonly day: string
  readonly entries: readonly TimelineEntry[]
}

/** Entries under the month in which they happened, newest first. `dayOf` is the calendar day of an instant here. */
export function byMonth(entries: readonly TimelineEntry[], dayOf: (at: string) => string): readonly Month[] {
  const months = new Map<string, TimelineEntry[]>()
  for (const entry of entries) {
    const month = `${dayOf(entry.at).slice(0, 7)}-01`
    const known = months.get(month)
    if (known) known.push(entry)
    else months.set(month, [entry])
  }
  return [...months].map(([day, found]) => ({ day, entries: found }))
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i

/** The contact that an entry stands for; null for entries that are not contacts. */
export function interactionId({ kind, id }: Pick<TimelineEntry, 'kind' | 'id'>): string | null {
  // An approach that was made stands among the contacts, and is changed where it was planned.
  return kind === 'interaction' && !id.startsWith('approach:') ? (UUID.exec(id)?.[0] ?? null) : null
}

/** A moment typed as day and time in the Netherlands, as an instant; undefined for "now". */
export function instantOf(day: string, time: string, offsetOf: (day: string) => string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined
  const clock = /^\d{2}:\d{2}$/.test(time) ? time : '12:00'
  const moment = new Date(`${day}T${clock}:00${offsetOf(day)}`)
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString()
}
