import type { RelationRecord } from '@klantregie/contract'
import { MOST_PER_KEY, type KeyType } from '../matching/blocking-keys.rules.ts'
import { featuresOf, type Features } from '../matching/features.rules.ts'
import type { RecordToMatch } from './records-to-match.queries.ts'

/** What the engine compares of a record as the database holds it. */
export function featuresOfRecord({ record, beside }: Pick<RecordToMatch, 'record' | 'beside'>): Features {
  const parse = (text: string) => JSON.parse(text) as RelationRecord
  const own = parse(record)
  if (beside === null) return featuresOf(own)
  return featuresOf(own, own.kind === 'organisation' ? { contacts: [parse(beside)] } : { employer: parse(beside) })
}

/** Keys with the number of records that may share one, by its type: the first letter, behind the kind when that is not a person. */
export function limited(keys: readonly string[]): { key: string; most: number }[] {
  return keys.map((key) => ({
    key,
    most: MOST_PER_KEY[key.replace(/^(?:organisation|household)/, '').charAt(0) as KeyType],
  }))
}
