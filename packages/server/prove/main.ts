import { parseArgs } from 'node:util'
import type { Proof, ProofSettings } from './proof.ts'
import { proveImport } from './prove-import.ts'
import { proveMerge } from './prove-merge.ts'

const PROOFS: Readonly<Record<string, Proof>> = { import: proveImport, merge: proveMerge }

const say = (line: string) => void process.stdout.write(`${line}\n`)

const USAGE = `npm run prove -- ${Object.keys(PROOFS).join(' | ')} [--runs 50] [--rows 20000] [--sequences 10000] [--seed text]`

function readSettings(): { name: string; settings: ProofSettings } | null {
  try {
    const { values, positionals } = parseArgs({
      args: process.argv.slice(2).filter((arg) => arg !== '--'),
      allowPositionals: true,
      options: {
        runs: { type: 'string' },
        rows: { type: 'string' },
        sequences: { type: 'string' },
        seed: { type: 'string' },
      },
    })
    const runs = Number(values.runs ?? 50)
    const rows = Number(values.rows ?? 20_000)
    const sequences = Number(values.sequences ?? 10_000)
    const isWhole = [runs, rows, sequences].every((number) => Number.isInteger(number) && number > 0)
    const [name = 'import'] = positionals
    return isWhole ? { name, settings: { runs, rows, sequences, seed: values.seed ?? new Date().toISOString() } } : null
  } catch {
    // An option that does not exist is answered with those that do.
    return null
  }
}

const asked = readSettings()
const proof = asked ? PROOFS[asked.name] : undefined
if (!asked || !proof) {
  say(USAGE)
  process.exit(2)
}
const { failures } = await proof(asked.settings, say)
// Pools and children are closed by now; what would hold the process up any longer is a mistake that must not hide a result.
process.exit(failures === 0 ? 0 : 1)
