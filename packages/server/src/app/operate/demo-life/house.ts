import { setTimeout } from 'node:timers/promises'
import { permissionsOfOwner, permissionsOfRole, type AnyRoute } from '@klantregie/contract'
import type { z } from 'zod'
import { personAt, productAt } from '../../../modules/admin/index.ts'
import { findJob, listJobs } from '../../../platform/jobs/job.queries.ts'
import { ALL_RIGHTS, EVERY_DOMAIN, type Ctx, type Who } from '../../../platform/context.ts'
import type { Authenticate } from '../../../platform/http/app.ts'
import { dayNumber, dayOf, momentAt, weekday } from '../../demo/calendar.ts'
import { DEMO_USERS, type DemoUserKey } from '../../demo/demo-organisation.ts'
import { start, type Started } from '../../start.ts'

/**
 * The demonstration is lived through the product's own front door: everything in it could have been done by people, with every rule
 * in force. It happens in a house of its own on the same database, whose clock stands where the story is. That house listens to
 * nobody but this story, and is gone when the story is told.
 */
export type DemoHouse = {
  /** What stays the same all story long, such as the types of relations: asked for once. */
  readonly once: <T>(what: string, find: () => Promise<T>) => Promise<T>
  /** What a colleague asks; a refusal is a mistake in the story. */
  readonly as: (key: DemoUserKey) => Colleague
  /** The same; null when the product refuses it, which is a part of life as well. */
  readonly tryAs: (key: DemoUserKey) => TryingColleague
  readonly userIds: ReadonlyMap<string, string>
  /** The first day of the demonstration, counted as `dayNumber` does. */
  readonly today: number
  /** "2026-11-21": so many days after the first day, or before it. */
  readonly day: (offset: number) => string
  /** The same, and in a weekend the Friday before. */
  readonly workday: (offset: number) => string
  /** Puts the clock at a moment of a working day; never later than it really is. */
  readonly setClock: (offset: number, minutes: number) => void
  /** The clock shows the real time again. */
  readonly endStory: () => void
  /** Waits until this background work ended. */
  readonly finish: (jobId: string | null) => Promise<void>
  /** Waits until all background work of the organisation ended. */
  readonly finishAll: () => Promise<void>
  readonly leave: () => Promise<void>
}

/** What somebody asks, by route, as the web app would. */
export type Colleague = <R extends AnyRoute>(route: R, input?: Asked) => Promise<z.output<R['response']>>
export type TryingColleague = <R extends AnyRoute>(route: R, input?: Asked) => Promise<z.output<R['response']> | null>
type Asked = {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
}

const HEADER = 'x-demonstration-colleague'

export async function openDemoHouse(
  started: Started,
  { tenantId, userIds, today }: { tenantId: string; userIds: ReadonlyMap<string, string>; today: string },
): Promise<DemoHouse> {
  const first = dayNumber(today)
  let moment: Date | null = null
  const clock = () => moment ?? started.parts.clock()
  const house = await start({
    ...started.parts,
    clock,
    authenticate: () => recognise(tenantId, userIds),
    withWorker: false,
    // Thousands of requests that nobody made say nothing to whoever reads the log.
    log: started.parts.log.child({}, { level: 'warn' }),
  })
  const known = new Map<string, Promise<unknown>>()
  const workday = (offset: number) => dayOf(workdayOf(first + offset))
  return {
    once: <T>(what: string, find: () => Promise<T>) => {
      const found = (known.get(what) as Promise<T> | undefined) ?? find()
      known.set(what, found)
      return found
    },
    as: (key) => async (route, input) => {
      const answer = await ask(house, key, { route, input: input ?? {} })
      if (answer.refused !== null) throw new Error(`The demonstration was refused: ${answer.refused}`)
      return answer.value
    },
    tryAs: (key) => async (route, input) => {
      const answer = await ask(house, key, { route, input: input ?? {} })
      return answer.refused === null ? answer.value : null
    },
    userIds,
    today: first,
    day: (offset) => dayOf(first + offset),
    workday,
    setClock: (offset, minutes) => {
      const asked = new Date(momentAt(workdayOf(first + offset), minutes))
      moment = asked > started.parts.clock() ? null : asked
    },
    endStory: () => void (moment = null),
    finish: (jobId) =>
      untilQuiet(
        house,
        tenantId,
        async (ctx) => jobId === null || !BUSY.includes((await findJob(ctx, jobId))?.state ?? ''),
      ),
    finishAll: () =>
      untilQuiet(house, tenantId, async (ctx) =>
        (await listJobs(ctx, undefined)).every(({ state }) => !BUSY.includes(state)),
      ),
    leave: house.stop,
  }
}

/** In a weekend the Friday before. */
function workdayOf(day: number): number {
  const inWeek = weekday(day)
  return inWeek > 5 ? day - (inWeek - 5) : day
}

/** Everybody sees all of the demonstration; who owns a domain may what comes with that, and services look who that is. */
function recognise(tenantId: string, userIds: ReadonlyMap<string, string>): Authenticate {
  const people = new Map<string, Who>(
    DEMO_USERS.flatMap(({ key, name, role }) => {
      const id = userIds.get(key)
      if (id === undefined) return []
      const who = personAt(
        tenantId,
        { id, name, role, language: 'nl' },
        { domainMask: EVERY_DOMAIN, rights: ALL_RIGHTS },
      )
      return [[key, { ...who, permissions: new Set([...permissionsOfRole[role], ...permissionsOfOwner]) }]]
    }),
  )
  return (request) => {
    const who = people.get(String(request.headers[HEADER]))
    return Promise.resolve(
      who === undefined ? null : { who, sessionId: who.actor.id, userId: who.actor.id, device: 'Firefox' },
    )
  }
}

async function ask<R extends AnyRoute>(
  house: Started,
  key: DemoUserKey,
  { route, input: { params = {}, query, body } }: { route: R; input: Asked },
): Promise<{ refused: null; value: z.output<R['response']> } | { refused: string }> {
  const path = route.path.replace(/:(\w+)/gu, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const reply = await house.http.inject({
    method: route.method,
    url: `/api${path}`,
    headers: { [HEADER]: key },
    ...(query === undefined ? {} : { query }),
    ...(body === undefined ? {} : { payload: body as object }),
  })
  // A request that does not fit the contract, or a mistake of ours, is never a part of life.
  if (reply.statusCode === 400 || reply.statusCode >= 500)
    throw new Error(`${route.method} ${route.path}: ${reply.body}`)
  if (reply.statusCode >= 300) return { refused: `${route.method} ${route.path} ${reply.body}` }
  return { refused: null, value: route.response.parse(reply.json()) as z.output<R['response']> }
}

const BUSY: readonly string[] = ['waiting', 'running']
const LOOK_AGAIN = 50
const PATIENCE = 60_000

/** Also when a worker of the real house took the work: then it is waited for. */
async function untilQuiet(house: Started, tenantId: string, isQuiet: (ctx: Ctx) => Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < PATIENCE; waited += LOOK_AGAIN) {
    await house.runJobs()
    if (await house.transactions.inTenant(productAt(tenantId), isQuiet)) return
    await setTimeout(LOOK_AGAIN)
  }
  throw new Error('Background work of the demonstration does not end.')
}
