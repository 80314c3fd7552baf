import { beforeEach, describe, expect, test } from 'vitest'
import { mayReadLoanTitles, showLoanTitles } from './loan-title.service.ts'
import { switchRule } from './rule.service.ts'
import { agreeRun, startRun } from './run.service.ts'
import { NO_PARTS, ruleHouse } from './testing/rule-house.ts'

const house = await ruleHouse()
const { app, rights, lener, donateur, officer, content, somebody, add, preview, on, carriedOut, names } = house
beforeEach(house.begin)

describe('holds', () => {
  const hold = (kind: string, subjectId: string, until: string | null = null) =>
    officer('POST', '/retention/holds', { kind, subjectId, reason: 'Een geschil met de gemeente', until })

  test('of a relation, a type or nothing: what is held stays until the hold is lifted', async () => {
    const held = await somebody('Vast', [[lener, '2020-01-01']])
    const rule = await on(await add(content()))
    const placed = (await hold('relation', held)).json()
    expect(placed).toMatchObject({ subject: 'An Vast', liftedAt: null })
    expect(await carriedOut(rule.id)).toMatchObject({ due: 0, removed: 0, kept: { held: 1 } })
    expect(
      (await officer('POST', `/retention/holds/${placed.id}/lift`, { reason: 'Opgelost met de gemeente' })).statusCode,
    ).toBe(200)
    expect((await officer('POST', `/retention/holds/${placed.id}/lift`, { reason: 'Nog een keer' })).json().code).toBe(
      'privacy.hold_lifted',
    )
    const ofType = (await hold('type', lener)).json()
    expect(await carriedOut(rule.id)).toMatchObject({ removed: 0, kept: { held: 1 } })
    await officer('POST', `/retention/holds/${ofType.id}/lift`, { reason: 'Niet meer nodig' })
    expect(await carriedOut(rule.id)).toMatchObject({ removed: 1 })
  })

  test('a hold of a type also covers who has another role as well', async () => {
    await somebody('Beide', [
      [lener, '2010-01-01'],
      [donateur, '2010-01-01'],
    ])
    const rule = await on(await add(content()))
    await on(await add(content({ typeId: donateur, title: 'Donateurs' })))
    await hold('type', donateur)
    expect(await carriedOut(rule.id)).toMatchObject({ removed: 0, kept: { held: 1 } })
  })

  test('ends after its last day, and not on it', async () => {
    const held = await somebody('Tijdelijk', [[lener, '2020-01-01']])
    const rule = await on(await add(content()))
    await hold('relation', held, '2026-03-01')
    expect(await carriedOut(rule.id)).toMatchObject({ removed: 0 })
    expect((await hold('relation', held, '2026-02-28')).json().code).toBe('privacy.hold_in_past')
    app.clock.set('2026-03-06T04:00:00.000Z')
    await app.runDay()
    await app.runJobs()
    expect(await names()).toEqual([])
    expect((await app.audit()).map(({ action }) => action)).toContain('retention.hold_ended')
  })

  test('no way round: the database refuses to delete what is held', async () => {
    const held = await somebody('Vast', [[lener, '2020-01-01']])
    await hold('relation', held)
    await expect(app.query('delete from relations.relation where id = $1', [held])).rejects.toThrow(
      /legal_hold_relation/,
    )
  })

  test('a merge takes a hold along', async () => {
    const held = await somebody('Vast', [[lener, '2020-01-01']])
    const other = await somebody('Ander', [[lener, '2020-01-01']])
    await hold('relation', held)
    await app.query('update privacy.legal_hold set relation_id = $2 where relation_id = $1', [held, other])
    await app.query('update relations.relation set merged_into_id = $2 where id = $1', [held, other])
    await app.query('update relations.role set relation_id = $2 where relation_id = $1', [held, other])
    const rule = await on(await add(content()))
    expect(await carriedOut(rule.id)).toMatchObject({ removed: 0, kept: { held: 1 } })
  })

  test.each([
    {
      what: 'a relation that does not exist',
      body: { kind: 'relation', subjectId: '019a0000-0000-7000-8000-000000000001' },
      code: 'relations.relation_not_found',
    },
    {
      what: 'a type that does not exist',
      body: { kind: 'type', subjectId: '019a0000-0000-7000-8000-000000000001' },
      code: 'relations.type_not_found',
    },
    {
      what: 'a source that does not exist',
      body: { kind: 'source', subjectId: '019a0000-0000-7000-8000-000000000001' },
      code: 'identity.source_not_found',
    },
  ])('$what cannot be held', async ({ body, code }) => {
    expect(
      (await officer('POST', '/retention/holds', { ...body, reason: 'Een geschil', until: null })).json().code,
    ).toBe(code)
  })
})

