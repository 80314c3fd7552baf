import type { RelationRecord } from '@klantregie/contract'
import { describe, expect, it } from 'vitest'
import { observe } from './observations.rules.ts'
import { groupsOf, matchAll, readRecords, recordOf } from './testing/known-lists.ts'

const people = await readRecords()
const groups = [...groupsOf(matchAll(people))].filter(([id]) => !id.startsWith('x')).length

const NAMES = ['Bakker', 'Visser', 'Smit', 'Mulder', 'Bos', 'Vos', 'Peters', 'Hendriks', 'Dekker', 'Brouwer']
const GIVEN = ['Jan', 'Eva', 'Piet', 'Sara', 'Tim', 'Lotte', 'Bram', 'Noor', 'Daan', 'Fleur', 'Sem']
const person = (index: number): RelationRecord => {
  const firstName = GIVEN[index % GIVEN.length] ?? ''
  return {
    kind: 'person',
    name: { firstName, surname: `${NAMES[index % NAMES.length] ?? ''}${'abcdefg'[index % 7] ?? ''}` },
  }
}

function mergesAmong(extra: readonly RelationRecord[]) {
  const added = extra.map((record, index) => recordOf(`x${String(index).padStart(6, '0')}`, 'odd list', record))
  const result = matchAll([...people, ...added])
  const merged = [...groupsOf(result)].filter(([id, group]) => id.startsWith('x') && id !== group).length
  return { merged, codes: observe(result.matcher).map(({ code, records }) => [code, records] as const) }
}

describe('damaged lists merge nothing and are reported', () => {
  it('half the rows with one mailbox', () => {
    const rows = Array.from({ length: 2000 }, (_, index) => ({
      ...person(index),
      emails: ['info@bibliotheek.example'],
    }))
    const { merged, codes } = mergesAmong(rows)
    expect(merged).toBe(0)
    expect(codes).toContainEqual(['mailbox.crowded', 2000])
  })

  it('one birth date everywhere', () => {
    const { merged, codes } = mergesAmong(
      Array.from({ length: 1500 }, (_, index) => ({ ...person(index), birthDate: '1985-05-05' })),
    )
    expect(merged).toBe(0)
    expect(codes.some(([code, records]) => code === 'birthDate.placeholder' && records >= 1500)).toBe(true)
  })

  it('many thousands of identical rows take no longer than other rows', () => {
    const same: RelationRecord = {
      kind: 'person',
      name: { firstName: 'Jan', surname: 'Jansen' },
      emails: ['jan@jansen.example'],
    }
    const { merged, codes } = mergesAmong(Array.from({ length: 20_000 }, () => same))
    expect(merged).toBe(0)
    expect(codes).toContainEqual(['mailbox.crowded', 20_000])
  })

  it('rows that say nothing', () => {
    const { merged, codes } = mergesAmong(Array.from({ length: 50 }, () => ({ kind: 'person' })))
    expect(merged).toBe(0)
    expect(codes.find(([code]) => code === 'record.empty')?.[1]).toBeGreaterThanOrEqual(50)
  })

  it('a column shifted by one: towns as surnames, surnames as first names', () => {
    const shifted = Array.from({ length: 500 }, (_, index): RelationRecord => {
      return {
        kind: 'person',
        name: { firstName: NAMES[index % NAMES.length] ?? '', surname: 'Utrecht' },
        addresses: [{ use: 'visit', place: '3512' }],
      }
    })
    expect(mergesAmong(shifted).merged).toBe(0)
  })

  it('the people who were there before are all still there', () => {
    expect(groups).toBe(people.length)
  })
})
