import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { figuresOf, sayFigures } from './figures.ts'
import type { House } from './house.ts'

/** How many lines of the list fragments are taken from, spread evenly. */
const PEOPLE = 15

/** 90 fragments as people type them, six kinds for each of fifteen people of the list. */
async function fragments(house: House): Promise<Record<string, string[]>> {
  const kinds: Record<string, string[]> = {
    prefix: [],
    'two words': [],
    typo: [],
    'inside a word': [],
    'e-mail or phone': [],
    'postcode and number': [],
  }
  const every = Math.max(1, Math.floor(house.rows / PEOPLE))
  let line = -1
  for await (const text of createInterface({ input: createReadStream(house.csvPath) })) {
    line += 1
    if (line === 0 || line % every !== 1 % every) continue
    const [, , callName = '', , surname = '', , , number = '', , postcode = '', , email = '', phone = '', mobile = ''] =
      text.split(';')
    const word = surname.split(/[- ]/).reduce((a, b) => (b.length > a.length ? b : a), '')
    kinds['prefix']?.push(word.slice(0, 3))
    kinds['two words']?.push(`${callName} ${surname}`)
    kinds['typo']?.push(word.length > 4 ? word.slice(0, 2) + word.slice(3) : word)
    kinds['inside a word']?.push(word.slice(2))
    kinds['e-mail or phone']?.push(email || mobile || phone || callName)
    kinds['postcode and number']?.push(`${postcode} ${number}`)
  }
  return kinds
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
