import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { figuresOf, sayFigures } from './figures.ts'
import type { House } from './house.ts'

/** How many lines of the list fragments are taken from, spread evenly. */
const PEOPLE = 15

/** What somebody types to find one person of the list, six kinds. */
const KINDS: Readonly<Record<string, (person: Person) => string>> = {
  prefix: ({ word }) => word.slice(0, 3),
  'two words': ({ callName, surname }) => `${callName} ${surname}`,
  typo: ({ word }) => (word.length > 4 ? word.slice(0, 2) + word.slice(3) : word),
  'inside a word': ({ word }) => word.slice(2),
  'e-mail or phone': ({ reach, callName }) => reach || callName,
  'postcode and number': ({ postcode, number }) => `${postcode} ${number}`,
}

type Person = { callName: string; surname: string; word: string; reach: string; postcode: string; number: string }

/** Columns of the borrowers' list (app/demo/borrower-csv.ts). */
const COLUMN = { callName: 2, surname: 4, number: 7, postcode: 9, email: 11, phone: 12, mobile: 13 }

function toPerson(line: string): Person {
  const cells = line.split(';')
  const cell = (name: keyof typeof COLUMN) => cells[COLUMN[name]] ?? ''
  const word = cell('surname')
    .split(/[- ]/)
    .reduce((longest, part) => (part.length > longest.length ? part : longest), '')
  const reach = cell('email') || cell('mobile') || cell('phone')
  return {
    callName: cell('callName'),
    surname: cell('surname'),
    word,
    reach,
    postcode: cell('postcode'),
    number: cell('number'),
  }
}

/** 90 fragments: six kinds for each of fifteen people, spread evenly over the list. */
export async function fragments(house: House): Promise<Record<string, string[]>> {
  const every = Math.max(1, Math.floor(house.rows / PEOPLE))
  const people: Person[] = []
  let line = -1
  for await (const text of createInterface({ input: createReadStream(house.csvPath) })) {
    line += 1
    if (line > 0 && line % every === 1 % every && people.length < PEOPLE) people.push(toPerson(text))
  }
  return Object.fromEntries(Object.entries(KINDS).map(([kind, type]) => [kind, people.map(type)]))
}

/** Target: p95 at most 100 ms (aim 25) while typing, at a million relations; measured through the whole API. */
export async function benchSearch(house: House, say: (line: string) => void): Promise<Record<string, unknown>> {
  const kinds = await fragments(house)
  const all: number[] = []
  const result: Record<string, unknown> = {}
  for (const [kind, texts] of Object.entries(kinds)) {
    const times: number[] = []
    let found = 0
    for (const text of texts) {
      if (text.trim() === '') continue
      const path = `/relations/search?q=${encodeURIComponent(text)}`
      const first = await house.request('GET', path)
      if (first.status !== 200) throw new Error(JSON.stringify(first.json))
      found += first.json.items.length > 0 ? 1 : 0
      times.push(first.milliseconds)
    }
    const figures = figuresOf(times)
    say(`${sayFigures(kind, figures)}   found ${found}/${times.length}`)
    result[kind] = { ...figures, found, asked: times.length }
    all.push(...times)
  }
  const figures = figuresOf(all)
  say(sayFigures('all fragments', figures))
  return { ...result, all: figures }
}
