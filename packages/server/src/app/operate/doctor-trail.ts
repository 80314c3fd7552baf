import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Connection } from '../../platform/db/pool.ts'
import { good, type Finding } from './finding.ts'
import { readOfEveryTenant } from './tenant-rows.ts'

/** Sealing takes seconds; after this long nobody is doing it. */
const LONGEST_WAIT_MINUTES = 5
/** Nobody but the product itself may read the key that signs. */
const OTHERS = 0o077

/** Whether the trail is being sealed, what the last verification found, and who can read the key that signs it. */
export async function checkTrail(connection: Connection, dataDir: string): Promise<Finding[]> {
  const rows = await readOfEveryTenant<{ waiting: number; breaks: number | null }>(connection, {
    text: `select (select count(*) from platform.audit_unsealed u join platform.audit_entry e on e.id = u.entry_id
        where e.at < now() - make_interval(mins => $1)) as waiting,
      (select breaks from platform.audit_verification order by finished_at desc, id desc limit 1) as breaks`,
    values: [LONGEST_WAIT_MINUTES],
  })
  const waiting = rows.reduce((sum, row) => sum + row.waiting, 0)
  const breaks = rows.reduce((sum, row) => sum + (row.breaks ?? 0), 0)
  const findings = [
    ...(waiting > 0 ? [unsealed(waiting)] : []),
    ...(breaks > 0 ? [broken(breaks)] : []),
    ...(await checkKey(join(dataDir, 'audit', 'signing-key.pem'))),
  ]
  return findings.length > 0 ? findings : [good('Logboek: verzegeld', 'Trail: sealed')]
}

async function checkKey(path: string): Promise<Finding[]> {
  const mode = (await stat(path).catch(() => null))?.mode ?? 0
  if ((mode & OTHERS) === 0) return []
  return [
    {
      state: 'wrong',
      what: {
        nl: 'Anderen op deze machine kunnen de sleutel lezen waarmee het logboek wordt ondertekend.',
        en: 'Others on this machine can read the key that signs the trail.',
      },
      advice: {
        nl: `chmod 600 ${path}, en daarna: klantregie audit rotate-key`,
        en: `chmod 600 ${path}, and then: klantregie audit rotate-key`,
      },
    },
  ]
}

const unsealed = (count: number): Finding => ({
  state: 'remark',
  what: {
    nl: `${count} regels van het logboek zijn nog niet verzegeld.`,
    en: `${count} entries of the trail have not been sealed yet.`,
  },
  advice: {
    nl: 'Dat gebeurt vanzelf zodra een proces met KLANTREGIE_ROLES=worker (of web,worker) draait.',
    en: 'That happens by itself as soon as a process with KLANTREGIE_ROLES=worker (or web,worker) runs.',
  },
})

const broken = (count: number): Finding => ({
  state: 'wrong',
  what: {
    nl: `Bij de laatste controle klopte het logboek op ${count} plek(ken) niet.`,
    en: `At its last verification the trail was not right in ${count} place(s).`,
  },
  advice: {
    nl: 'klantregie audit verify zegt welke. Bewaar een back-up van dit moment en zie docs/operating/audit.md.',
    en: 'klantregie audit verify says which. Keep a backup of this moment and see docs/operating/audit.md.',
  },
})
