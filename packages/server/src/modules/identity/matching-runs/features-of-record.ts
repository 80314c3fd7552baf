import type { RelationRecord } from '@klantregie/contract'
import { featuresOf, type Features } from '../matching/features.rules.ts'
import type { RecordToMatch } from './records-to-match.queries.ts'

/** What the engine compares of a record as the database holds it. */
export function featuresOfRecord({ record, beside }: Pick<RecordToMatch, 'record' | 'beside'>): Features {
  const parse = (text: string) => JSON.parse(text) as RelationRecord
  const own = parse(record)
  if (beside === null) return featuresOf(own)
  return featuresOf(own, own.kind === 'organisation' ? { contacts: [parse(beside)] } : { employer: parse(beside) })
}
