import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeDemoCsv } from '../src/app/demo/borrower-csv.ts'
import type { Random } from '../src/app/demo/random.ts'

/** Column of the house number in the borrowers' list. */
const HOUSE_NUMBER = 7

/** A borrowers' list as lines, the header first. */
export function makeList(rows: number, seed: string): string[] {
  const path = join(tmpdir(), `klantregie-prove-${process.pid}.csv`)
  try {
    writeDemoCsv(path, rows, { seed, today: '2026-03-01' })
    return readFileSync(path, 'utf8').trimEnd().split('\r\n')
  } finally {
    rmSync(path, { force: true })
  }
}

/** The same list with numbers of another series, as another system would give them. */
export function renumbered([header = '', ...lines]: readonly string[], series: string): string[] {
  return [header, ...lines.map((line) => `${series}${line}`)]
}

/**
 * A later version of a list: one in ten has moved, one in fifty left, one in fifty is new, and one in a hundred rows is
 * wrong: without any name, or with a number that stands in the list already.
 */
export function laterVersion(
  [header = '', ...lines]: readonly string[],
  newcomers: readonly string[],
  random: Random,
): string[] {
  const kept = lines.flatMap((line) => {
    if (random.chance(0.02)) return []
    if (random.chance(0.1)) return [moved(line)]
    if (random.chance(0.005)) return [`${line.split(';')[0] ?? ''}-leeg${';'.repeat(header.split(';').length - 1)}`]
    return random.chance(0.005) ? [line, moved(line)] : [line]
  })
  const added = newcomers.slice(1, 1 + Math.ceil(lines.length / 50))
  return [header, ...kept, ...added]
}

function moved(line: string): string {
  const cells = line.split(';')
  cells[HOUSE_NUMBER] = String(Number(cells[HOUSE_NUMBER] === '' ? 0 : cells[HOUSE_NUMBER]) + 2)
  return cells.join(';')
}

export const asFile = (lines: readonly string[]) => Buffer.from(`${lines.join('\r\n')}\r\n`)
