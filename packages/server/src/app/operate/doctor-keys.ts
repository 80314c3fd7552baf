import { daysLater, dutchDay } from '@klantregie/contract'
import type { Connection } from '../../platform/db/pool.ts'
import type { Finding } from './finding.ts'
import { readOfEveryTenant } from './tenant-rows.ts'

/** As on the home page of whoever makes keys (modules/admin/keys/key.rules.ts). */
const SOON_DAYS = 30

/** API keys that end soon, and those that nobody answers for any more: programs that use them stop, or have stopped. */
export async function checkKeys(connection: Connection, now: Date): Promise<Finding[]> {
  const rows = await readOfEveryTenant<{ name: string; day: string; isLeft: boolean }>(connection, {
    text: `select k.name, to_char(k.expires_at at time zone 'UTC', 'YYYY-MM-DD') as day,
        not (m.is_active and m.role = 'administrator') as "isLeft"
      from admin.api_key k join admin.app_user m on m.id = k.made_by
      where k.withdrawn_at is null and k.expires_at > $1 order by k.expires_at, k.id`,
    values: [now],
  })
  const until = daysLater(dutchDay(now), SOON_DAYS)
  return [
    ...rows.filter(({ isLeft }) => isLeft).map(({ name }) => orphaned(name)),
    ...rows.filter(({ isLeft, day }) => !isLeft && day <= until).map(({ name, day }) => ending(name, day)),
  ]
}

const ending = (name: string, day: string): Finding => ({
  state: 'remark',
  what: { nl: `De API-sleutel “${name}” verloopt op ${day}.`, en: `The API key “${name}” ends on ${day}.` },
  advice: {
    nl: 'Maak in Beheer onder API-sleutels een nieuwe en zet die in het andere systeem, voor de oude stopt.',
    en: 'Make another under API keys in the administration and put it in the other system before the old one stops.',
  },
})

const orphaned = (name: string): Finding => ({
  state: 'wrong',
  what: {
    nl: `De API-sleutel “${name}” werkt niet: wie hem maakte, is geen beheerder meer.`,
    en: `The API key “${name}” does not work: whoever made it is not an administrator any more.`,
  },
  advice: {
    nl: 'Neem de sleutel over in Beheer onder API-sleutels, of trek hem in.',
    en: 'Take the key over under API keys in the administration, or withdraw it.',
  },
})
