import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { round } from './figures.ts'
import { measureSet, type SetQuality } from './identity-quality.ts'
import { writeLists, type ListsOptions } from './identity-lists.ts'

type Say = (line: string) => void

export type SizeOptions = {
  /** Of the large lists; given both, whichever comes first ends them. */
  readonly records?: number
  readonly persons?: number
  readonly folder: string
  /** ISO day. */
  readonly today: string
  readonly say: Say
}

const SMALL = { persons: 10_000 } as const
const SEED = 'lijsten'

/** The same lists small and large: what size costs in precision, and how fast and in how much memory the large ones link. */
export async function measureSize(options: SizeOptions): Promise<Record<string, unknown>> {
  const { records, persons, say } = options
  const large = { ...(records === undefined ? {} : { records }), ...(persons === undefined ? {} : { persons }) }
  const small = await measureLists('small', SMALL, options)
  const big = await measureLists('large', large, options)
  const precisionLost = small.quality.auto.pairwise.precision - big.quality.auto.pairwise.precision
  say(`\nPrecision lost from ${small.persons} to ${big.persons} persons: ${precisionLost.toFixed(5)}`)
  const { linked } = big.quality
  const perSecond = Math.round(linked.report.records / linked.seconds)
  say(
    `Bulk link of ${linked.report.records} records, CSV in → groups out: ${linked.seconds.toFixed(1)} s (${perSecond} records/s); ` +
      `memory together ${linked.memory.together} MB, parent ${linked.memory.parent} MB, largest child ${linked.memory.largestChild} MB`,
  )
  return { small, large: big, precisionLost, seconds: round(linked.seconds), memoryMegabytes: linked.memory }
}

type Measured = { readonly persons: number; readonly records: number; readonly quality: SetQuality }

async function measureLists(
  name: string,
  size: Pick<ListsOptions, 'persons' | 'records'>,
  { folder, today, say }: SizeOptions,
): Promise<Measured> {
  const directory = join(folder, name)
  const writing = performance.now()
  const lists = writeLists(directory, { ...size, seed: SEED, today })
  const seconds = ((performance.now() - writing) / 1000).toFixed(1)
  say(
    `\n${name}: ${lists.records} records of ${lists.persons} persons, ${Math.round(lists.bytes / 1e6)} MB, written in ${seconds} s`,
  )
  const quality = await measureSet(directory, { folder, today, say })
  const { reading, matching, writing: out } = quality.linked.report.milliseconds
  say(
    `  linked in ${quality.linked.seconds.toFixed(1)} s (reading ${reading} ms, matching ${matching} ms, writing ${out} ms)`,
  )
  rmSync(directory, { recursive: true })
  return { persons: lists.persons, records: lists.records, quality }
}
