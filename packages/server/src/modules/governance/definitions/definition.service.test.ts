import { StarterSet } from '@klantregie/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { createOrganisation, productAt } from '../../admin/index.ts'
import { listDefinitions } from './definition.service.ts'
import { addStarterSets } from './starter-set.service.ts'
import { termsOfSets } from './starter-set.ts'

const app = await testApp()
const manager = app.as('relation_manager')
const reader = app.as('reader')
const administrator = app.as('administrator')
let count = 0

beforeAll(async () => {
  const owner = app.who('relation_manager').actor.id
  await app.query(`update governance.domain set owner_user_id = $1 where key = 'members'`, [owner])
})

const domainId = async (key: string): Promise<string> =>
  (await app.query('select id from governance.domain where key = $1', [key]))[0].id

async function aTerm(change: object = {}) {
  count += 1
  const body = {
    term: `Woord ${count}`,
    meaning: 'Iets waar wij over praten.',
    domainId: await domainId('members'),
    ...change,
  }
  const reply = await reader('POST', '/definitions', body)
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json()
}
const act = (who: typeof manager, id: string, body: object) =>
  who('POST', `/definitions/${id}/acts`, { reason: '', ...body })
const codeOf = (reply: { json: () => any }) => reply.json().code

describe('a starter set', () => {
  test('is given to a new organisation as concepts, each explained once, in its language', async () => {
    const items = (await reader('GET', '/definitions')).json().items
    expect(items).toHaveLength(termsOfSets(StarterSet.options).length)
    expect(items.length).toBeGreaterThanOrEqual(40)
    expect(items.every((item: any) => item.status === 'concept' && item.meaning.length > 20)).toBe(true)
    const member = items.find((item: any) => item.term === 'Lid')
    expect(member).toMatchObject({
      domain: { name: expect.any(String) },
      countingRule: expect.stringContaining('31 december'),
    })
    const terms = (await reader('GET', '/definitions/terms')).json().items
    expect(terms).toContainEqual(expect.objectContaining({ kind: 'type', key: 'borrower', term: 'Lener' }))
    expect(new Set(terms.map((term: any) => `${term.kind} ${term.key}`)).size).toBe(terms.length)
  })

  test('adds only what is missing: an organisation’s own words stay as they are', async () => {
    const made = {
      name: 'City Library',
      language: 'en' as const,
      branches: [],
      isDemo: false,
      starterSets: ['library' as const],
    }
    const { tenantId } = await createOrganisation(app.started.transactions, made)
    const who = productAt(tenantId, 'en')
    const before = await app.inTransaction((ctx) => listDefinitions(ctx, 'all'), who)
    expect(before.map((item) => item.term)).toContain('Youth member')
    expect(before.map((item) => item.term)).not.toContain('Occupancy')
    await app.inTransaction(
      (ctx) =>
        ctx.tx
          .updateTable('governance.definition')
          .set({ term: 'Card holder', meaning: 'Our own words.' })
          .where('starter_key', '=', 'member')
          .execute(),
      who,
    )
    const { added, kept } = await app.inTransaction((ctx) => addStarterSets(ctx, ['library', 'venue']), who)
    expect(added).toContain('Occupancy')
    expect(added).not.toContain('Member')
    expect(kept).toBe(before.length)
    const after = await app.inTransaction((ctx) => listDefinitions(ctx, 'all'), who)
    expect(after.find((item) => item.term === 'Card holder')?.meaning).toBe('Our own words.')
    expect((await app.inTransaction((ctx) => addStarterSets(ctx, ['library', 'venue']), who)).added).toEqual([])
  })

  test('is left out when nobody wants one, and added later by who writes the model only', async () => {
    const made = { name: 'Leeg', language: 'nl' as const, branches: [], isDemo: false, starterSets: [] }
    const { tenantId } = await createOrganisation(app.started.transactions, made)
    expect(await app.inTransaction((ctx) => listDefinitions(ctx, 'all'), productAt(tenantId))).toEqual([])
    expect((await manager('POST', '/definitions/starter-sets', { sets: ['venue'] })).statusCode).toBe(403)
    expect((await administrator('POST', '/definitions/starter-sets', { sets: ['venue'] })).json()).toMatchObject({
      added: [],
    })
  })
})

