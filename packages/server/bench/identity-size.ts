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
/** Of one small set chance alone moves precision by a thousandth; of three together by half of that. */
const SMALL_SEEDS = ['lijsten-1', 'lijsten-2', 'lijsten-3'] as const
const LARGE_SEED = 'lijsten'

/** The same lists small and large: what size costs in precision, and how fast and in how much memory the large ones link. */
export async function measureSize(options: SizeOptions): Promise<Record<string, unknown>> {
  const { records, persons, say } = options
  const large = { ...(records === undefined ? {} : { records }), ...(persons === undefined ? {} : { persons }) }
  const small: Measured[] = []
  for (const seed of SMALL_SEEDS) small.push(await measureLists('small', { ...SMALL, seed }, options))
  const big = await measureLists('large', { ...large, seed: LARGE_SEED }, options)
  const smallPrecision = pooledPrecision(small)
  const precisionLost = smallPrecision - big.quality.auto.pairwise.precision
  say(
    `\nPrecision at ${SMALL.persons} persons ${smallPrecision.toFixed(5)}, at ${big.persons} persons ` +
      `${big.quality.auto.pairwise.precision.toFixed(5)}: ${precisionLost.toFixed(5)} lost`,
  )
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
  lists: Omit<ListsOptions, 'today'>,
  { folder, today, say }: SizeOptions,
): Promise<Measured> {
  const directory = join(folder, name)
  const writing = performance.now()
  const size = writeLists(directory, { ...lists, today })
  const seconds = ((performance.now() - writing) / 1000).toFixed(1)
  say(
    `\n${name}: ${size.records} records of ${size.persons} persons, ${Math.round(size.bytes / 1e6)} MB, written in ${seconds} s`,
  )
  const quality = await measureSet(directory, { folder, today, say })
  const { reading, matching, writing: out } = quality.linked.report.milliseconds
  say(
    `  linked in ${quality.linked.seconds.toFixed(1)} s (reading ${reading} ms, matching ${matching} ms, writing ${out} ms)`,
  )
  rmSync(directory, { recursive: true })
  return { persons: size.persons, records: size.records, quality }
}

function pooledPrecision(measured: readonly Measured[]): number {
  const sum = (of: 'rightPairs' | 'madePairs') => measured.reduce((total, { quality }) => total + quality.auto[of], 0)
  return sum('rightPairs') / Math.max(1, sum('madePairs'))
}
