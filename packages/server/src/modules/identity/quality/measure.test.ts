import type { RelationRecord } from '@klantregie/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { makeRelation } from '../../relations/testing/make-relations.ts'

const app = await testApp()
const manager = app.as('relation_manager')
const administrator = app.as('administrator')
let members = ''

const base: RelationRecord = {
  kind: 'person',
  name: { firstName: 'Jan', surname: 'Jansen' },
  emails: ['jan@voorbeeld.nl'],
  phones: [{ number: '+31612345678', kind: 'mobile', isValid: true }],
  addresses: [{ use: 'visit', street: 'Kerkstraat', houseNumber: '1', postcode: '1234 AB', place: 'Testdam' }],
  birthDate: '1980-02-29',
}
const relations: Record<string, RelationRecord> = {
  good: base,
  'without an e-mail address': { ...base, emails: [] },
  'with a strange address': {
    ...base,
    emails: ['jan(at)voorbeeld'],
    addresses: [{ use: 'visit', street: 'Kerkstraat', postcode: '0123 AB', place: 'Testdam' }],
  },
  'from abroad': {
    ...base,
    addresses: [{ use: 'visit', street: 'Rue Haute', postcode: 'B-1000', place: 'Brussel', country: 'BE' }],
  },
  'with nothing but a name': { kind: 'person', name: { surname: 'Naamloos' } },
  school: {
    kind: 'organisation',
    organisationName: 'De Bron',
    identifiers: [{ scheme: 'brin', value: '12AB' }],
    website: 'https://debron.example',
  },
  'school with a wrong number': {
    kind: 'organisation',
    organisationName: 'De Put',
    identifiers: [{ scheme: 'brin', value: 'AB12' }],
  },
}
const ids: Record<string, string> = {}

const detail = async (domainId = members) => (await manager('GET', `/quality/${domainId}`)).json()
const figure = async (dimension: string, field: string) => {
  const found = (await detail()).figures.find((one: any) => one.dimension === dimension && one.field === field)
  return found && [found.good, found.measured]
}
const measure = async () => {
  const reply = await administrator('POST', '/quality/measure')
  expect(reply.statusCode, reply.body).toBe(200)
  await app.runJobs()
}

beforeAll(async () => {
  members = (await app.query(`select id from governance.domain where key = 'members'`))[0].id
  await app.inTransaction(async (ctx) => {
    for (const [what, record] of Object.entries(relations)) ids[what] = await makeRelation(ctx, record, members)
    const gone = await makeRelation(ctx, base, members)
    await ctx.tx.updateTable('relations.relation').set({ archived_at: ctx.now }).where('id', '=', gone).execute()
  })
})

test('before the first night nothing is claimed: no figure is not the same as none good', async () => {
  expect(await detail()).toMatchObject({
    day: null,
    score: null,
    figures: [{ dimension: 'bounced', good: null, measured: null }],
    trend: [],
  })
})

