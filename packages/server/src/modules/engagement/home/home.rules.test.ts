import { HomePart, type Deed, type DeedKind, type Role } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import { arrangementOf, chooseDeed, chooseGap, completeArrangement, insightsOf } from './home.rules.ts'

const deed = (kind: DeedKind, key: string, day: string | null = null): Deed => ({
  ...{ kind, key, day, id: null, title: null, relation: null, at: null, count: null },
})

describe('one deed', () => {
  test.each<{ title: string; deeds: Deed[]; aside?: string[]; chosen: string | null }>([
    { title: 'nothing to do is nothing to say', deeds: [], chosen: null },
    {
      title: 'the 72 hours of a breach go before everything',
      deeds: [deed('taskOverdue', 'late', '2020-01-01'), deed('breach', 'breach', '2026-03-07')],
      chosen: 'breach',
    },
    {
      title: 'a request with a term of the law goes before a task',
      deeds: [deed('taskOverdue', 'late', '2026-03-01'), deed('request', 'request', '2026-04-01')],
      chosen: 'request',
    },
    {
      title: 'what is late goes before what is for today',
      deeds: [deed('taskToday', 'today', '2026-03-05'), deed('approachLate', 'visit', '2026-03-04')],
      chosen: 'visit',
    },
    {
      title: 'of two late tasks the one that waits longest',
      deeds: [deed('taskOverdue', 'new', '2026-03-04'), deed('taskOverdue', 'old', '2026-02-01')],
      chosen: 'old',
    },
    {
      title: 'what was put aside today makes room for the next',
      deeds: [deed('taskOverdue', 'late', '2026-03-01'), deed('duplicates', 'pairs')],
      aside: ['late'],
      chosen: 'pairs',
    },
    {
      title: 'everything put aside is nothing left',
      deeds: [deed('import', 'list')],
      aside: ['list'],
      chosen: null,
    },
    {
      title: 'colleagues who wait for a decision go before what becomes tidier by it',
      deeds: [deed('duplicates', 'pairs'), deed('proposal', 'proposal')],
      chosen: 'proposal',
    },
    {
      title: 'a relation that matters goes before duplicates',
      deeds: [deed('duplicates', 'pairs'), deed('quiet', 'quiet', '2026-01-01')],
      chosen: 'quiet',
    },
    {
      title: 'a house without a list begins with one',
      deeds: [deed('proposal', 'proposal'), deed('firstList', 'guide:import')],
      chosen: 'guide:import',
    },
    {
      title: 'a list that waits goes before duplicates',
      deeds: [deed('duplicates', 'pairs'), deed('import', 'list')],
      chosen: 'list',
    },
    {
      title: 'two that are equal are chosen the same way every time',
      deeds: [deed('taskToday', 'b', '2026-03-05'), deed('taskToday', 'a', '2026-03-05')],
      chosen: 'a',
    },
  ])('$title', ({ deeds, aside = [], chosen }) => {
    expect(chooseDeed(deeds, new Set(aside))?.key ?? null).toBe(chosen)
    expect(chooseDeed(deeds.toReversed(), new Set(aside))?.key ?? null).toBe(chosen)
  })
})

describe('the order of the parts', () => {
  const all = HomePart.options.toSorted()
  const partsOf = ({ main, side, hidden }: ReturnType<typeof arrangementOf>) => [...main, ...side, ...hidden].toSorted()

  test.each<Role>(['administrator', 'privacy_officer', 'relation_manager', 'front_office', 'reader'])(
    'of a %s holds every part once',
    (role) => {
      expect(partsOf(arrangementOf(role))).toEqual(all)
    },
  )

  test('keeps what somebody chose, and puts a part that came later where the role has it', () => {
    const kept = completeArrangement({ main: ['mine', 'tasks'], side: [], hidden: ['insight'] }, 'relation_manager')
    expect(kept.main.slice(0, 2)).toEqual(['mine', 'tasks'])
    expect(kept.hidden).toContain('insight')
    expect(kept.side).toEqual(['waiting', 'hand'])
    expect(partsOf(kept)).toEqual(all)
  })

  test('counts a part that stands twice once, where it stands first', () => {
    const kept = completeArrangement({ main: ['tasks', 'tasks'], side: ['tasks'], hidden: ['tasks'] }, 'reader')
    expect(partsOf(kept)).toEqual(all)
    expect(kept.main[0]).toBe('tasks')
  })
})

describe('the insight of a day', () => {
  test('another source has its turn each day, and the same all day long', () => {
    const days = ['2026-03-05', '2026-03-06', '2026-03-07']
    expect(new Set(days.map((day) => insightsOf(day)[0])).size).toBe(3)
    expect(insightsOf('2026-03-05')).toEqual(insightsOf('2026-03-05'))
  })

  const gap = (name: string, count: number, of: number) => ({ gap: name, count, of, domain: { id: 'd' } })
  test.each([
    { title: 'nothing measured', gaps: [], days: ['2026-03-05'], chosen: [null] },
    { title: 'one or two point at somebody', gaps: [gap('no-emails', 2, 2)], days: ['2026-03-05'], chosen: [null] },
    {
      title: 'the largest part first, each day the next',
      gaps: [gap('no-phones', 5, 100), gap('no-emails', 42, 100)],
      days: ['2026-03-05', '2026-03-06', '2026-03-07'],
      chosen: ['no-emails', 'no-phones', 'no-emails'],
    },
  ])('of gaps: $title', ({ gaps, days, chosen }) => {
    const found = days.map((day) => chooseGap(gaps, day)?.gap ?? null)
    // Which of two begins follows from the calendar; that they take turns is what counts.
    expect(found).toEqual(found[0] === chosen[0] ? chosen : days.map((_, at) => chosen[(at + 1) % 2] ?? null))
  })
})
