import type { RetentionRule } from '@klantregie/contract'
import { beforeEach, describe, expect, test } from 'vitest'
import { purposeOf } from '../testing/people.ts'
import { startPreview, viewPreview } from './preview.service.ts'
import { listRuns } from './run.service.ts'
import { NO_PARTS, ruleHouse } from './testing/rule-house.ts'

const house = await ruleHouse()
const { app, rights, lener, donateur, officer, content, somebody, add, preview, on, carriedOut, names } = house
beforeEach(house.begin)

describe('the rules an organisation starts with', () => {
  test('are there at the first look, all off, and what the product does not keep yet is said so', async () => {
    const { items, kinds, seesAll } = (await officer('GET', '/retention/rules')).json()
    expect(items.length).toBeGreaterThan(15)
    expect(items.filter((rule: RetentionRule) => rule.isOn)).toEqual([])
    expect(items.find((rule: RetentionRule) => rule.kind === 'financial_record')).toMatchObject({
      months: 84,
      applies: false,
    })
    expect(kinds.find((kind: { kind: string }) => kind.kind === 'library_transaction')).toMatchObject({
      applies: false,
    })
    expect(seesAll).toBe(true)
    const again = (await officer('GET', '/retention/rules')).json()
    expect(again.items.length).toBe(items.length)
  })

  test('nothing goes at night as long as nobody switched one on', async () => {
    await somebody('Vroeger', [[lener, '2010-01-01']])
    await app.runDay()
    expect(await names()).toEqual(['An Vroeger'])
  })
})

describe('preview', () => {
  test('counts what would go and what would stay and why, with examples, and changes nothing', async () => {
    await somebody('Weg', [[lener, '2020-01-01']])
    await somebody('Gever', [
      [lener, '2020-01-01'],
      [donateur, '2024-01-01'],
    ])
    await somebody('Terug', [
      [lener, '2020-01-01'],
      [lener, null],
    ])
    await somebody('Kort', [[lener, '2025-01-01']])
    const held = await somebody('Vast', [[lener, '2020-01-01']])
    await officer('POST', '/retention/holds', {
      kind: 'relation',
      subjectId: held,
      reason: 'Een rechtszaak',
      until: null,
    })
    const rule = await add(content())
    const shown = await preview(rule.id)
    expect(shown.counts).toEqual({ total: 5, passed: 4, due: 1, kept: { held: 1, no_rule: 1, running_role: 1 } })
    expect(shown.examples).toMatchObject([{ name: 'An Weg', since: '2022-01-01' }])
    expect(shown.keptExamples.map((one: { reason: string }) => one.reason).sort()).toEqual([
      'held',
      'no_rule',
      'running_role',
    ])
    expect((await names()).length).toBe(5)
  })

  test('of a rule narrowed to a purpose only those are counted who said something about it', async () => {
    const newsletter = await purposeOf(app, 'newsletter')
    const said = await somebody('Lezer', [[lener, '2020-01-01']])
    await somebody('Nooit', [[lener, '2020-01-01']])
    await officer('POST', `/relations/${said}/consents`, {
      purposeId: newsletter.id,
      channels: ['email'],
      state: 'refused',
      occurredAt: '2020-01-02T10:00:00.000Z',
    })
    const rule = await add(content({ purposeId: newsletter.id }))
    const shown = await preview(rule.id)
    expect(shown.counts).toMatchObject({ passed: 1, due: 1 })
    expect(shown.examples.map(({ name }: { name: string }) => name)).toEqual(['An Lezer'])
  })

  test('somebody who sees one domain learns nothing of the others', async () => {
    const rule = await add(content())
    await somebody('Mijn', [[lener, '2020-01-01']])
    const hidden = await somebody('Verborgen', [[lener, '2020-01-01']])
    await app.query(`update relations.relation set domain_mask = $2::bigint where id = $1`, [
      hidden,
      (1n << BigInt(rights.other.bit)).toString(),
    ])
    await preview(rule.id)
    expect(await app.inTransaction((ctx) => viewPreview(ctx, rule.id), rights.limited)).toBeNull()
    expect((await app.inTransaction((ctx) => viewPreview(ctx, rule.id)))?.counts).toMatchObject({ passed: 2 })
    // Counted by the one who sees less, it is less: also the whole that it is part of.
    await app.inTransaction((ctx) => startPreview(ctx, NO_PARTS, rule.id), rights.limited)
    await app.runJobs()
    const few = await app.inTransaction((ctx) => viewPreview(ctx, rule.id), rights.limited)
    expect(few?.counts).toEqual({ total: 1, passed: 1, due: 1, kept: {} })
    expect(few?.examples.map(({ name }) => name)).toEqual(['An Mijn'])
  })
})

