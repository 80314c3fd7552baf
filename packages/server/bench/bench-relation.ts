import { figuresOf, sayFigures, type Figures } from './figures.ts'
import type { House } from './house.ts'

const PAGES = 200

/** Targets: relation page p95 at most 100 ms (aim 20), first page of a list p95 at most 200 ms (aim 60). */
export async function benchRelation(house: House, say: (line: string) => void): Promise<Record<string, unknown>> {
  const types = (await house.request('GET', '/relation-types')).json.items as { id: string; key: string }[]
  const type = (key: string) => types.find((known) => known.key === key)?.id ?? ''
  const lists: Record<string, string> = {
    'list by name': '/relations?limit=50',
    'list by place': '/relations?limit=50&sort=place',
    'list by change, newest first': '/relations?limit=50&sort=changed&direction=desc',
    'list of a frequent type': `/relations?limit=50&typeId=${type('borrower')}`,
    'list of a type that nobody has': `/relations?limit=50&typeId=${type('sponsor')}`,
    'list of one place': '/relations?limit=50&place=Gorinchem',
    'list of one place by change': '/relations?limit=50&place=Gorinchem&sort=changed',
    'list with text': '/relations?limit=50&q=jansen',
    'list with rare text and type': `/relations?limit=50&q=gorinchem%20vries&typeId=${type('borrower')}`,
  }
  const results: Record<string, unknown> = {}
  const everyList: number[] = []
  for (const [name, path] of Object.entries(lists)) {
    const times = await repeat(house, path, 12)
    everyList.push(...times)
    results[name] = tell(say, name, figuresOf(times))
  }
  results['all lists'] = tell(say, 'all lists', figuresOf(everyList))
  const ids = await someIds(house)
  results['deep page of the list (200 pages on)'] = tell(say, 'pages 1–200 of the list, in order', figuresOf(ids.times))
  for (const [name, ending] of Object.entries({ page: '', timeline: '/timeline', sources: '/sources' })) {
    const times: number[] = []
    for (const id of ids.ids) times.push((await ok(house, `/relations/${id}${ending}`)).milliseconds)
    results[`relation ${name}`] = tell(say, `relation ${name}`, figuresOf(times))
  }
  return results
}

function tell(say: (line: string) => void, name: string, figures: Figures): Figures {
  say(sayFigures(name, figures))
  return figures
}

async function ok(house: House, path: string) {
  const reply = await house.request('GET', path)
  if (reply.status !== 200) throw new Error(`${path}: ${JSON.stringify(reply.json)}`)
  return reply
}

async function repeat(house: House, path: string, times: number): Promise<number[]> {
  const results: number[] = []
  for (let index = 0; index < times; index += 1) results.push((await ok(house, path)).milliseconds)
  return results
}

/** One relation of each of two hundred pages, walked through the cursor as somebody paging would. */
async function someIds(house: House): Promise<{ ids: string[]; times: number[] }> {
  const ids: string[] = []
  const times: number[] = []
  let cursor = ''
  for (let page = 0; page < PAGES; page += 1) {
    const reply = await ok(house, `/relations?limit=50${cursor}`)
    times.push(reply.milliseconds)
    const { items, nextCursor } = reply.json as { items: { id: string }[]; nextCursor: string | null }
    if (items[0]) ids.push(items[0].id)
    if (nextCursor === null) break
    cursor = `&cursor=${encodeURIComponent(nextCursor)}`
  }
  return { ids, times }
}
