import { parseArgs } from 'node:util'
import type { Proof, ProofSettings } from './proof.ts'
import { proveAudit } from './prove-audit.ts'
import { proveConnectors } from './prove-connectors.ts'
import { proveEngagement } from './prove-engagement.ts'
import { proveErasure } from './prove-erasure.ts'
import { proveImport } from './prove-import.ts'
import { proveMerge } from './prove-merge.ts'
import { proveRetention } from './prove-retention.ts'
import { proveRights } from './prove-rights.ts'
import { proveSsrf } from './prove-ssrf.ts'
import { proveSegments } from './prove-segments.ts'
import { proveWebhooks } from './prove-webhooks.ts'

const PROOFS: Readonly<Record<string, Proof>> = {
  audit: proveAudit,
  connectors: proveConnectors,
  engagement: proveEngagement,
  erasure: proveErasure,
  import: proveImport,
  merge: proveMerge,
  retention: proveRetention,
  rights: proveRights,
  ssrf: proveSsrf,
  segments: proveSegments,
  webhooks: proveWebhooks,
}

const say = (line: string) => void process.stdout.write(`${line}\n`)

const USAGE = `npm run prove -- ${Object.keys(PROOFS).join(' | ')} [--runs 50] [--races 1000] [--rows 20000] [--sequences 10000] [--tamperings 1000] [--people 200] [--calls 100000] [--trees 1000] [--deliveries 1000] [--seed text]`

/** How large each proof is unless asked otherwise. */
const SIZES = {
  runs: 50,
  races: 1000,
  rows: 20_000,
  sequences: 10_000,
  tamperings: 1000,
  people: 200,
  calls: 100_000,
  trees: 1000,
  deliveries: 1000,
}

function readSettings(): { name: string; settings: ProofSettings } | null {
  try {
    const { values, positionals } = parseArgs({
      args: process.argv.slice(2).filter((arg) => arg !== '--'),
      allowPositionals: true,
      options: {
        runs: { type: 'string' },
        races: { type: 'string' },
        rows: { type: 'string' },
        sequences: { type: 'string' },
        tamperings: { type: 'string' },
        people: { type: 'string' },
        calls: { type: 'string' },
        trees: { type: 'string' },
        deliveries: { type: 'string' },
        seed: { type: 'string' },
      },
    })
    const sizes = Object.fromEntries(
      Object.entries(SIZES).map(([size, usual]) => [size, Number(values[size as keyof typeof SIZES] ?? usual)]),
    ) as Record<keyof typeof SIZES, number>
    const isWhole = Object.values(sizes).every((number) => Number.isInteger(number) && number > 0)
    const [name = 'import'] = positionals
    return isWhole ? { name, settings: { ...sizes, seed: values.seed ?? new Date().toISOString() } } : null
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