describe('switching on', () => {
  test('asks for a preview of this very version', async () => {
    const rule = await add(content())
    const refused = await officer('POST', `/retention/rules/${rule.id}/switch`, { isOn: true, version: 1 })
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'privacy.retention_not_previewed'])
    await on(rule)
    const changed = await officer('PUT', `/retention/rules/${rule.id}`, {
      ...content({ months: 12 }),
      expectedVersion: 1,
    })
    expect(changed.json()).toMatchObject({ version: 2, isOn: false })
    const again = await officer('POST', `/retention/rules/${rule.id}/switch`, { isOn: true, version: 2 })
    expect(again.json().code).toBe('privacy.retention_not_previewed')
    const { versions } = (await officer('GET', `/retention/rules/${rule.id}`)).json()
    expect(
      versions.map((one: { version: number; content: { months: number } }) => [one.version, one.content.months]),
    ).toEqual([
      [2, 12],
      [1, 24],
    ])
  })

  test('two people who change a rule at once do not change it over each other', async () => {
    const rule = await add(content())
    await officer('PUT', `/retention/rules/${rule.id}`, { ...content({ months: 36 }), expectedVersion: 1 })
    const late = await officer('PUT', `/retention/rules/${rule.id}`, { ...content({ months: 6 }), expectedVersion: 1 })
    expect([late.statusCode, late.json().code]).toEqual([409, 'privacy.retention_rule_changed'])
  })

  test('what the product does not keep cannot be previewed or switched on', async () => {
    const rule = await add(
      content({
        kind: 'library_transaction',
        typeId: null,
        months: 0,
        days: 90,
        moment: 'received',
        action: 'pseudonymise',
      }),
    )
    expect((await officer('POST', `/retention/rules/${rule.id}/preview`)).json().code).toBe('privacy.retention_not_yet')
    expect((await officer('POST', `/retention/rules/${rule.id}/switch`, { isOn: true, version: 1 })).json().code).toBe(
      'privacy.retention_not_yet',
    )
  })

  test.each([
    { what: 'a role that is pseudonymised', rule: { action: 'pseudonymise' as const } },
    { what: 'notes counted from the end of a role', rule: { kind: 'note' as const, typeId: null } },
    { what: 'no term at all', rule: { months: 0 } },
    { what: 'lists of a relation type', rule: { kind: 'upload' as const, moment: 'received' as const } },
  ])('what makes no sense is refused: $what', async ({ rule }) => {
    const reply = await officer('POST', '/retention/rules', content(rule))
    expect([reply.statusCode, reply.json().code]).toEqual([422, 'privacy.retention_rule_impossible'])
  })
})

