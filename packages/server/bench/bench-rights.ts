import { fragments } from './bench-search.ts'
import type { House } from './house.ts'
import { compare, readersOf } from './readers.ts'

/** Target: p95 of a list with rights, in milliseconds. */
const MOST = 200

/** The same lists, searches and counts by somebody who sees everything and by people who do not. */
export async function benchRights(house: House, say: (line: string) => void): Promise<Record<string, unknown>> {
  const readers = await readersOf(house, say)
  return compare(house, say, { readers, calls: await rightsCalls(house), most: MOST })
}

export async function rightsCalls(house: House): Promise<Record<string, string[]>> {
  const types = (await house.request('GET', '/relation-types')).json.items as { id: string; key: string }[]
  const type = types.find(({ key }) => key === 'borrower')?.id ?? ''
  const texts = Object.values(await fragments(house))
    .flatMap((own) => own.slice(0, 4))
    .filter((text) => text.trim() !== '')
  return {
    'list by name': ['/relations?limit=50'],
    'list by change': ['/relations?limit=50&sort=changed&direction=desc'],
    'list of a type': [`/relations?limit=50&typeId=${type}`],
    'list with text': [
      '/relations?limit=50&q=jansen',
      '/relations?limit=50&q=gor',
      '/relations?limit=1&q=jansen%20jan',
    ],
    'count of few': ['/relations?limit=1&q=jansen%20gorinchem', '/relations?limit=1&q=1234'],
    search: texts.map((text) => `/relations/search?q=${encodeURIComponent(text)}`),
  }
}
