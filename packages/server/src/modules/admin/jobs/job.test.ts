import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type Injected, type TestApp } from '../../../platform/testing/test-app.ts'
import { cancelJob, getJob } from './job.service.ts'

const KINDS = new Set(['test.stoppable'])

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})

const codeOf = (reply: Injected): [number, unknown] => [reply.statusCode, reply.json().code]
const enqueue = (name: string, role: 'administrator' | 'relation_manager' | 'reader' = 'relation_manager') =>
  app.inTransaction((ctx) => ctx.enqueue({ name, payload: { secret: 'blijft binnen' } }), app.who(role))

describe('background work', () => {
  test('is listed with who started it, without what is in it', async () => {
    const id = await enqueue('test.stoppable')
    const reply = await app.as('relation_manager')('GET', '/jobs?state=waiting')
    expect(reply.json().items[0]).toMatchObject({
      id,
      state: 'waiting',
      startedBy: 'Test relation_manager',
      progress: null,
    })
    expect(reply.body).not.toContain('blijft binnen')
    expect((await app.as('administrator')('GET', '/jobs?state=done')).json().items).toEqual([])
  })

  test('is not listed for who may not see it', async () => {
    expect(codeOf(await app.as('reader')('GET', '/jobs'))).toEqual([403, 'auth.forbidden'])
  })

  test('of oneself can be followed, of others does not exist', async () => {
    const [mine, theirs] = [await enqueue('test.stoppable', 'reader'), await enqueue('test.stoppable')]
    expect((await app.as('reader')('GET', `/jobs/${mine}`)).json().id).toBe(mine)
    expect(codeOf(await app.as('reader')('GET', `/jobs/${theirs}`))).toEqual([404, 'admin.job_not_found'])
    expect((await app.as('administrator')('GET', `/jobs/${theirs}`)).json().id).toBe(theirs)
  })

  test('of another organisation does not exist', async () => {
    const other = await app.otherTenant()
    const id = await enqueue('test.stoppable')
    expect(codeOf(await other.as('GET', `/jobs/${id}`))).toEqual([404, 'admin.job_not_found'])
  })

  test('can be asked to stop; asking twice is asking once', async () => {
    const id = await enqueue('test.stoppable')
    expect((await app.inTransaction((ctx) => getJob(ctx, id, KINDS))).canCancel).toBe(true)
    const asked = await app.inTransaction((ctx) => cancelJob(ctx, id, KINDS))
    expect(asked.canCancel).toBe(false)
    await app.inTransaction((ctx) => cancelJob(ctx, id, KINDS))
    const trail = (await app.audit()).filter((entry) => entry.subject_id === id)
    expect(trail.map((entry) => entry.action)).toEqual(['job.cancel_asked'])
  })

  test('that cannot be stopped, or has ended, is not', async () => {
    const stubborn = await enqueue('test.stubborn')
    expect(codeOf(await app.as('administrator')('POST', `/jobs/${stubborn}/cancel`))).toEqual([
      409,
      'admin.job_not_cancellable',
    ])
    const ended = await enqueue('test.stoppable')
    await app.query(`update platform.job set state = 'done' where id = $1`, [ended])
    await expect(app.inTransaction((ctx) => cancelJob(ctx, ended, KINDS))).rejects.toMatchObject({
      code: 'admin.job_not_cancellable',
    })
  })
})