describe('who may', () => {
  test('another organisation does not even learn that a rule, run or hold exists', async () => {
    const held = await somebody('Vast', [[lener, '2020-01-01']])
    const rule = await on(await add(content()))
    const run = await carriedOut(rule.id)
    const hold = await officer('POST', '/retention/holds', {
      kind: 'relation',
      subjectId: held,
      reason: 'Een geschil',
      until: null,
    })
    const other = await app.otherTenant()
    const tries = [
      await other.as('GET', `/retention/rules/${rule.id}`),
      await other.as('POST', `/retention/rules/${rule.id}/preview`),
      await other.as('POST', `/retention/runs/${run.id}/stop`),
      await other.as('POST', '/retention/holds', {
        kind: 'relation',
        subjectId: held,
        reason: 'Even proberen',
        until: null,
      }),
      await other.as('POST', `/retention/holds/${hold.json().id ?? held}/lift`, { reason: 'Even proberen' }),
    ]
    expect(tries.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404, 404])
    expect((await other.as('GET', '/retention/runs')).json().items).toEqual([])
  })

  test('somebody who does not see every domain cannot switch on, carry out or agree', async () => {
    const rule = await add(content())
    await preview(rule.id)
    const parts = NO_PARTS
    const refusal = { code: 'privacy.retention_needs_all_domains' }
    await expect(
      app.inTransaction((ctx) => switchRule(ctx, parts, { id: rule.id, isOn: true, version: 1 }), rights.limited),
    ).rejects.toMatchObject(refusal)
    await expect(app.inTransaction((ctx) => startRun(ctx, parts, rule.id), rights.limited)).rejects.toMatchObject(
      refusal,
    )
    await expect(
      app.inTransaction((ctx) => agreeRun(ctx, { id: rule.id, due: 0 }), rights.limited),
    ).rejects.toMatchObject(refusal)
  })

  test('a relation manager is refused', async () => {
    expect((await app.as('relation_manager')('GET', '/retention/rules')).statusCode).toBe(403)
    expect((await app.as('relation_manager')('POST', '/retention/holds', {})).statusCode).toBe(403)
  })

  test('hostile texts stay text: in the list, and as no formula in the proof', async () => {
    const title = `=HYPERLINK("http://x";"y")'; drop table privacy.retention_rule; --<script>`
    const rule = await on(await add(content({ title, why: '\u202Eomgekeerd' })))
    await carriedOut(rule.id)
    expect((await officer('GET', `/retention/rules/${rule.id}`)).json().rule.title).toBe(title)
    const csv = (await officer('GET', '/retention/proof')).body
    expect(csv).toContain(`"'=HYPERLINK(""http`)
    const long = await officer('POST', '/retention/rules', content({ title: 'x'.repeat(10_000) }))
    expect(long.statusCode).toBe(422)
  })
})

describe('loan titles', () => {
  const ask = (until: string) =>
    officer('POST', '/retention/loan-titles', {
      purpose: 'Leesclub voor leden',
      reason: 'De leden van de leesclub vroegen hier zelf om.',
      until,
    })

  test('may be read in for a purpose, with a reason, until a day; and not again after it', async () => {
    expect((await officer('GET', '/retention/loan-titles')).json()).toEqual({ running: null, earlier: [] })
    expect((await ask('2028-01-01')).json().code).toBe('privacy.loan_titles_too_long')
    expect((await ask('2026-01-01')).json().code).toBe('privacy.loan_titles_too_long')
    expect((await ask('2026-06-01')).statusCode).toBe(200)
    expect((await ask('2026-06-01')).json().code).toBe('privacy.loan_titles_allowed')
    app.clock.set('2026-06-02T12:00:00.000Z')
    expect(await app.inTransaction((ctx) => mayReadLoanTitles(ctx))).toBe(false)
    expect(await app.inTransaction(showLoanTitles)).toMatchObject({ running: null, earlier: [{ until: '2026-06-01' }] })
    app.clock.set('2026-03-01T10:00:00.000Z')
    expect(await app.inTransaction((ctx) => mayReadLoanTitles(ctx))).toBe(true)
    expect((await officer('DELETE', '/retention/loan-titles')).statusCode).toBe(200)
    expect((await officer('DELETE', '/retention/loan-titles')).json().code).toBe('privacy.loan_titles_not_allowed')
    expect((await app.audit()).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['loan_titles.allowed', 'loan_titles.withdrawn']),
    )
  })
})