describe('a term', () => {
  test('is put on the list by anybody, agreed by its owner, and keeps every version', async () => {
    const { id } = await aTerm()
    expect(codeOf(await act(reader, id, { act: 'agree', version: 1 }))).toBe('governance.definition_not_yours')
    expect(codeOf(await act(administrator, id, { act: 'agree', version: 1 }))).toBe('governance.definition_not_yours')
    expect((await act(manager, id, { act: 'agree', version: 1 })).json()).toMatchObject({
      status: 'agreed',
      version: 2,
    })
    const text = { term: `Woord ${count}`, meaning: 'Iets anders.', domainId: await domainId('members') }
    const changed = await manager('PATCH', `/definitions/${id}`, { ...text, version: 2 })
    expect(changed.json()).toMatchObject({ status: 'concept', version: 3 })
    expect(changed.json().versions.map((one: any) => [one.version, one.act, one.content.meaning, one.by])).toEqual([
      [3, 'changed', 'Iets anders.', 'Test relation_manager'],
      [2, 'agreed', 'Iets waar wij over praten.', 'Test relation_manager'],
      [1, 'added', 'Iets waar wij over praten.', 'Test reader'],
    ])
    expect(await app.audit()).toContainEqual(expect.objectContaining({ action: 'definition.agreed', subject_id: id }))
  })

  test('that somebody else changed meanwhile is not changed over', async () => {
    const { id, term } = await aTerm()
    const text = { term, meaning: 'Eerst.', domainId: await domainId('members'), version: 1 }
    expect((await manager('PATCH', `/definitions/${id}`, text)).statusCode).toBe(200)
    expect(codeOf(await manager('PATCH', `/definitions/${id}`, { ...text, meaning: 'Daarna.' }))).toBe(
      'governance.definition_changed',
    )
    expect((await reader('GET', `/definitions/${id}`)).json().meaning).toBe('Eerst.')
  })

  test('stands on the list once, whatever its capitals', async () => {
    const { term } = await aTerm()
    const reply = await reader('POST', '/definitions', { term: term.toUpperCase(), meaning: 'Nog eens.' })
    expect([reply.statusCode, codeOf(reply)]).toEqual([409, 'governance.definition_exists'])
  })

  test('is disputed by anybody with a reason, and then stands on the list for the workshop', async () => {
    const { id } = await aTerm()
    await act(manager, id, { act: 'agree', version: 1 })
    expect(codeOf(await act(reader, id, { act: 'dispute', version: 2 }))).toBe('governance.reason_missing')
    const reply = await act(reader, id, { act: 'dispute', version: 2, reason: 'Bij ons telt de jeugd niet mee.' })
    expect(reply.json()).toMatchObject({
      status: 'agreed',
      isDisputed: true,
      comments: [{ text: 'Bij ons telt de jeugd niet mee.' }],
    })
    const workshop = (await reader('GET', '/definitions?list=workshop')).json().items
    expect(workshop[0].isDisputed).toBe(true)
    expect(workshop.map((item: any) => item.id)).toContain(id)
  })

  test('explains what stands on a screen until another term takes over or it is retired', async () => {
    const use = { kind: 'field', key: 'emails' }
    const first = await aTerm({ uses: [use] })
    const second = await aTerm()
    const explains = async () =>
      (await reader('GET', '/definitions/terms')).json().items.find((term: any) => term.key === 'emails')?.id
    expect(await explains()).toBe(first.id)
    await manager('PATCH', `/definitions/${second.id}`, {
      ...second,
      domainId: second.domain.id,
      ownerId: null,
      uses: [use],
    })
    expect(await explains()).toBe(second.id)
    await act(manager, second.id, { act: 'retire', version: 2, reason: 'Niet meer nodig.' })
    expect(await explains()).toBeUndefined()
  })

  test('of another organisation does not exist here', async () => {
    const other = await app.otherTenant()
    const [theirs] = (await other.as('GET', '/definitions')).json().items
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['POST', '/comments', { text: 'Hallo' }],
      ['POST', '/acts', { act: 'agree', version: 1 }],
      ['POST', '/alternatives', { meaning: 'Anders' }],
    ] as const) {
      const reply = await manager(method, `/definitions/${theirs.id}${path}`, body)
      expect([reply.statusCode, codeOf(reply)], path).toEqual([404, 'governance.definition_not_found'])
    }
  })
})

