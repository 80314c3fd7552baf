import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const PERSONS_1200 = fileURLToPath(new URL('../../../../../test-data/identity/persons-1200/', import.meta.url))

export type Truth = { readonly entity: string; readonly component: string; readonly type: string }

const rowsOf = (path: string) =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))

/** Which person or organisation every record is, by record id. */
export function readTruth(directory: string): Map<string, Truth> {
  return new Map(
    rowsOf(`${directory}truth.csv`).map(([id = '', entity = '', type = '', component = '']) => [
      id,
      { entity, component, type },
    ]),
  )
}

/** Two columns as a map: record to group, or a pair of entities that are easily confused to the kind of confusion. */
export function readGroups(path: string): Map<string, string> {
  return new Map(rowsOf(path).map(([id = '', group = '']) => [id, group]))
}

export function readHardNegatives(directory: string) {
  return rowsOf(`${directory}hard-negatives.csv`).map(([a = '', b = '', kind = '']) => ({ a, b, kind }))
}

export type Quality = {
  /** Of the pairs that were made, how many are right. */
  readonly precision: number
  /** Of the pairs that share evidence, how many were made. */
  readonly recall: number
  /** The least number of merges that somebody must undo. */
  readonly excessMerges: number
}

const pairs = (count: number) => (count * (count - 1)) / 2

function countBy(keys: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

const pairsIn = (counts: Map<string, number>) => [...counts.values()].reduce((sum, count) => sum + pairs(count), 0)

/** The figures by which matching is judged. */
export function qualityOf(groups: Map<string, string>, truth: Map<string, Truth>): Quality {
  const records = [...truth]
  const groupOf = (id: string) => groups.get(id) ?? id
  const made = pairsIn(countBy(records.map(([id]) => groupOf(id))))
  const joint = countBy(records.map(([id, { entity }]) => `${groupOf(id)} ${entity}`))
  const resolvable = countBy(records.map(([, { entity, component }]) => `${entity} ${component}`))
  const resolved = countBy(records.map(([id, { entity, component }]) => `${groupOf(id)} ${entity} ${component}`))
  const entitiesIn = countBy([...joint.keys()].map((key) => key.split(' ')[0] ?? ''))
  return {
    precision: pairsIn(joint) / made,
    recall: pairsIn(resolved) / pairsIn(resolvable),
    excessMerges: [...entitiesIn.values()].reduce((sum, count) => sum + count - 1, 0),
  }
}
