import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { resolve } from 'node:path'
import { benchIdentity, IDENTITY_USAGE, readIdentityOptions, type IdentityOptions } from './bench-identity.ts'
import { benchBulk } from './bench-bulk.ts'
import { benchEngagement } from './bench-engagement.ts'
import { benchFields } from './bench-fields.ts'
import { benchImport } from './bench-import.ts'
import { benchLifetimeValue } from './bench-lifetime-value.ts'
import { benchQuality } from './bench-quality.ts'
import { benchRelation } from './bench-relation.ts'
import { benchRights } from './bench-rights.ts'
import { benchSearch } from './bench-search.ts'
import { benchSegments } from './bench-segments.ts'
import { benchSync } from './bench-sync.ts'
import { openHouse, type House } from './house.ts'
import { importFile } from './import-file.ts'
import { profileStatements } from './profile.ts'

type Bench = (house: House, say: (line: string) => void) => Promise<Record<string, unknown>>

/** In this order: the import fills the house that the others measure. */
const BENCHES: Readonly<Record<string, Bench>> = {
  import: benchImport,
  search: benchSearch,
  relation: benchRelation,
  rights: benchRights,
  fields: benchFields,
  quality: benchQuality,
  engagement: benchEngagement,
  bulk: benchBulk,
  segments: benchSegments,
}
/** Brings its own lists and house, and is only run when it is asked for: it measures for a long time. */
const IDENTITY = 'identity'
/** Needs no house: it is arithmetic over relations that it makes itself, as many as there would be rows. */
const VALUE = 'value'
/** Brings a house and another system of its own: as many orders as there would be rows. */
const SYNC = 'sync'

const args = process.argv.slice(2).filter((arg) => arg !== '--')
const wanted = args.filter((arg) => !arg.startsWith('--'))
/** By themselves these are measured in a house of their own size. */
const USUAL: Readonly<Record<string, number>> = { bulk: 100_000, sync: 200_000 }
const usual = USUAL[wanted.length === 1 ? (wanted[0] ?? '') : ''] ?? 1_000_000
/** Eight million relations with forty million facts: about 120 GB of disk. Otherwise ten facts for each relation. */
const isLarge = args.includes('--size=8m')
const rows = isLarge
  ? 8_000_000
  : Number(args.find((arg) => /^--(?:rows|relations)=/.test(arg))?.split('=')[1] ?? usual)
const factsEach = isLarge ? 5 : Number(args.find((arg) => arg.startsWith('--facts='))?.split('=')[1] ?? 10)
const profile = args.includes('--profile') ? profileStatements() : null
const names = Object.keys(BENCHES).filter((name) => wanted.length === 0 || wanted.includes(name))
const say = (line: string) => void process.stdout.write(`${line}\n`)

const unknown = wanted.filter((name) => !(name in BENCHES) && name !== IDENTITY && name !== VALUE && name !== SYNC)
if (unknown.length > 0) {
  const own = [...Object.keys(BENCHES), VALUE, SYNC].join(', ')
  say(
    `Onbekend: ${unknown.join(', ')}. Keuze: ${own} [--rows=1000000 | --size=8m] [--facts=10] [--house=map die blijft staan], ${IDENTITY_USAGE}`,
  )
  process.exit(2)
}
const identity = wanted.includes(IDENTITY) ? identityOptions() : null

const machine = {
  cpus: cpus().length,
  model: cpus()[0]?.model,
  memoryGiB: Math.round(totalmem() / 1024 ** 3),
  node: process.version,
}
say(`Machine: ${machine.cpus} cores (${machine.model ?? '?'}), ${machine.memoryGiB} GiB, Node ${machine.node}`)

if (names.length > 0) await inHouse(names)
if (wanted.includes(VALUE)) {
  say(`\n== ${VALUE}`)
  keep(`${VALUE}-${rows}`, { machine, ...benchLifetimeValue(rows, say) })
}
if (wanted.includes(SYNC)) {
  say(`\n== ${SYNC}`)
  keep(`${SYNC}-${rows}`, { machine, ...(await benchSync(rows, say)) })
}
if (identity) {
  say(`\n== ${IDENTITY} ${JSON.stringify(identity)}`)
  const results = await benchIdentity(identity, say)
  profile?.tell(say, 25)
  keep(nameOf(identity), { machine, ...results })
}

/** "identity-quality-size-1000000-incremental-200000". */
function nameOf({ parts, persons, records, base }: IdentityOptions): string {
  const sizes = {
    quality: '',
    size: persons === undefined ? `-${records ?? 0}` : `-${persons}-persons`,
    incremental: `-${base}`,
  }
  return [IDENTITY, ...parts.map((part) => `${part}${sizes[part]}`)].join('-')
}

function identityOptions(): IdentityOptions {
  try {
    return readIdentityOptions(args)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    say(`${error.message}? ${IDENTITY_USAGE}`)
    process.exit(2)
  }
}

async function inHouse(benches: readonly string[]): Promise<void> {
  say(`${rows.toLocaleString('nl-NL')} rows`)
  const folder = args.find((arg) => arg.startsWith('--house='))?.slice('--house='.length)
  const house = await openHouse({ rows, factsEach, say, ...(folder === undefined ? {} : { folder }) })
  const results: Record<string, unknown> = { machine, rows, postgres: await house.postgresSettings() }
  say(`PostgreSQL ${JSON.stringify(results['postgres'])}`)
  try {
    if (!benches.includes('import') && !house.isFilled) {
      await importFile(house, say)
      house.markFilled()
    }
    for (const name of benches) {
      const bench = BENCHES[name]
      if (!bench) continue
      say(`\n== ${name}`)
      results[name] = await bench(house, say)
      if (name === 'import') house.markFilled()
      profile?.tell(say, 25)
    }
    keep(`${benches.join('-')}-${rows}`, results)
  } finally {
    await house.close()
  }
}

function keep(name: string, results: Record<string, unknown>): void {
  const folder = resolve(import.meta.dirname, '../../../bench-results')
  mkdirSync(folder, { recursive: true })
  const file = resolve(folder, `${name}.json`)
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`)
  say(`\nKept in ${file}`)
}