describe('carrying out', () => {
  test('takes away what is due, leaves the rest, and keeps proof in numbers without names', async () => {
    await somebody('Weg', [[lener, '2020-01-01']])
    await somebody('Ook', [[lener, '2024-03-01']])
    await somebody('Morgen', [[lener, '2024-03-02']])
    const rule = await on(await add(content()))
    const run = await carriedOut(rule.id)
    expect(run).toMatchObject({ state: 'done', ruleVersion: 1, total: 3, due: 2, removed: 2, isScheduled: false })
    expect(await names()).toEqual(['An Morgen'])
    const trail = (await app.audit()).filter(({ action }) => action === 'retention.run_done').at(-1)
    expect(JSON.stringify(trail)).not.toContain('Weg')
    const csv = (await officer('GET', '/retention/proof')).body
    expect(csv).toContain('Leners twee jaar')
    expect(csv).not.toContain('An ')
  })

  test('every night, by itself', async () => {
    await somebody('Weg', [[lener, '2020-01-01']])
    await on(await add(content()))
    app.clock.set('2026-03-05T04:00:00.000Z')
    await app.runDay()
    await app.runJobs()
    expect(await names()).toEqual([])
    const { items } = await app.inTransaction((ctx) => listRuns(ctx, { limit: 1 }))
    expect(items).toMatchObject([{ isScheduled: true, removed: 1, startedBy: 'Klantregie' }])
  })

  test('more than may go unasked waits, for exactly the number that was shown', async () => {
    for (let index = 0; index < 12; index += 1) await somebody(`Nummer ${index}`, [[lener, '2020-01-01']])
    await officer('PUT', '/retention/settings', { mostShare: 0.5, mostCount: 500, isScheduled: true })
    const rule = await on(await add(content()))
    const waiting = await carriedOut(rule.id)
    expect(waiting).toMatchObject({ state: 'waiting', due: 12, removed: 0 })
    expect((await names()).length).toBe(12)
    const again = await officer('POST', `/retention/rules/${rule.id}/runs`)
    expect(again.json().code).toBe('privacy.retention_run_open')
    const wrong = await officer('POST', `/retention/runs/${waiting.id}/agree`, { due: 11 })
    expect([wrong.statusCode, wrong.json().code]).toEqual([409, 'privacy.retention_count_changed'])
    // Another one is due by now: it was not agreed to, and stays for the next time.
    await somebody('Later', [[lener, '2020-01-01']])
    await officer('POST', `/retention/runs/${waiting.id}/agree`, { due: 12 })
    await app.runJobs()
    expect((await names()).length).toBe(1)
    const [done] = (await officer('GET', `/retention/runs?ruleId=${rule.id}`)).json().items
    expect(done).toMatchObject({ state: 'done', removed: 12, agreed: 12, agreedBy: 'Test privacy_officer' })
  })

  test('a run that was stopped while it waited takes nothing away', async () => {
    for (let index = 0; index < 12; index += 1) await somebody(`Nummer ${index}`, [[lener, '2020-01-01']])
    await officer('PUT', '/retention/settings', { mostShare: 0.5, mostCount: 500, isScheduled: true })
    const rule = await on(await add(content()))
    const waiting = await carriedOut(rule.id)
    expect((await officer('POST', `/retention/runs/${waiting.id}/stop`)).json().state).toBe('stopped')
    expect((await officer('POST', `/retention/runs/${waiting.id}/agree`, { due: 12 })).json().code).toBe(
      'privacy.retention_run_not_waiting',
    )
    await app.runJobs()
    expect((await names()).length).toBe(12)
  })

  test('a rule that was switched off meanwhile takes nothing away', async () => {
    await somebody('Weg', [[lener, '2020-01-01']])
    const rule = await on(await add(content()))
    await officer('POST', `/retention/rules/${rule.id}/runs`)
    await officer('POST', `/retention/rules/${rule.id}/switch`, { isOn: false, version: 1 })
    await app.runJobs()
    expect(await names()).toEqual(['An Weg'])
    expect((await officer('GET', `/retention/runs?ruleId=${rule.id}`)).json().items[0].state).toBe('stopped')
  })

  test('a job that runs twice takes nothing away twice', async () => {
    await somebody('Weg', [[lener, '2020-01-01']])
    const rule = await on(await add(content()))
    const run = await carriedOut(rule.id)
    await somebody('Nieuw', [[lener, '2020-01-01']])
    await app.inTransaction((ctx) => ctx.enqueue({ name: 'privacy.run-retention', payload: { runId: run.id } }))
    await app.runJobs()
    expect(await names()).toEqual(['An Nieuw'])
    expect((await officer('GET', `/retention/runs?ruleId=${rule.id}`)).json().items[0]).toMatchObject({ removed: 1 })
  })

  test('notes go by their own rule and stay as long as a longer one counts', async () => {
    const gone = await somebody('Lid', [[lener, null]])
    const kept = await somebody('Gever', [[donateur, null]])
    for (const id of [gone, kept])
      await app.query(
        `insert into activity.interaction (id, relation_id, origin_relation_id, kind, occurred_at, text, by_name, created_at)
         values (gen_random_uuid(), $1, $1, 'note', '2020-01-01', 'iets', 'Test', now())`,
        [id],
      )
    const notes = { kind: 'note', typeId: null, months: 60, moment: 'received' } as const
    const rule = await on(await add(content({ ...notes, title: 'Notities vijf jaar' })))
    await on(await add(content({ ...notes, title: 'Notities van donateurs', typeId: donateur, months: 120 })))
    expect(await carriedOut(rule.id)).toMatchObject({ due: 1, removed: 1, kept: { other_rule: 1 } })
    expect((await app.query('select relation_id from activity.interaction')).map((row) => row.relation_id)).toEqual([
      kept,
    ])
  })

  test('proof is never taken away, also not by the product itself', async () => {
    const rule = await on(await add(content()))
    await carriedOut(rule.id)
    await expect(app.query('delete from privacy.retention_run')).rejects.toThrow(/Proof is not removed/)
    await expect(app.query('delete from privacy.retention_rule_version')).rejects.toThrow(/Proof is not removed/)
    await expect(app.query(`update privacy.retention_rule_version set content = '{}'`)).rejects.toThrow(
      /permission denied/,
    )
  })
})
