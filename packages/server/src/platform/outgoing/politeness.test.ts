import { describe, expect, test } from 'vitest'
import { openPoliteness, requestPolitely, type Attempted } from './politeness.ts'
import type { Manner } from './politeness.rules.ts'
import { openOutgoing } from './outgoing.ts'
import { readOwnNetwork } from './own-network.ts'
import { OutgoingProblem, type OutgoingProblemCode } from './problem.rules.ts'
import { openOtherSystem } from './testing/other-system.ts'

type Step = number | OutgoingProblemCode | Attempted

/** A politeness whose clock goes only when it waits. */
function quietly(random = 0.5) {
  let milliseconds = Date.parse('2026-03-01T12:00:00Z')
  const waits: number[] = []
  const politeness = openPoliteness({
    now: () => new Date(milliseconds),
    random: () => random,
    wait: (wanted, signal) => {
      if (signal?.aborted) return Promise.reject(new Error('stopped'))
      waits.push(wanted)
      milliseconds += wanted
      return Promise.resolve()
    },
  })
  const attempts: Step[] = []
  const perform = (steps: Step[], more: { mayRepeat?: boolean; manner?: Partial<Manner>; signal?: AbortSignal } = {}) =>
    politeness.perform({ key: 'pretix', mayRepeat: true, ...more }, () => {
      const step = steps.shift() ?? 200
      attempts.push(step)
      if (typeof step === 'string') return Promise.reject(new OutgoingProblem(step))
      return Promise.resolve(typeof step === 'number' ? { status: step, headers: {} } : step)
    })
  return { politeness, perform, waits, attempts, pass: (wanted: number) => (milliseconds += wanted) }
}

const asking = (after: string, status = 429): Attempted => ({ status, headers: { 'retry-after': after } })
const codeOf = (work: Promise<unknown>) => work.catch((error: unknown) => (error as OutgoingProblem).code)

test.each<[string, Step[], number, number[]]>([
  ['what succeeds is done once', [200], 200, []],
  ['a refusal is an answer', [404], 404, []],
  ['a mistake of the other system is an answer', [500], 500, []],
  ['"not now" is asked again, each time after longer', [503, 502, 200], 200, [500, 1000]],
  ['a failing network too', ['unreachable', 'timed_out', 200], 200, [500, 1000]],
  ['until it is enough', [503, 503, 503, 503, 200], 503, [500, 1000, 2000]],
  ['as long as the other system asks, and a little more', [asking('7'), 200], 200, [7500]],
  ['until the moment that it says', [asking('Sun, 01 Mar 2026 12:01:00 GMT', 503), 200], 200, [60_500]],
  ['what it asks in vain is left', [asking('gisteren'), 200], 200, [500]],
])('%s', async (_name, steps, status, waits) => {
  const scene = quietly()
  expect((await scene.perform(steps)).status).toBe(status)
  expect(scene.waits).toEqual(waits)
})

test.each<[string, Step, OutgoingProblemCode | 503]>([
  ['a change is not done twice', 503, 503],
  ['nor when the connection broke, for it may have arrived', 'unreachable', 'unreachable'],
])('%s', async (_name, step, outcome) => {
  const scene = quietly()
  const answer = codeOf(scene.perform([step], { mayRepeat: false }).then(({ status }) => status))
  expect(await answer).toBe(outcome)
  expect(scene.attempts).toHaveLength(1)
})

test.each<OutgoingProblemCode>(['address_refused', 'host_not_allowed', 'certificate', 'too_large', 'redirect_refused'])(
  '%s does not pass by itself, is not tried again and says nothing about how the other system is',
  async (code) => {
    const scene = quietly()
    expect(await codeOf(scene.perform([code]))).toBe(code)
    expect(scene.attempts).toHaveLength(1)
    expect(scene.politeness.circuitOf('pretix')).toEqual({ state: 'closed', failures: 0 })
  },
)

describe('being asked to stay away for long', () => {
  test('is told, with until when, and holds for everything of that key', async () => {
    const scene = quietly()
    const problem = await scene.perform([asking('3600')]).catch((error: unknown) => error as OutgoingProblem)
    expect(problem).toMatchObject({ code: 'asked_to_wait', until: new Date('2026-03-01T13:00:00Z') })
    expect(await codeOf(scene.perform([200]))).toBe('asked_to_wait')
    expect(scene.attempts).toHaveLength(1)
    scene.pass(3_540_000)
    expect((await scene.perform([200])).status).toBe(200)
    expect(scene.waits).toEqual([60_000])
  })

  test('also when what was asked may not be repeated: the next one waits', async () => {
    const scene = quietly()
    expect((await scene.perform([asking('10')], { mayRepeat: false })).status).toBe(429)
    await scene.perform([200])
    expect(scene.waits).toEqual([10_000])
  })
})

