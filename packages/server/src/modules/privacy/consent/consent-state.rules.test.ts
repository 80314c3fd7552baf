import { describe, expect, test } from 'vitest'
import { decideState, noesToReplace, type Said } from './consent-state.rules.ts'

const AT = new Date('2026-03-02T09:00:00Z')
let number = 0
const said = (state: Said['state'], day: string, change: Partial<Said> = {}): Said => ({
  id: String(number++).padStart(4, '0'),
  state,
  source: 'desk',
  topicId: null,
  occurredAt: new Date(`${day}T09:00:00Z`),
  expiresAt: null,
  isByGuardian: false,
  ...change,
})
const youth = { topicId: 'youth' }
const list = { source: 'import' } as const

describe('about the whole purpose', () => {
  test.each([
    { what: 'nothing said', statements: [], state: 'unknown' },
    { what: 'a yes', statements: [said('given', '2025-01-01')], state: 'given' },
    {
      what: 'a yes, then a no',
      statements: [said('given', '2025-01-01'), said('withdrawn', '2025-02-01')],
      state: 'withdrawn',
    },
    {
      what: 'a no, then a yes',
      statements: [said('refused', '2025-01-01'), said('given', '2025-02-01')],
      state: 'given',
    },
    {
      what: 'a no and a yes at one moment',
      statements: [said('withdrawn', '2025-01-01'), said('given', '2025-01-01')],
      state: 'withdrawn',
    },
    { what: 'a yes that ended', statements: [said('given', '2025-01-01', { expiresAt: AT })], state: 'expired' },
    {
      what: 'a yes that ends in a millisecond',
      statements: [said('given', '2025-01-01', { expiresAt: new Date(AT.getTime() + 1) })],
      state: 'given',
    },
    { what: 'a yes from a list', statements: [said('given', '2025-01-01', list)], state: 'given' },
    {
      what: 'a yes from a list after a no',
      statements: [said('withdrawn', '2025-01-01'), said('given', '2025-02-01', list)],
      state: 'withdrawn',
    },
    {
      what: 'a yes from a list before a no',
      statements: [said('given', '2024-01-01', list), said('withdrawn', '2025-01-01')],
      state: 'withdrawn',
    },
    {
      what: 'a no from a list after a yes at the desk',
      statements: [said('given', '2025-01-01'), said('withdrawn', '2025-02-01', list)],
      state: 'withdrawn',
    },
    {
      what: 'a no from an older list after a yes at the desk',
      statements: [said('given', '2025-01-01'), said('withdrawn', '2024-02-01', list)],
      state: 'given',
    },
    {
      what: 'a yes from a list beside an older no from another list',
      statements: [said('withdrawn', '2020-01-01', list), said('given', '2025-01-01', list)],
      state: 'withdrawn',
    },
    {
      what: 'a yes from a list after a yes that ended',
      statements: [
        said('given', '2024-01-01', { expiresAt: new Date('2025-01-01') }),
        said('given', '2026-01-01', list),
      ],
      state: 'expired',
    },
    { what: 'a yes about a topic only', statements: [said('given', '2025-01-01', youth)], state: 'unknown' },
    {
      what: 'a no about a topic only',
      statements: [said('withdrawn', '2025-01-01', youth), said('given', '2024-01-01')],
      state: 'given',
    },
  ] as const)('$what: $state', ({ statements, state }) => {
    expect(decideState(statements, { at: AT, topicId: null }).state).toBe(state)
    expect(decideState([...statements].reverse(), { at: AT, topicId: null }).state).toBe(state)
  })
})

describe('about a topic', () => {
  test.each([
    { what: 'a yes for everything', statements: [said('given', '2025-01-01')], state: 'given' },
    {
      what: 'a yes for everything after a no to the topic',
      statements: [said('withdrawn', '2024-01-01', youth), said('given', '2025-01-01')],
      state: 'withdrawn',
    },
    {
      what: 'a no to everything after a yes to the topic',
      statements: [said('given', '2024-01-01', youth), said('withdrawn', '2025-01-01')],
      state: 'withdrawn',
    },
    {
      what: 'a yes to the topic after a no to everything',
      statements: [said('withdrawn', '2024-01-01'), said('given', '2025-01-01', youth)],
      state: 'given',
    },
    {
      what: 'a yes from a list to the topic after a no to everything',
      statements: [said('withdrawn', '2024-01-01'), said('given', '2025-01-01', { ...youth, ...list })],
      state: 'withdrawn',
    },
    {
      what: 'a yes to another topic',
      statements: [said('given', '2025-01-01', { topicId: 'music' })],
      state: 'unknown',
    },
    {
      what: 'a yes to the topic, a no to everything, and a yes to everything that ended',
      statements: [
        said('given', '2022-01-01', youth),
        said('withdrawn', '2023-01-01'),
        said('given', '2024-01-01', { expiresAt: new Date('2025-01-01') }),
      ],
      state: 'expired',
    },
    {
      what: 'a no to the topic, then yes to it, then no and yes to everything',
      statements: [
        said('withdrawn', '2022-01-01', youth),
        said('given', '2023-01-01', youth),
        said('withdrawn', '2024-01-01'),
        said('given', '2025-01-01'),
      ],
      state: 'given',
    },
    {
      what: 'a yes to the topic that ended, beside one for everything',
      statements: [
        said('given', '2024-01-01', { ...youth, expiresAt: new Date('2025-01-01') }),
        said('given', '2023-01-01'),
      ],
      state: 'given',
    },
  ] as const)('$what: $state', ({ statements, state }) => {
    expect(decideState(statements, { at: AT, topicId: 'youth' }).state).toBe(state)
  })
})

describe('a yes over a no names', () => {
  test('the noes that hold, of the topic and of everything', () => {
    const [general, specific] = [said('withdrawn', '2025-01-01'), said('refused', '2025-02-01', youth)]
    const earlier = said('withdrawn', '2023-01-01')
    expect(
      noesToReplace([earlier, general, specific], { at: AT, topicId: 'youth' })
        .map(({ id }) => id)
        .sort(),
    ).toEqual([general.id, specific.id].sort())
    expect(noesToReplace([earlier, general, specific], { at: AT, topicId: null }).map(({ id }) => id)).toEqual([
      general.id,
    ])
  })
  test('nothing when nothing was refused', () => {
    expect(noesToReplace([said('given', '2025-01-01')], { at: AT, topicId: null })).toEqual([])
  })
})
