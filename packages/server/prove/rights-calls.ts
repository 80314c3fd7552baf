import { randomUUID } from 'node:crypto'
import type { AnyRoute } from '@klantregie/contract'
import type { Random } from '../src/app/demo/random.ts'
import { textOf, tracesInText } from '../src/architecture/attack/canaries.ts'
import type { CanaryRelation } from '../src/architecture/attack/house-of-canaries.ts'
import { sampleOf } from '../src/architecture/attack/sample-input.ts'
import type { Asker, World } from './rights-world.ts'

export type Finding = {
  readonly number: number
  readonly asker: string
  readonly call: string
  readonly problem: string
}

/** Routes that end or change who somebody is, or draw rights anew: after them the written matrix would not be the true one. */
const NOT_CALLED =
  /^\/(session|sign-in|set-up|account|users|teams|rights|break-glass|invitations|domains|demo|imports|protections)|\/unmask$|\/protection/

export function callableRoutes(world: World): readonly AnyRoute[] {
  return world.routes.filter(
    ({ path, permission, transport }) =>
      permission !== 'public' && transport !== 'events' && transport !== 'upload' && !NOT_CALLED.test(path),
  )
}

/** Whose relation exists for whom, by the matrix that was written. */
export function isVisible(asker: Asker, relation: CanaryRelation): boolean {
  return asker.domainIds.size === 0 || asker.domainIds.has(relation.domainId)
}

/** What of a relation may show in no answer to this asker. */
export function forbidden(world: World, asker: Asker, relation: CanaryRelation): readonly string[] {
  const isForeign = world.foreign.includes(relation)
  if (isForeign || !isVisible(asker, relation))
    return [...Object.values(relation.traces).flat(), relation.record.name?.surname ?? '']
  const limits = asker.limits.get(relation.domainId) ?? new Set()
  const isProtected = world.protectedIds.has(relation.id)
  return Object.entries(relation.traces).flatMap(([field, traces]) =>
    limits.has(field) || (isProtected && field !== 'identifiers') ? traces : [],
  )
}

type Call = {
  readonly route: AnyRoute
  readonly asker: Asker
  readonly asked: readonly CanaryRelation[]
  readonly words: readonly string[]
}

/** One call that was drawn by lot: any route, any asker, ids and words of any relation of either organisation. */
export async function callOnce(
  world: World,
  routes: readonly AnyRoute[],
  { number, chance }: { number: number; chance: Random },
): Promise<Finding[]> {
  const route = chance.pick(routes)
  const asker = chance.pick(world.askers)
  const isReading = route.method === 'GET' || READING.has(route.path)
  const all = [...world.own, ...world.foreign]
  // What changes something is only tried where it must be refused: a relation that does not exist for the asker.
  const pool = isReading
    ? all
    : all.filter((relation) => world.foreign.includes(relation) || !isVisible(asker, relation))
  const asked: CanaryRelation[] = []
  const words: string[] = []
  const take = () => {
    const relation = chance.pick(pool)
    asked.push(relation)
    return relation
  }
  const choices = {
    id: (name: string) =>
      name.endsWith('ypeId') || name === 'branchId' || name === 'sourceId' ? randomUUID() : take().id,
    text: () => {
      // What is changed on the way (a proposal, a saved view) may be read by others: a canary in it would be no leak.
      if (!isReading) return 'Een woord zonder betekenis'
      const word = chance.pick(Object.values(take().traces).flat())
      words.push(word)
      return word
    },
    isGiven: () => chance.chance(0.3),
  }
  const path = route.path.replace(/:(\w+)/g, (_all, name: string) => choices.id(name))
  const url = `/api${path}${queryOf(sampleOf(route.query, choices))}`
  const body = sampleOf(route.body, choices)
  const reply = await world.started.http
    .inject({
      method: route.method,
      url,
      headers: { cookie: asker.cookie },
      ...(body === undefined ? {} : { payload: body as object }),
    })
    // An answer that breaks off half-way is a mistake of ours too, and says where it was made.
    .catch((error: unknown) => ({ statusCode: 599, body: error instanceof Error ? error.message : String(error) }))
  const problems = judge(world, { route, asker, asked, words }, reply)
  return problems.map((problem) => ({ number, asker: asker.name, call: `${route.method} ${url}`, problem }))
}

/** Questions that travel as a POST. */
const READING = new Set(['/relations/lookup', '/text-checks'])

function queryOf(query: unknown): string {
  const given = Object.entries((query ?? {}) as Record<string, unknown>)
  return given.length === 0
    ? ''
    : `?${given.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')}`
}

type Reply = { readonly statusCode: number; readonly body: string }

function judge(world: World, { route, asker, words }: Call, { statusCode, body }: Reply): string[] {
  const problems: string[] = []
  if (statusCode >= 500) problems.push(`${String(statusCode)} ${body.slice(0, 200)}`)
  const text = textOf(route.path.startsWith('/audit') ? withoutOwnDeeds(body, asker) : body)
  for (const relation of [...world.own, ...world.foreign]) {
    const traces = forbidden(world, asker, relation)
    // What the asker sent may come back ("nothing found for …"); that is no news to them.
    const unsaid = words.length === 0 ? traces : traces.filter((trace) => !words.some((word) => isSaid(word, trace)))
    const shown = tracesInText(text, unsaid)
    if (shown.length > 0) problems.push(`shows ${shown.join(', ')} of ${relation.id}`)
    const isFelt = statusCode < 300 && words.some((word) => traces.includes(word)) && body.includes(relation.id)
    if (isFelt && !words.some((word) => sharesWord(relation, word, traces)))
      problems.push(`answers ${relation.id} to a value that is kept back`)
  }
  return problems
}

/** What somebody did themselves stands in the trail as they did it, with the words they typed: no news to them. */
function withoutOwnDeeds(body: string, asker: Asker): string {
  const { items, ...rest } = (body.startsWith('{') ? JSON.parse(body) : {}) as { items?: { actor: string }[] }
  if (items) return JSON.stringify({ ...rest, items: items.filter(({ actor }) => actor !== asker.name) })
  return body
    .split('\r\n')
    .filter((line) => !line.includes(`;${asker.name};`))
    .join('\r\n')
}

function isSaid(word: string, trace: string): boolean {
  const [said, looked] = [word.toLowerCase(), trace.toLowerCase()]
  return said.includes(looked) || looked.includes(said)
}

/** The word may rightly lead to the relation by another field. */
function sharesWord(relation: CanaryRelation, word: string, forbiddenTraces: readonly string[]): boolean {
  return Object.values(relation.traces)
    .flat()
    .some((trace) => !forbiddenTraces.includes(trace) && trace === word)
}
