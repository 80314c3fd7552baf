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

  test('says who did what, when, to what', async () => {
    const [entry] = (await read(`subjectId=${subject}`)).json().items
    expect(entry).toMatchObject({
      at: '2026-03-02T10:03:00.000Z',
      actor: 'Test administrator',
      action: 'test.happened',
      subjectKind: 'test',
      subjectId: subject,
    })
  })

  test('has no page at a place that does not exist', async () => {
    expect(codeOf(await read('cursor=ergens'))).toEqual([422, 'relations.cursor_invalid'])
  })

  test('is for administrators only', async () => {
    expect(codeOf(await app.as('relation_manager')('GET', '/audit'))).toEqual([403, 'auth.forbidden'])
    expect(codeOf(await app.anonymous('GET', '/audit'))).toEqual([401, 'auth.required'])
  })

  test('of another organisation is not in it', async () => {
    const other = await app.otherTenant()
    expect((await other.as('GET', '/audit?action=test.happened')).json().items).toEqual([])
  })
})
