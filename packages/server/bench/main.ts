import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { resolve } from 'node:path'
import { benchImport } from './bench-import.ts'
import { benchRelation } from './bench-relation.ts'
import { benchSearch } from './bench-search.ts'
import { openHouse, type House } from './house.ts'
import { importFile } from './import-file.ts'
import { profileStatements } from './profile.ts'

type Bench = (house: House, say: (line: string) => void) => Promise<Record<string, unknown>>

/** In this order: the import fills the house that the others measure. */
const BENCHES: Readonly<Record<string, Bench>> = { import: benchImport, search: benchSearch, relation: benchRelation }

const args = process.argv.slice(2).filter((arg) => arg !== '--')
const rows = Number(args.find((arg) => arg.startsWith('--rows='))?.slice(7) ?? 1_000_000)
const profile = args.includes('--profile') ? profileStatements() : null
const wanted = args.filter((arg) => !arg.startsWith('--'))
const names = Object.keys(BENCHES).filter((name) => wanted.length === 0 || wanted.includes(name))
const say = (line: string) => void process.stdout.write(`${line}\n`)

const unknown = wanted.filter((name) => !(name in BENCHES))
if (unknown.length > 0) {
  say(`Onbekend: ${unknown.join(', ')}. Keuze: ${Object.keys(BENCHES).join(', ')} [--rows=1000000]`)
  process.exit(2)
}

const machine = {
  cpus: cpus().length,
  model: cpus()[0]?.model,
  memoryGiB: Math.round(totalmem() / 1024 ** 3),
  node: process.version,
}
say(
  `Machine: ${machine.cpus} cores (${machine.model ?? '?'}), ${machine.memoryGiB} GiB, Node ${machine.node}; ${rows.toLocaleString('nl-NL')} rows`,
)
const house = await openHouse({ rows, say })
const results: Record<string, unknown> = { machine, rows, postgres: await house.postgresSettings() }
say(`PostgreSQL ${JSON.stringify(results['postgres'])}`)
try {
  if (!names.includes('import')) await importFile(house, say)
  for (const name of names) {
    const bench = BENCHES[name]
    if (!bench) continue
    say(`\n== ${name}`)
    results[name] = await bench(house, say)
    profile?.tell(say, 25)
  }
  const folder = resolve(import.meta.dirname, '../../../bench-results')
  mkdirSync(folder, { recursive: true })
  const file = resolve(folder, `${names.join('-')}-${rows}.json`)
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`)
  say(`\nKept in ${file}`)
} finally {
  await house.close()
}