test('requests take turns, so that no more go in a minute than is agreed', async () => {
  const scene = quietly()
  const manner = { perMinute: 60, burst: 2 }
  for (let index = 0; index < 5; index += 1) await scene.perform([200], { manner })
  expect(scene.waits).toEqual([1000, 1000, 1000])
})

describe('the circuit', () => {
  const manner = { mostFailures: 3, restMilliseconds: 60_000, mostAttempts: 1 }

  test('opens after so many failures in a row, and then nothing is sent', async () => {
    const scene = quietly()
    for (const step of ['unreachable', 500, 'timed_out'] as const) await codeOf(scene.perform([step], { manner }))
    const problem = await scene.perform([200], { manner }).catch((error: unknown) => error as OutgoingProblem)
    expect(problem).toMatchObject({ code: 'circuit_open', detail: 'timed_out' })
    expect(scene.attempts).toHaveLength(3)
    expect(scene.politeness.circuitOf('pretix')).toMatchObject({ state: 'open', failures: 3, why: 'timed_out' })
    expect(scene.politeness.circuitOf('another')).toEqual({ state: 'closed', failures: 0 })
  })

  test('does not open when an answer comes between', async () => {
    const scene = quietly()
    for (const step of ['unreachable', 500, 429, 500, 'unreachable'] as const)
      await codeOf(scene.perform([step], { manner }))
    expect(scene.politeness.circuitOf('pretix')).toEqual({ state: 'closed', failures: 2 })
  })

  test('lets one see after its rest, and closes when that succeeds', async () => {
    const scene = quietly()
    for (let index = 0; index < 3; index += 1) await codeOf(scene.perform([500], { manner }))
    scene.pass(60_000)
    expect((await scene.perform([200], { manner })).status).toBe(200)
    expect(scene.politeness.circuitOf('pretix').state).toBe('closed')
  })

  test('is left to the next one when the one that went to see was stopped or broke by our own mistake', async () => {
    const scene = quietly()
    for (let index = 0; index < 3; index += 1) await codeOf(scene.perform([500], { manner }))
    scene.pass(60_000)
    expect(await codeOf(scene.perform(['stopped'], { manner }))).toBe('stopped')
    const broken = () => Promise.reject(new TypeError('a mistake of ours'))
    const mistake = scene.politeness.perform({ key: 'pretix', mayRepeat: true }, broken)
    await expect(mistake).rejects.toThrow('a mistake of ours')
    expect((await scene.perform([200], { manner })).status).toBe(200)
  })

  test('is closed by somebody who does not want to wait', async () => {
    const scene = quietly()
    for (let index = 0; index < 3; index += 1) await codeOf(scene.perform([500], { manner }))
    scene.politeness.closeCircuit('pretix')
    expect((await scene.perform([200], { manner })).status).toBe(200)
  })
})

test('whoever asked can stop during the waiting', async () => {
  const scene = quietly()
  const stop = new AbortController()
  stop.abort()
  expect(await codeOf(scene.perform([503], { signal: stop.signal }))).toBe('stopped')
  expect(scene.attempts).toHaveLength(0)
})

test('over real connections a change with an idempotency key is repeated, and one without it is not', async () => {
  let refusals = 0
  const system = await openOtherSystem((_asked, response) => {
    refusals += 1
    response.writeHead(refusals % 2 === 1 ? 503 : 201, { 'retry-after': '1' }).end()
  })
  const outgoing = openOutgoing({ ownNetwork: readOwnNetwork(`127.0.0.1:${system.port}`) ?? [] })
  const { politeness, waits } = quietly()
  const send = (headers: Record<string, string>) =>
    requestPolitely(
      { outgoing, politeness },
      {
        key: 'pretix',
        method: 'POST',
        url: `http://127.0.0.1:${system.port}/`,
        headers,
        timeoutMilliseconds: 20_000,
        mostBytes: 1000,
        allowedHosts: ['127.0.0.1'],
      },
    )
  try {
    expect((await send({ 'X-Idempotency-Key': 'a' })).status).toBe(201)
    expect(waits).toEqual([1500])
    expect((await send({})).status).toBe(503)
    expect(system.asked).toHaveLength(3)
  } finally {
    await outgoing.close()
    await system.close()
  }
})
