import type { ColumnMapping, MappingTarget } from '@klantregie/contract'
import { compileMapping } from '../build-record.rules.ts'
import type { MappedRow, MappingOptions } from '../build-record.rules.ts'

const options: MappingOptions = { kind: 'person', today: '2026-03-01', country: 'NL' }

/** One row given by target, as a file with exactly these columns. */
export function mapRow(cells: Partial<Record<MappingTarget, string>>, over: Partial<MappingOptions> = {}): MappedRow {
  const columns = Object.keys(cells).map((target, column): ColumnMapping => ({
    column,
    header: target,
    target: target as MappingTarget,
  }))
  return compileMapping(columns, { ...options, ...over })(Object.values(cells))
}
