import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

export interface SampleList {
  readonly headers: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A list of test-data/mapping, read with the separator and encoding it is known to have. */
export function sampleList(name: string, encoding: 'utf8' | 'latin1' = 'utf8'): SampleList {
  const file = new URL(`../../../../../test-data/mapping/${name}.csv`, import.meta.url)
  const content = readFileSync(file, encoding).replace(/^\ufeff/, '')
  const delimiter = content.slice(0, content.indexOf('\n')).includes(';') ? ';' : ','
  const [headers = [], ...rows] = parse(content, { delimiter, relax_column_count: true })
  return { headers, rows }
}
