import type { ConnectionColumn, ConnectorSetting, DeliveryProblem } from '@klantregie/contract'

export type SettingProblem = {
  readonly key: string
  readonly problem: 'missing' | 'no_address' | 'not_secure' | 'not_an_option' | 'unknown'
}

const isOwnMachine = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'

/** What is wrong with settings; of an address only the origin is wanted, over https (on the own machine over http too). */
export function findSettingProblem(
  wanted: readonly ConnectorSetting[],
  given: Readonly<Record<string, string>>,
): SettingProblem | null {
  const known = new Set(wanted.map(({ key }) => key))
  const strange = Object.keys(given).find((key) => !known.has(key))
  if (strange !== undefined) return { key: strange, problem: 'unknown' }
  for (const { key, kind, isRequired, options } of wanted) {
    const value = given[key] ?? ''
    if (value === '') {
      if (isRequired) return { key, problem: 'missing' }
      continue
    }
    const problem = problemOf(kind, value, options)
    if (problem !== null) return { key, problem }
  }
  return null
}

function problemOf(
  kind: ConnectorSetting['kind'],
  value: string,
  options: readonly string[],
): SettingProblem['problem'] | null {
  if (kind === 'url') return problemOfAddress(value)
  if (kind === 'text') return null
  const allowed = kind === 'yes_no' ? ['yes', 'no'] : options
  return allowed.includes(value) ? null : 'not_an_option'
}

function problemOfAddress(value: string): SettingProblem['problem'] | null {
  const url = URL.canParse(value) ? new URL(value) : null
  if (url === null || `${url.username}${url.password}` !== '' || !/^https?:$/.test(url.protocol)) return 'no_address'
  return url.protocol === 'https:' || isOwnMachine(url) ? null : 'not_secure'
}

/** Of an address people copy more than is needed; what is kept is where it stands. */
export function cleanedSettings(
  wanted: readonly ConnectorSetting[],
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    wanted.flatMap(({ key, kind, usual }) => {
      const value = given[key]?.trim() ?? ''
      if (value === '') return usual === null || kind === 'url' ? [] : [[key, usual]]
      return [[key, kind === 'url' ? new URL(value).origin : value]]
    }),
  )
}

const SAYS_WHO = new Set<string>([
  'full_name',
  'first_name',
  'call_name',
  'surname',
  'organisation_name',
  'email',
  'phone',
  'mobile',
  'card_number',
])

/** Without any of these nobody could ever be made of what comes in. */
export const saysWho = (columns: readonly ConnectionColumn[]): boolean =>
  columns.some(({ target }) => SAYS_WHO.has(target))

/** Minutes until it is tried again after so many failures in a row: longer every time, a day at most. */
export function minutesUntilNext(everyMinutes: number, failures: number): number {
  if (failures === 0) return everyMinutes
  return Math.min(1440, everyMinutes * 2 ** Math.min(failures - 1, 10))
}

/** A key that is refused, is refused again: trying on would lock the account there. */
const HOPELESS = new Set<DeliveryProblem['code']>([
  'key_refused',
  'key_incomplete',
  'secret_unreadable',
  'address_refused',
  'host_not_allowed',
])
/** After so many failures in a row that only a person can mend, it waits for one. */
const MOST_HOPELESS = 3

export const waitsForPerson = (problem: DeliveryProblem, failures: number): boolean =>
  HOPELESS.has(problem.code) && failures >= MOST_HOPELESS

const HOUR = 3_600_000

/** No news for longer than is usual, while all was well: then something is wrong there. */
export function isSilent(
  stream: { readonly okAt: Date | null; readonly newsAt: Date | null },
  silentAfterHours: number | null,
  { now, since }: { readonly now: Date; readonly since: Date },
): boolean {
  if (silentAfterHours === null || stream.okAt === null) return false
  const last = stream.newsAt ?? since
  return now.getTime() - last.getTime() > silentAfterHours * HOUR
}