describe('the discussion', () => {
  test('words of one’s own can be taken away, those of others cannot', async () => {
    const { id } = await aTerm()
    const said = (await reader('POST', `/definitions/${id}/comments`, { text: 'Wat is een jaar?' })).json().comments[0]
    expect(codeOf(await manager('DELETE', `/definitions/${id}/comments/${said.id}`))).toBe(
      'governance.comment_not_found',
    )
    const after = (await reader('DELETE', `/definitions/${id}/comments/${said.id}`)).json()
    expect(after.comments).toMatchObject([{ id: said.id, text: null }])
    expect(await app.query('select text from governance.definition_comment where id = $1', [said.id])).toEqual([
      { text: '–' },
    ])
  })

  test('a colleague’s text stands beside the present one; whoever decides picks one, and it is agreed', async () => {
    const { id } = await aTerm()
    await act(reader, id, { act: 'dispute', version: 1, reason: 'Dit klopt niet.' })
    const first = await reader('POST', `/definitions/${id}/alternatives`, { meaning: 'Eerste poging.' })
    expect(first.json().alternatives).toMatchObject([{ state: 'open', isMine: true }])
    await reader('POST', `/definitions/${id}/alternatives`, { meaning: 'Beter zo.', countingRule: 'Op 31 december.' })
    await app.as('front_office')('POST', `/definitions/${id}/alternatives`, { meaning: 'Of zo.' })
    const seen = (await manager('GET', `/definitions/${id}`)).json()
    expect(seen.alternatives.map((one: any) => `${one.meaning} ${one.state}`)).toEqual([
      'Eerste poging. withdrawn',
      'Beter zo. open',
      'Of zo. open',
    ])
    expect((await manager('GET', '/governance/notices')).json().items[0]).toMatchObject({ kind: 'alternative_offered' })
    const [, better] = seen.alternatives
    expect(codeOf(await reader('POST', `/definitions/${id}/alternatives/${better.id}/pick`, { version: 2 }))).toBe(
      'governance.definition_not_yours',
    )
    const picked = (await manager('POST', `/definitions/${id}/alternatives/${better.id}/pick`, { version: 2 })).json()
    expect(picked).toMatchObject({
      meaning: 'Beter zo.',
      countingRule: 'Op 31 december.',
      status: 'agreed',
      isDisputed: false,
      alternativeCount: 0,
    })
    expect(picked.alternatives.map((one: any) => one.state)).toEqual(['withdrawn', 'picked', 'passed'])
    const [notice] = (await reader('GET', '/governance/notices')).json().items
    expect(notice).toMatchObject({ kind: 'alternative_picked', values: { by: 'Test relation_manager' } })
    expect((await manager('POST', `/governance/notices/${notice.id}/seen`)).statusCode).toBe(404)
    expect((await reader('POST', `/governance/notices/${notice.id}/seen`)).statusCode).toBe(200)
    expect((await reader('GET', '/governance/notices')).json().items).toEqual([])
  })
})

test.each([
  ['SQL', `'; drop table governance.definition; --`],
  ['HTML', '<img src=x onerror=alert(1)>'],
  ['a formula', '=HYPERLINK("http://kwaad.example","klik")'],
  ['right-to-left', '‮עברית والعربية‬'],
  ['braces', '{naam, plural, one {#} other {#}}'],
])('a term with %s is kept as it was typed and does nothing', async (_what, text) => {
  const made = await aTerm({ term: `${text} ${count}`.slice(0, 80), meaning: text, countingRule: text })
  expect(made).toMatchObject({ meaning: text, countingRule: text })
  expect((await reader('GET', '/definitions')).json().items.some((item: any) => item.meaning === text)).toBe(true)
})

test('ten thousand characters are refused with the place of the mistake', async () => {
  const reply = await reader('POST', '/definitions', { term: 'Lang', meaning: 'a'.repeat(10_000) })
  expect([reply.statusCode, reply.json().details.issues[0].path]).toEqual([422, 'body.meaning'])
})
