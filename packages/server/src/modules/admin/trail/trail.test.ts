import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type Injected, type TestApp } from '../../../platform/testing/test-app.ts'

let app: TestApp
const subject = crypto.randomUUID()

beforeAll(async () => {
  app = await testApp()
  for (let number = 1; number <= 7; number += 1) {
    // Three at one moment, to see that a page neither repeats nor skips.
    app.clock.set(`2026-03-02T10:0${Math.ceil(number / 3)}:00.000Z`)
    await app.inTransaction((ctx) => ctx.audit('test.happened', { kind: 'test', id: subject }, { number }))
  }
})

const codeOf = (reply: Injected): [number, unknown] => [reply.statusCode, reply.json().code]
const read = (query: string) => app.as('administrator')('GET', `/audit?${query}`)
const items = async (query: string) => (await read(query)).json().items
const actions = async (query: string): Promise<string[]> =>
  (await items(query)).map(({ action }: { action: string }) => action)

/** A relation of one's own, and the entries about it. */
async function addRelation(surname: string): Promise<string> {
  const reply = await app.as('administrator')('POST', '/relations', {
    kind: 'person',
    name: { firstName: 'Willemijn', surname },
  })
  return reply.json().relation.id
}

describe('the trail', () => {
  test('is read in pages, newest first, each entry once', async () => {
    const numbers: unknown[] = []
    let cursor = ''
    do {
      const page = (await read(`action=test.happened&limit=2${cursor}`)).json()
      numbers.push(...page.items.map((entry: { details: { number: number } }) => entry.details.number))
      cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`
    } while (cursor !== '')
    expect(numbers).toEqual([7, 6, 5, 4, 3, 2, 1])
  })

  test('says who did what, when, to what and through what', async () => {
    const [entry] = await items(`subjectId=${subject}`)
    expect(entry).toMatchObject({
      at: '2026-03-02T10:03:00.000Z',
      actor: 'Test administrator',
      action: 'test.happened',
      isRead: false,
      subjectKind: 'test',
      subjectId: subject,
      subjectName: null,
      origin: { kind: 'product', name: null, address: null },
      withheld: null,
    })
  })

  test('has no page at a place that does not exist', async () => {
    expect(codeOf(await read('cursor=ergens'))).toEqual([422, 'relations.cursor_invalid'])
  })

  test('is for who may read it', async () => {
    const routes = [
      ['GET', '/audit'],
      ['GET', '/audit/export?format=csv'],
      ['GET', '/audit/options'],
      ['GET', '/audit/state'],
      ['POST', '/audit/verifications'],
      ['POST', '/audit/checkpoint'],
    ] as const
    for (const [method, url] of routes) {
      expect(codeOf(await app.as('relation_manager')(method, url)), url).toEqual([403, 'auth.forbidden'])
      expect(codeOf(await app.anonymous(method, url)), url).toEqual([401, 'auth.required'])
    }
    expect((await app.as('privacy_officer')('GET', '/audit')).statusCode).toBe(200)
  })

  test('of another organisation is not in it', async () => {
    const other = await app.otherTenant()
    expect((await other.as('GET', '/audit?action=test.happened')).json().items).toEqual([])
    expect((await other.as('GET', '/audit/options')).json().actions).not.toContain('test.happened')
    expect((await other.as('GET', '/audit/export?format=csv')).body).not.toContain(subject)
  })
})

describe('in the trail is found', () => {
  test('what somebody did, also through a job', async () => {
    const { id } = app.who('administrator').actor
    await app.inTransaction((ctx) => ctx.enqueue({ name: 'admin.verify-audit', payload: {} }))
    await app.runJobs()
    const found = await items(`actorId=${id}&action=audit.verified`)
    expect(found).toMatchObject([
      { actorId: id, actor: 'Test administrator', origin: { kind: 'job', name: 'admin.verify-audit' } },
    ])
    expect(await items(`actorId=${crypto.randomUUID()}`)).toEqual([])
  })

  test('what was read, apart from what was done', async () => {
    const id = crypto.randomUUID()
    await app.inTransaction((ctx) => ctx.auditRead('relation.unmasked', { kind: 'relation', id }, { reason: 'balie' }))
    await app.inTransaction((ctx) => ctx.audit('relation.archived', { kind: 'relation', id }))
    expect(await actions(`subjectId=${id}&kind=read`)).toEqual(['relation.unmasked'])
    expect(await actions(`subjectId=${id}&kind=write`)).toEqual(['relation.archived'])
    expect((await actions('kind=read')).every((action) => action !== 'relation.archived')).toBe(true)
    const { id: actorId } = app.who('administrator').actor
    expect(await actions(`actorId=${actorId}&kind=read`)).toContain('relation.unmasked')
  })

  test('what was done on a day, as days go in the Netherlands', async () => {
    const id = crypto.randomUUID()
    for (const moment of [
      '2026-03-01T22:59:59.999Z',
      '2026-03-01T23:00:00.000Z',
      '2026-03-02T22:59:59.999Z',
      '2026-03-02T23:00:00.000Z',
    ]) {
      app.clock.set(moment)
      await app.inTransaction((ctx) => ctx.audit('test.at_night', { kind: 'test', id }))
    }
    app.clock.set('2026-03-02T12:00:00.000Z')
    const found = await items(`subjectId=${id}&from=2026-03-02&until=2026-03-02`)
    expect(found.map(({ at }: { at: string }) => at)).toEqual(['2026-03-02T22:59:59.999Z', '2026-03-01T23:00:00.000Z'])
  })

  test('what was done to somebody, by a part of their name, and what a colleague did by theirs', async () => {
    const id = await addRelation('Zonneveldt')
    expect(await items('q=zonneveldt')).toMatchObject([
      { action: 'relation.created', subjectId: id, subjectName: 'Willemijn Zonneveldt' },
    ])
    expect((await actions('q=test%20administrator')).length).toBeGreaterThan(5)
    expect(await items('q=bestaat-hier-niet-xyz')).toEqual([])
  })

  test.each([
    ['SQL', `'; drop table platform.audit_entry; --`],
    ['a wildcard', '%'],
    ['nothing but spaces', '   '],
    ['NUL', 'a\u0000b'],
    ['right to left', '\u202eabc'],
    ['two hundred letters', 'x'.repeat(200)],
  ])('with %s nothing that breaks', async (_what, q) => {
    expect((await read(`q=${encodeURIComponent(q)}`)).statusCode).toBe(200)
  })

  test('what and who there is to choose from', async () => {
    const { actors, actions: known } = (await app.as('administrator')('GET', '/audit/options')).json()
    expect(known).toEqual(expect.arrayContaining(['test.happened', 'user.signed_in']))
    expect(new Set(known).size).toBe(known.length)
    expect(actors[0].name).not.toBeNull()
    expect(actors).toEqual(
      expect.arrayContaining([{ id: app.who('administrator').actor.id, name: 'Test administrator' }]),
    )
  })
})

test('what was done to a relation that the reader may not see is told without its values', async () => {
  const id = await addRelation('Buitendomein')
  await app.query('update relations.relation set domain_mask = 4 where id = $1', [id])
  const who = { ...app.who('administrator'), domainMask: '2' }
  const { listTrail } = await import('./trail.service.ts')
  const { trailSubjects } = await import('../../../app/trail-subjects.ts')
  const page = await app.inTransaction((ctx) => listTrail(ctx, { subjectId: id, limit: 10 }, trailSubjects), who)
  expect(page.items).toMatchObject([
    { action: 'relation.created', subjectName: null, details: null, withheld: 'rights' },
  ])
  expect(JSON.stringify(page)).not.toContain('Buitendomein')
})

describe('an export', () => {
  const HOSTILE = '=HYPERLINK("http://kwaad.example";"klik")\r\n"; \u202e<script>'

  test('holds what the filter shows, acts as no formula, and is in the trail itself', async () => {
    const id = crypto.randomUUID()
    await app.inTransaction((ctx) => ctx.audit('=test.hostile', { kind: 'test', id }, { text: HOSTILE }))
    const reply = await app.as('administrator')('GET', `/audit/export?format=csv&subjectId=${id}`)
    expect(reply.headers['content-disposition']).toMatch(/^attachment; filename="wie-deed-wat-2026-03-02\.csv"$/)
    const [head, line, end] = reply.body.split('\r\n')
    expect(head).toMatch(/^\uFEFFnummer;moment;wie;/)
    expect(line).toContain(`;'=test.hostile;`)
    expect(line).toContain('""text"":""=HYPERLINK')
    expect(end).toBe('')
    const [exported] = await items('action=audit.exported')
    expect(exported).toMatchObject({ isRead: true, details: { format: 'csv', count: 1, isComplete: true } })
  })

  test('as JSON gives back exactly what was kept', async () => {
    const id = crypto.randomUUID()
    await app.inTransaction((ctx) => ctx.audit('test.hostile', { kind: 'test', id }, { text: HOSTILE }))
    const reply = await app.as('administrator')('GET', `/audit/export?format=json&subjectId=${id}`)
    const [entry] = reply.json()
    expect(entry).toMatchObject({ action: 'test.hostile', details: { text: HOSTILE } })
    expect(entry.number).toBeGreaterThan(0)
    expect(entry.hash).toMatch(/^[0-9a-f]{64}$/)
  })

  test('of everything is whole, over more than one page', async () => {
    const id = crypto.randomUUID()
    await app.inTransaction(async (ctx) => {
      for (let number = 0; number < 1100; number += 1) await ctx.audit('test.many', { kind: 'test', id }, { number })
    })
    const entries = (await app.as('administrator')('GET', `/audit/export?format=json&subjectId=${id}`)).json()
    expect(new Set(entries.map((entry: any) => entry.details.number)).size).toBe(1100)
  })
})

describe('a verification', () => {
  const ask = () => app.as('administrator')('POST', '/audit/verifications')
  const state = async () => (await app.as('administrator')('GET', '/audit/state')).json()

  test('is background work, of which the outcome is kept and stands in the trail', async () => {
    const { jobId } = (await ask()).json()
    expect((await state()).job).toMatchObject({ id: jobId, state: 'waiting' })
    expect(codeOf(await ask())).toEqual([409, 'admin.audit_verifying'])
    await app.runJobs()
    const { sealed, verifications, job, checkpoint } = await state()
    expect(job).toBeNull()
    expect(verifications[0]).toMatchObject({ by: 'Test administrator', breaks: 0, found: [] })
    expect(verifications[0].until).toBe(sealed)
    expect(checkpoint.number).toBeGreaterThan(0)
    expect(await actions('action=audit.verified&limit=1')).toEqual(['audit.verified'])
  })

  test('tells at which place the trail is not what was written', async () => {
    const [entry] = await items('action=test.happened&limit=1')
    const owner = await ownerOf(app)
    await owner.query(`select set_config('klantregie.tenant', $1, false)`, [app.tenantId])
    await owner.query(`update platform.audit_entry set actor_name = 'Iemand Anders' where id = $1`, [entry.id])
    await ask()
    await app.runJobs()
    const { verifications } = await state()
    await owner.query(`update platform.audit_entry set actor_name = $2 where id = $1`, [entry.id, entry.actor])
    await owner.end()
    expect(verifications[0]).toMatchObject({
      breaks: 1,
      found: [{ number: entry.number, entryId: entry.id, reason: 'entry_changed' }],
    })
  })

  test('is done every week by itself, and not more often', async () => {
    const before = (await state()).verifications.length
    app.clock.set('2026-03-10T12:00:00.000Z')
    await app.runDay()
    const weekly = () =>
      app.query(`select state from platform.job where name = 'admin.verify-audit-weekly' order by created_at`)
    expect(await weekly()).toEqual([{ state: 'done' }])
    app.clock.set('2026-03-11T12:00:00.000Z')
    await app.runDay()
    expect(await weekly()).toEqual([{ state: 'done' }])
    app.clock.set('2026-03-02T12:00:00.000Z')
    expect(before).toBeGreaterThan(0)
  })
})

test('a checkpoint can be checked by anybody, with nothing of ours', async () => {
  const { createPublicKey, verify } = await import('node:crypto')
  const made = (await app.as('privacy_officer')('POST', '/audit/checkpoint')).json()
  const isRight = (message: string) =>
    verify(null, Buffer.from(message), createPublicKey(made.publicKey), Buffer.from(made.signature, 'base64'))
  expect(isRight(made.message)).toBe(true)
  expect(isRight(`${made.message} `)).toBe(false)
  expect(made.message.split('\n')).toEqual([
    'klantregie-audit-checkpoint/1',
    app.tenantId,
    String(made.number),
    made.hash,
    made.at,
  ])
})

async function ownerOf({ ownerUrl }: TestApp) {
  const { Client } = (await import('pg')).default
  const client = new Client(ownerUrl)
  await client.connect()
  return client
}
