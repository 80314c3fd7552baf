/** The moment at which a calendar day (jjjj-mm-dd) begins in the Netherlands: an hour or two before it does in UTC. */
export function startOfDutchDay(day: string): Date {
  const winter = new Date(`${day}T00:00:00+01:00`)
  const summer = new Date(`${day}T00:00:00+02:00`)
  return HOUR.format(summer) === '00' ? summer : winter
}

const HOUR = new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', hour: '2-digit', hourCycle: 'h23' })

type Reader = {
  /** Nothing limits which relations exist for the reader. */
  readonly seesAll: boolean
  /** Names of fields that are not shown to the reader in full, in relations of any domain. */
  readonly hiddenFields: ReadonlySet<string>
}
type Subject = { readonly kind: string | null; readonly known: { readonly isOpen: boolean } | undefined }

/**
 * Whether somebody who may read the trail may read what exactly was done: the values in it are those of the relation, so
 * who may not see the relation, or only masked, does not see them here. What was erased from a relation that is gone is gone
 * here as well; until then only who sees everything sees it.
 */
export function mayReadDetails({ kind, known }: Subject, reader: Reader): boolean {
  if (kind !== 'relation') return true
  return known === undefined ? reader.seesAll : known.isOpen
}

/** What stands where a value is kept back. */
const KEPT_BACK = '•••'

/** What somebody looked for: words that may be the telephone number or birth date of somebody under protection. */
const LOOKED_FOR: readonly string[] = ['filter', 'query']
/** Of that, what is chosen from a list and not typed. Where an id is asked for anything can be typed: it must be one. */
const CHOSEN = /^(?:kind|gap|sort|direction)$/
const ID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/
const isChosen = (key: string, value: unknown) =>
  value === undefined || CHOSEN.test(key) || (key.endsWith('Id') && typeof value === 'string' && ID.test(value))

/**
 * The particulars as this reader may have them: without the values of fields that are hidden from them, wherever they stand, and
 * without what others typed to look for somebody. `isOwn`: they did it themselves.
 */
export function particularsFor(
  reader: Reader,
  details: Record<string, unknown>,
  isOwn: boolean,
): Record<string, unknown> {
  const shown = isOwn ? details : withoutTyped(details)
  return withoutHidden(shown, reader.hiddenFields)
}

function withoutTyped(details: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(details).map(([key, value]) => [key, LOOKED_FOR.includes(key) ? onlyChosen(value) : value]),
  )
}

function onlyChosen(looked: unknown): unknown {
  if (typeof looked !== 'object' || looked === null) return looked === null ? null : KEPT_BACK
  return Object.fromEntries(
    Object.entries(looked).map(([key, value]) => [key, isChosen(key, value) ? value : KEPT_BACK]),
  )
}

/** The particulars without the values of fields that are hidden from the reader, wherever they stand. */
export function withoutHidden(details: Record<string, unknown>, hidden: ReadonlySet<string>): Record<string, unknown> {
  if (hidden.size === 0) return details
  const isAboutHidden = typeof details['field'] === 'string' && hidden.has(details['field'])
  return Object.fromEntries(
    Object.entries(details).map(([key, value]) => {
      const isValue = isAboutHidden && VALUE_KEYS.has(key)
      return [key, isValue || hidden.has(key) ? KEPT_BACK : cleaned(value, hidden)]
    }),
  )
}

const VALUE_KEYS = new Set(['before', 'after', 'value'])

function cleaned(value: unknown, hidden: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((one) => cleaned(one, hidden))
  if (typeof value !== 'object' || value === null) return value
  return withoutHidden(value as Record<string, unknown>, hidden)
}
