import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { measureIncremental } from './identity-incremental.ts'
import { measureSet, setsIn } from './identity-quality.ts'
import { measureSize } from './identity-size.ts'

const PARTS = ['quality', 'size', 'incremental'] as const
type Part = (typeof PARTS)[number]

export type IdentityOptions = {
  /** Directory of sets, or one set. */
  readonly sets: string
  readonly records: number | undefined
  readonly persons: number | undefined
  /** Records in the installation against which one new record is matched. */
  readonly base: number
  readonly parts: readonly Part[]
}

const DEFAULT_SETS = resolve(import.meta.dirname, '../test-data/identity')
/** Ages in the sets are told in days of birth; a fixed day keeps figures comparable. */
const TODAY = '2026-01-01'

export const IDENTITY_USAGE = `identity [--data=DIRECTORY] [--records=1000000 | --persons=1000000] [--base=200000] [--part=${PARTS.join(',')}]`

/** Throws a RangeError for a number or part that cannot be. */
export function readIdentityOptions(args: readonly string[]): IdentityOptions {
  const text = (name: string) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3)
  const number = (name: string) => {
    const given = text(name)
    if (given === undefined) return undefined
    const value = Number(given.replaceAll('_', ''))
    if (!Number.isInteger(value) || value < 1) throw new RangeError(`--${name}=${given}`)
    return value
  }
  const persons = number('persons')
  const parts = text('part')?.split(',') ?? PARTS
  const unknown = parts.find((part) => !(PARTS as readonly string[]).includes(part))
  if (unknown !== undefined) throw new RangeError(`--part=${unknown}`)
  return {
    sets: resolve(text('data') ?? DEFAULT_SETS),
    records: number('records') ?? (persons === undefined ? 1_000_000 : undefined),
    persons,
    base: number('base') ?? 200_000,
    parts: PARTS.filter((part) => parts.includes(part)),
  }
}

/**
 * Targets (TARGETS.md): precision 0.990 (aim 0.995), recall of resolvable pairs 0.85 (0.90), 30 (15) merges to undo per
 * 10,000 records, 0.95 (0.97) recall after 1,000 (600) questions per 10,000; at most 0.005 (0.002) precision lost at a
 * million; a million records in 100 (50) seconds and 4 (3) GB.
 */
export async function benchIdentity(
  { sets, records, persons, base, parts }: IdentityOptions,
  say: (line: string) => void,
): Promise<Record<string, unknown>> {
  const folder = mkdtempSync(join(tmpdir(), 'klantregie-bench-'))
  // Otherwise the account of the database cannot reach it, and the data would stand, and stay, somewhere else.
  chmodSync(folder, 0o755)
  const work = { folder, today: TODAY, say }
  const results: Record<string, unknown> = { sets, records, persons, base }
  try {
    if (parts.includes('quality')) {
      const qualities = []
      for (const set of setsIn(sets)) qualities.push(await measureSet(set, work))
      results['quality'] = qualities
    }
    if (parts.includes('size')) {
      const size = { ...(records === undefined ? {} : { records }), ...(persons === undefined ? {} : { persons }) }
      results['size'] = await measureSize({ ...work, ...size })
    }
    if (parts.includes('incremental')) results['incremental'] = await measureIncremental(base, say)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return results
}
