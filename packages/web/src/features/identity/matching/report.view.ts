import type { getMatchReport } from '@klantregie/contract'
import type { z } from 'zod'

export type Report = z.output<typeof getMatchReport.response>
export type ReportSource = Report['sources'][number]

/** What two sources have in common, as the picture shows it. */
export interface OverlapCell {
  readonly id: string
  readonly relations: number
  /** Part (0–1) of the relations of the source of this row. */
  readonly share: number
  /** 0–4: how dark the cell is. */
  readonly level: number
  readonly isSelf: boolean
}

export interface OverlapRow {
  readonly source: ReportSource
  readonly cells: readonly OverlapCell[]
}

/** More than so many sources do not fit beside each other; the biggest say the most, the table has them all. */
const SOURCES_IN_PICTURE = 10

export function overlapRows({ sources, overlap }: Pick<Report, 'sources' | 'overlap'>): readonly OverlapRow[] {
  const shown = [...sources].sort((a, b) => b.relations - a.relations).slice(0, SOURCES_IN_PICTURE)
  return shown.map((source) => ({
    source,
    cells: shown.map((other) => {
      const isSelf = other.id === source.id
      const relations = isSelf ? source.relations : sharedBy(overlap, source.id, other.id)
      const share = partOf(relations, source.relations)
      return { id: other.id, relations, share, level: levelOf(share), isSelf }
    }),
  }))
}

function sharedBy(overlap: Report['overlap'], one: string, other: string): number {
  const pair = overlap.find(({ a, b }) => (a === one && b === other) || (a === other && b === one))
  return pair?.relations ?? 0
}

export function partOf(count: number, whole: number): number {
  return whole === 0 ? 0 : count / whole
}

const LEVELS = [0.001, 0.1, 0.3, 0.6] as const

/** Five steps a reader can tell apart; nothing in common is a step of its own. */
function levelOf(share: number): number {
  return LEVELS.filter((from) => share >= from).length
}

/** Pairs of sources that know somebody together, the most first. */
export function overlapPairs({ sources, overlap }: Pick<Report, 'sources' | 'overlap'>) {
  const nameOf = (id: string) => sources.find((source) => source.id === id)?.name ?? ''
  return overlap
    .filter(({ relations }) => relations > 0)
    .sort((one, other) => other.relations - one.relations)
    .map(({ a, b, relations }) => ({ id: `${a} ${b}`, one: nameOf(a), other: nameOf(b), relations }))
}

/** How many relations rest on one record, on two, …, with the part of the longest for its bar. */
export function recordBars({ byRecordCount }: Pick<Report, 'byRecordCount'>) {
  const most = Math.max(1, ...byRecordCount.map(({ relations }) => relations))
  return byRecordCount.map(({ records, relations }, index) => ({
    records,
    relations,
    part: relations / most,
    isLast: index === byRecordCount.length - 1 && index > 0,
  }))
}

export const filledFields = ['name', 'email', 'phone', 'address', 'birthDate'] as const
