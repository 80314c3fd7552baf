import type { Connection } from '../../platform/db/pool.ts'
import { good, type Finding } from './finding.ts'
import { readOfEveryTenant } from './tenant-rows.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** Work begins within a second; after this long nobody is working. */
const LONGEST_WAIT_MINUTES = 15
const FAILED_SINCE_DAYS = 7

/** Background work that waits too long, and what failed in the past week. */
export async function checkJobs(connection: Connection, now: Date): Promise<Finding[]> {
  const rows = await readOfEveryTenant<{ stuck: number; failed: number; names: string[] | null }>(connection, {
    text: `select count(*) filter (where state = 'waiting' and created_at < $1) as stuck,
        count(*) filter (where state = 'failed' and finished_at > $2) as failed,
        array_agg(distinct name) filter (where state = 'failed' and finished_at > $2) as names
      from platform.job`,
    values: [
      new Date(now.getTime() - LONGEST_WAIT_MINUTES * MINUTE),
      new Date(now.getTime() - FAILED_SINCE_DAYS * DAY),
    ],
  })
  const stuck = rows.reduce((sum, row) => sum + row.stuck, 0)
  const failed = rows.reduce((sum, row) => sum + row.failed, 0)
  const names = [...new Set(rows.flatMap((row) => row.names ?? []))].join(', ')
  return [...(stuck > 0 ? [waiting(stuck)] : []), failed > 0 ? failures(failed, names) : workDone()]
}

const workDone = () => good('Achtergrondwerk: niets mislukt', 'Background work: nothing failed')

const waiting = (count: number): Finding => ({
  state: 'wrong',
  what: {
    nl: `${count} taken wachten langer dan een kwartier.`,
    en: `${count} tasks have been waiting for more than a quarter of an hour.`,
  },
  advice: {
    nl: 'Draait er een proces met KLANTREGIE_ROLES=worker (of web,worker)? Start het opnieuw.',
    en: 'Is a process with KLANTREGIE_ROLES=worker (or web,worker) running? Start it again.',
  },
})

/** A failed import is somebody's file more often than our fault; the one who started it has seen it. */
const failures = (count: number, names: string): Finding => ({
  state: 'remark',
  what: {
    nl: `${count} taken mislukten in de afgelopen week (${names}).`,
    en: `${count} tasks failed in the past week (${names}).`,
  },
  advice: {
    nl: 'Kijk in Beheer onder Taken, en in het log bij "job failed".',
    en: 'Look under Tasks in the administration, and in the log at "job failed".',
  },
})
