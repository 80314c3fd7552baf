import { describe, expect, test } from 'vitest'
import { changesOf, chainView, placeOf, subjectHref } from './trail.view.ts'
import { activeTrailFilters, changeTrail, parseTrailAddress, toAuditFilter } from './trail-address.view.ts'

const words = {
  label: (key: string) => `<${key}>`,
  value: (key: string, text: string) => (key === 'mask' && text === 'minor' ? 'kind' : text),
  yes: 'ja',
  no: 'nee',
  nothing: 'leeg',
  moment: (iso: string) => `op ${iso}`,
}
const told = (details: Record<string, unknown>) =>
  changesOf(details, words).map(({ label, before, after }) =>
    before === undefined ? `${label}: ${after}` : `${label}: ${before} → ${after}`,
  )
const ID = '0192b7c0-0000-7000-8000-000000000001'

test.each([
  {
    what: 'a field',
    details: { field: 'place', before: 'Hoorn', after: 'Enkhuizen' },
    lines: ['<place>: Hoorn → Enkhuizen'],
  },
  {
    what: 'a field that was empty',
    details: { field: 'emails', before: [], after: ['a@example.org', 'b@example.org'] },
    lines: ['<emails>: leeg → a@example.org, b@example.org'],
  },
  {
    what: 'a field that became empty',
    details: { field: 'birthDate', before: '1980-03-05', after: null },
    lines: ['<birthDate>: op 1980-03-05 → leeg'],
  },
  {
    what: 'two records',
    details: { before: { isAutomatic: false, kept: 1 }, after: { isAutomatic: true, kept: 1 } },
    lines: ['<isAutomatic>: nee → ja'],
  },
  { what: 'a code', details: { mask: 'minor', name: 'minor' }, lines: ['<mask>: kind', '<name>: minor'] },
  { what: 'a pair', details: { role: ['reader', 'administrator'] }, lines: ['<role>: reader → administrator'] },
  { what: 'a list of two', details: { branches: ['Centrum', 'Noord'] }, lines: ['<branches>: Centrum, Noord'] },
  {
    what: 'plain values',
    details: { name: 'Bibliobus', count: 3, nothing: null },
    lines: ['<name>: Bibliobus', '<count>: 3'],
  },
  {
    what: 'a record inside',
    details: { record: { name: { firstName: 'Anna', surname: 'Bos' }, phones: [{ number: '+31612345678' }] } },
    lines: ['<firstName>: Anna', '<surname>: Bos', '<phones>: +31612345678'],
  },
  { what: 'ids', details: { questionId: ID, otherId: ID, sample: [ID], sha256: 'abc' }, lines: [] },
  { what: 'nothing', details: {}, lines: [] },
])('$what is told in lines', ({ details, lines }) => {
  expect(told(details)).toEqual(lines)
})

describe('hostile particulars', () => {
  test('turn no line around and hide nothing', () => {
    expect(told({ name: 'a\u202eb\u0000c' })).toEqual(['<name>: a�b�c'])
  })
  test('of ten thousand letters are cut', () => {
    expect(told({ name: 'x'.repeat(10_000) })[0]?.length).toBeLessThan(400)
  })
  test('named like a built-in do nothing', () => {
    expect(told(JSON.parse('{"__proto__":"x","constructor":"y"}') as Record<string, unknown>)).toEqual([
      '<__proto__>: x',
      '<constructor>: y',
    ])
  })
})

test.each([
  ['relation', ID, `/relaties/${ID}`],
  ['import', ID, `/imports/${ID}`],
  ['user', ID, null],
  [null, null, null],
])('a subject of kind %s is shown at its page', (kind, id, href) => {
  expect(subjectHref(kind, id)).toBe(href)
})

describe('the address', () => {
  test('keeps what fits and leaves out what does not', () => {
    const search = {
      q: 'bos',
      kind: 'seen',
      subject: 'x',
      from: '2026-02-31',
      until: 'morgen',
      action: 'x'.repeat(81),
      actor: ID,
    }
    expect(activeTrailFilters(parseTrailAddress(search)).map(({ key }) => key)).toEqual(['q', 'actor'])
  })
  test('is what the server is asked', () => {
    expect(toAuditFilter(parseTrailAddress({ actor: 'a', subject: ID, cursor: 'c', kind: 'read' }))).toMatchObject({
      actorId: 'a',
      subjectId: ID,
      kind: 'read',
    })
  })
  test('begins at the newest again with another filter', () => {
    expect(changeTrail({ cursor: 'c', q: 'a' }, { kind: 'read' })).toMatchObject({
      cursor: undefined,
      q: 'a',
      kind: 'read',
    })
  })
})

const verification = {
  id: ID,
  startedAt: '',
  finishedAt: '',
  by: '',
  until: 5,
  entries: 5,
  checkpoints: 1,
  breaks: 0,
  found: [],
}
test('the line about the chain says whether it was verified, and what was found', () => {
  expect(chainView([]).state).toBe('never')
  expect(chainView([verification]).state).toBe('right')
  expect(chainView([{ ...verification, breaks: 2 }, verification]).state).toBe('broken')
})

test.each([
  [14, null, '14'],
  [14, 20, '14–20'],
  [null, null, null],
])('place %s to %s is said as %s', (number, until, text) => {
  expect(placeOf({ number, until, entryId: null, reason: 'link_missing' })).toBe(text)
})
