import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { HardNegative, Question, Truth } from './identity-evaluation.ts'

/** Cells by header of a comma-separated file whose cells hold no line ends. */
async function* rowsOf(path: string): AsyncGenerator<(column: string) => string> {
  let columns: Map<string, number> | undefined
  for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
    const cells = cellsOf(line)
    if (columns) {
      const known = columns
      if (line !== '') yield (column) => cells[known.get(column) ?? -1] ?? ''
    } else {
      columns = new Map(cells.map((name, index) => [name.replace('\uFEFF', '').trim().toLowerCase(), index]))
    }
  }
}

function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(',')
  return Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), ([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
  )
}

/** Gives every different text a number, from 0. */
class Numbers {
  readonly known = new Map<string, number>()

  of(text: string): number {
    const number = this.known.get(text) ?? this.known.size
    this.known.set(text, number)
    return number
  }
}

/** Reads `truth.csv`: `record_id,entity_id` and perhaps `entity_type,component`. Throws when a record stands in it twice. */
export async function readTruth(directory: string): Promise<Truth> {
  const positions = new Map<string, number>()
  const [entities, parts, types]: [number[], number[], number[]] = [[], [], []]
  const [entityNumbers, partNumbers, typeNumbers] = [new Numbers(), new Numbers(), new Numbers()]
  let knowsParts = false
  for await (const cell of rowsOf(join(directory, 'truth.csv'))) {
    const id = cell('record_id')
    if (positions.has(id)) throw new Error(`${directory}: the truth about ${id} is told twice`)
    positions.set(id, positions.size)
    entities.push(entityNumbers.of(cell('entity_id')))
    parts.push(partNumbers.of(`${cell('entity_id')} ${cell('component')}`))
    types.push(typeNumbers.of(cell('entity_type')))
    knowsParts ||= cell('component') !== ''
  }
  return {
    positions,
    entities: Int32Array.from(entities),
    parts: Int32Array.from(parts),
    types: Int32Array.from(types),
    typeNames: [...typeNumbers.known.keys()],
    entityNumbers: entityNumbers.known,
    knowsParts,
  }
}

/**
 * Reads `record_id,cluster_id`. A record that is not in it is a group of its own; one of which the truth knows nothing is
 * passed over. Throws when a record is in two groups.
 */
export async function readGroups(path: string, truth: Truth): Promise<Int32Array> {
  const groups = new Int32Array(truth.entities.length).fill(-1)
  const numbers = new Numbers()
  for await (const cell of rowsOf(path)) {
    const position = truth.positions.get(cell('record_id'))
    if (position === undefined) continue
    const group = numbers.of(cell('cluster_id'))
    if (groups[position] !== -1 && groups[position] !== group) throw new Error(`${cell('record_id')} is in two groups`)
    groups[position] = group
  }
  let next = numbers.known.size
  return groups.map((group) => (group === -1 ? next++ : group))
}

/** Reads `record_a,record_b,score`, in the order in which it would be asked. */
export async function readQuestions(path: string, truth: Truth): Promise<Question[]> {
  const questions: Question[] = []
  const position = (id: string) => truth.positions.get(id) ?? -1
  for await (const cell of rowsOf(path)) {
    const [a, b] = [position(cell('record_a')), position(cell('record_b'))]
    questions.push({ a, b, score: Number(cell('score')) })
  }
  return questions
}

/** Reads `entity_a,entity_b,kind`; empty when the set has no such file. */
export async function readHardNegatives(directory: string, truth: Truth): Promise<HardNegative[]> {
  const path = join(directory, 'hard-negatives.csv')
  if (!existsSync(path)) return []
  const pairs: HardNegative[] = []
  const number = (id: string) => truth.entityNumbers.get(id) ?? -1
  for await (const cell of rowsOf(path))
    pairs.push({ a: number(cell('entity_a')), b: number(cell('entity_b')), kind: cell('kind') })
  return pairs
}