describe('measured', () => {
  beforeAll(async () => {
    await app.query(`update relations.relation set changed_at = '2020-01-01' where id = any($1)`, [
      [ids['good'], ids['school']],
    ])
    const reply = await manager('POST', `/relations/${ids['school']}/verifications`, {})
    expect(reply.statusCode, reply.body).toBe(200)
    const pair = [ids['good'], ids['without an e-mail address']].sort()
    await app.query(
      `insert into identity.possible_duplicate (id, left_id, right_id, origin_left_id, origin_right_id, reasons, found_at)
       values (gen_random_uuid(), $1, $2, $1, $2, '{}', now())`,
      pair,
    )
    await measure()
  })

  test.each([
    { what: 'reachable in some way', dimension: 'completeness', field: 'reachable', expected: [4, 7] },
    { what: 'e-mail address', dimension: 'completeness', field: 'emails', expected: [3, 7] },
    { what: 'date of birth, of persons only', dimension: 'completeness', field: 'birthDate', expected: [4, 5] },
    { what: 'website, of organisations only', dimension: 'completeness', field: 'website', expected: [1, 2] },
    { what: 'form of an e-mail address', dimension: 'validity', field: 'emails', expected: [2, 3] },
    {
      what: 'form of a Dutch postcode, not of a foreign one',
      dimension: 'validity',
      field: 'postcode',
      expected: [2, 3],
    },
    { what: 'form of a BRIN', dimension: 'validity', field: 'brin', expected: [1, 2] },
    { what: 'freshness, by change or confirmation', dimension: 'freshness', field: '', expected: [6, 7] },
    { what: 'no open question about a duplicate', dimension: 'duplicates', field: '', expected: [5, 7] },
  ])('$what', async ({ dimension, field, expected }) => {
    expect(await figure(dimension, field)).toEqual(expected)
  })

  test('the list behind a figure is as long as what is not good', async () => {
    const { figures } = await detail()
    const listed = figures.filter((one: any) => one.gap !== null)
    expect(listed.length).toBeGreaterThan(10)
    for (const { gap, good, measured } of listed) {
      const list = (await manager('GET', `/relations?domainId=${members}&gap=${gap}`)).json()
      expect(list.total, gap).toBe(measured - good)
    }
    const stale = (await manager('GET', `/relations?domainId=${members}&gap=stale`)).json().items
    expect(stale.map((item: any) => item.id)).toEqual([ids['good']])
  })

  test('the score is the mean of what was measured, and follows what the owner expects', async () => {
    const before = await detail()
    const known = before.dimensions.filter((one: any) => one.score !== null)
    expect(known.map((one: any) => one.dimension)).toEqual(['completeness', 'validity', 'freshness', 'duplicates'])
    expect(before.score).toBeCloseTo(known.reduce((sum: number, one: any) => sum + Number(one.score), 0) / 4)
    expect(
      (await manager('PUT', `/quality/${members}/rules`, { freshMonths: 12, expectedFields: ['emails'] })).statusCode,
    ).toBe(403)
    const reply = await administrator('PUT', `/quality/${members}/rules`, {
      freshMonths: 12,
      expectedFields: ['emails'],
    })
    expect(reply.statusCode, reply.body).toBe(200)
    const after = await detail()
    expect(after.dimensions[0].score).toBeCloseTo(3 / 7)
    expect(after.figures.find((one: any) => one.field === 'addresses').isCounted).toBe(false)
  })

  test('measured again on the same day it replaces itself; every night adds to the trend, once', async () => {
    await measure()
    expect((await detail()).trend).toHaveLength(1)
    app.clock.set('2026-03-03T04:00:00.000Z')
    await app.runDay()
    await app.runDay()
    app.clock.set('2026-03-02T09:00:00.000Z')
    expect((await detail()).trend.map((one: any) => one.day)).toEqual(['2026-03-02', '2026-03-03'])
  })

  test('after a quarter a day of each month stays', async () => {
    await app.query(
      `insert into governance.quality_figure (day, domain_id, dimension, field, measured, good)
      select d::date, $1, 'freshness', '', 10, 5 from generate_series('2025-10-05'::date, '2025-11-25', '5 days') d`,
      [members],
    )
    await measure()
    const days = (await detail()).trend.map((one: any) => one.day)
    expect(days.slice(0, 3)).toEqual(['2025-10-05', '2025-11-04', '2026-03-02'])
  })

  test('who may not see a domain sees no figure of it, and finds nothing by what is missing in what they may not read', async () => {
    await app.query(`delete from governance.domain_right where domain_id = $1 and subject_key = 'reader'`, [members])
    expect((await app.as('reader')('GET', `/quality/${members}`)).json().code).toBe('governance.domain_not_found')
    expect((await app.as('reader')('GET', '/quality')).json().items.map((item: any) => item.domain.id)).not.toContain(
      members,
    )
    await app.query(
      `insert into governance.field_right (subject_kind, subject_key, domain_id, field_key, access) values ('role', 'front_office', $1, 'emails', 'hidden')`,
      [members],
    )
    const list = (await app.as('front_office')('GET', `/relations?domainId=${members}&gap=no-emails`)).json()
    expect(list.items).toEqual([])
  })
})

test('the figures of another organisation are theirs', async () => {
  const other = await app.otherTenant()
  expect((await other.as('GET', `/quality/${members}`)).statusCode).toBe(404)
  expect((await other.as('GET', '/quality')).json().items.every((item: any) => item.score === null)).toBe(true)
})
