import type { Field, ProposalPage } from '@klantregie/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { makeField } from '../testing/own-field.ts'

let app: TestApp
let education: { id: string }
beforeAll(async () => {
  app = await testApp()
  const domains = (await app.as('reader')('GET', '/domains')).json().items as { id: string; key: string }[]
  education = domains.find(({ key }) => key === 'education')!
  await app.query('update governance.domain set owner_user_id = $1 where id = $2', [
    app.who('relation_manager').actor.id,
    education.id,
  ])
})

const field = (label: string, domainId: string | null) => ({
  label,
  dataType: 'yes_no',
  definition: `Of iemand een ${label} heeft.`,
  goal: 'Weten wie we mogen uitnodigen.',
  kinds: ['person'],
  domainId,
})
const proposeField = async (label: string, domainId: string | null = education.id): Promise<ProposalPage> => {
  const content = { what: 'field.add', field: field(label, domainId) }
  const reply = await app.as('front_office')('POST', '/proposals', { content, reason: 'De kidsclub vraagt ernaar.' })
  if (reply.statusCode !== 200) throw new Error(reply.body)
  return reply.json()
}
const fields = async (): Promise<Field[]> => (await app.as('reader')('GET', '/fields')).json().items

test('a colleague proposes, the data owner accepts, and the field is there', async () => {
  const proposal = await proposeField('Pashouder kidsclub')
  expect(proposal).toMatchObject({ status: 'open', title: 'Pashouder kidsclub', isMine: true, mayDecide: false })
  const mine = (await app.as('relation_manager')('GET', '/proposals?mine=true')).json()
  expect(mine.items.map((one: { id: string }) => one.id)).toEqual([proposal.id])
  expect((await app.as('front_office')('GET', '/proposals?mine=true')).json().items).toEqual([])
  const accepted = await app.as('relation_manager')('POST', `/proposals/${proposal.id}/accept`, { reason: 'Goed.' })
  expect(accepted.json()).toMatchObject({ status: 'accepted', decisionReason: 'Goed.', mayDecide: false })
  expect(await fields()).toContainEqual(expect.objectContaining({ key: 'own_pashouder_kidsclub', dataType: 'yes_no' }))
  const history = (await app.as('reader')('GET', '/model/field/own_pashouder_kidsclub/history')).json()
  expect(history.items).toEqual([expect.objectContaining({ action: 'added', proposalId: proposal.id, before: null })])
  expect((await app.audit()).map(({ action }) => action)).toEqual(
    expect.arrayContaining(['proposal.made', 'proposal.accepted', 'field.added']),
  )
  const again = await app.as('relation_manager')('POST', `/proposals/${proposal.id}/refuse`, { reason: 'Toch niet.' })
  expect([again.statusCode, again.json().code]).toEqual([409, 'governance.proposal_decided'])
})

describe('who decides', () => {
  test.each(['administrator', 'front_office', 'reader'] as const)(
    'not the %s, while the domain has an owner',
    async (role) => {
      const { id } = await proposeField(`Veld van ${role}`)
      const reply = await app.as(role)('POST', `/proposals/${id}/accept`, {})
      expect([reply.statusCode, reply.json().code]).toEqual([403, 'governance.not_owner'])
    },
  )

  test('the administrator, when nobody owns the domain or there is none', async () => {
    const domains = (await app.as('reader')('GET', '/domains')).json().items as { id: string; key: string }[]
    const members = domains.find(({ key }) => key === 'members')!
    for (const domainId of [null, members.id]) {
      const { id } = await proposeField(`Veld zonder eigenaar ${String(domainId)}`, domainId)
      expect((await app.as('relation_manager')('POST', `/proposals/${id}/accept`, {})).statusCode).toBe(403)
      expect((await app.as('administrator')('POST', `/proposals/${id}/accept`, {})).statusCode).toBe(200)
    }
  })

  test('nobody of another organisation: it does not exist there', async () => {
    const { id } = await proposeField('Veld van hier')
    const other = await app.otherTenant()
    for (const [method, path] of [
      ['GET', ''],
      ['POST', '/accept'],
    ] as const) {
      const reply = await other.as(method, `/proposals/${id}${path}`, method === 'POST' ? {} : undefined)
      expect([reply.statusCode, reply.json().code]).toEqual([404, 'governance.proposal_not_found'])
    }
  })
})

test('refusing needs a reason, withdrawing is for who proposed, and both leave the model alone', async () => {
  const { id } = await proposeField('Veld dat niet komt')
  expect((await app.as('relation_manager')('POST', `/proposals/${id}/refuse`, { reason: '' })).statusCode).toBe(422)
  const refused = await app.as('relation_manager')('POST', `/proposals/${id}/refuse`, { reason: 'Hebben we al.' })
  expect(refused.json()).toMatchObject({ status: 'refused', decisionReason: 'Hebben we al.' })
  const other = await proposeField('Veld dat teruggaat')
  expect((await app.as('reader')('POST', `/proposals/${other.id}/withdraw`)).json().code).toBe(
    'governance.proposal_not_found',
  )
  expect((await app.as('front_office')('POST', `/proposals/${other.id}/withdraw`)).statusCode).toBe(200)
  expect((await fields()).map(({ label }) => label)).not.toContain('Veld dat niet komt')
})

test('a proposal that was overtaken is shown as a conflict and not applied blindly', async () => {
  const made = await makeField(app, { label: 'Groep', dataType: 'text', domainId: education.id })
  const { key, dataType: _d, isRetired: _r, version, ...words } = made
  const content = { what: 'field.change', key, field: { ...words, label: 'Klas' } }
  const { id } = (await app.as('reader')('POST', '/proposals', { content, reason: 'Zo heet het.' })).json()
  await app.as('administrator')('PATCH', `/fields/${key}`, { ...words, label: 'Leerjaar', version })
  const page = (await app.as('relation_manager')('GET', `/proposals/${id}`)).json()
  expect(page).toMatchObject({ isOvertaken: true, seen: { label: 'Groep' }, current: { label: 'Leerjaar' } })
  const reply = await app.as('relation_manager')('POST', `/proposals/${id}/accept`, {})
  expect([reply.statusCode, reply.json().code]).toEqual([409, 'governance.proposal_overtaken'])
  expect((await fields()).find((one) => one.key === key)?.label).toBe('Leerjaar')
  // Changed back, it is again what the proposer saw.
  const now = (await fields()).find((one) => one.key === key)!
  await app.as('administrator')('PATCH', `/fields/${key}`, { ...words, version: now.version })
  expect((await app.as('relation_manager')('POST', `/proposals/${id}/accept`, {})).statusCode).toBe(200)
  expect((await fields()).find((one) => one.key === key)?.label).toBe('Klas')
})

test('what could never be accepted cannot be proposed', async () => {
  const bad = { ...field('Scheef', education.id), dataType: 'number', limits: { min: 5, max: 1 } }
  const reply = await app.as('reader')('POST', '/proposals', {
    content: { what: 'field.add', field: bad },
    reason: 'Zomaar.',
  })
  expect([reply.statusCode, reply.json().code]).toEqual([422, 'governance.field_limits_invalid'])
  const missing = { what: 'field.retire', key: 'own_does_not_exist' }
  expect((await app.as('reader')('POST', '/proposals', { content: missing, reason: 'Weg ermee.' })).json().code).toBe(
    'governance.field_not_found',
  )
})

test('a type and a kind of link can be proposed as well, and retired', async () => {
  const type = { name: 'Leeskringleider', kinds: ['person'], domainId: education.id }
  const link = {
    label: 'leidt',
    reverseLabel: 'wordt geleid door',
    fromKinds: ['person'],
    toKinds: ['organisation'],
    domainId: education.id,
  }
  for (const content of [
    { what: 'relation_type.add', type },
    { what: 'link_type.add', type: link },
  ]) {
    const { id } = (await app.as('reader')('POST', '/proposals', { content, reason: 'Hebben we nodig.' })).json()
    expect((await app.as('relation_manager')('POST', `/proposals/${id}/accept`, {})).statusCode).toBe(200)
  }
  const made = (await app.as('reader')('GET', '/relation-types'))
    .json()
    .items.find((one: any) => one.name === type.name)
  const content = { what: 'relation_type.retire', id: made.id }
  const { id } = (await app.as('reader')('POST', '/proposals', { content, reason: 'Toch niet.' })).json()
  await app.as('relation_manager')('POST', `/proposals/${id}/accept`, {})
  expect((await app.as('reader')('GET', '/relation-types')).json().items.at(-1)).toMatchObject({
    id: made.id,
    isRetired: true,
  })
})

test('colleagues discuss a proposal, with hostile text kept as text', async () => {
  const { id } = await proposeField('<img src=x onerror=alert(1)>')
  const texts = [
    '=cmd()',
    '<script>alert(1)</script>',
    '\u202Eomgekeerd',
    "'); drop table governance.proposal; --",
    'x'.repeat(4000),
  ]
  for (const text of texts) await app.as('reader')('POST', `/proposals/${id}/comments`, { text })
  const page = (await app.as('front_office')('GET', `/proposals/${id}`)).json()
  expect(page.comments.map((comment: { text: string }) => comment.text)).toEqual(texts)
  expect((await app.as('reader')('POST', `/proposals/${id}/comments`, { text: 'x'.repeat(10_000) })).statusCode).toBe(
    422,
  )
})

describe('new words for a term', () => {
  const addTerm = async (term: string, ownerId: string | null, domainId: string | null = education.id) => {
    const text = { term, meaning: 'Wie hier komt.', examples: '', counterExamples: '', countingRule: '', uses: [] }
    const reply = await app.as('administrator')('POST', '/definitions', { ...text, ownerId, domainId })
    if (reply.statusCode !== 200) throw new Error(reply.body)
    return reply.json() as { id: string; version: number }
  }
  const proposeMeaning = async (id: string, meaning: string) => {
    const content = { what: 'definition.change', id, meaning }
    return app.as('front_office')('POST', '/proposals', { content, reason: 'Zo zeggen we het.' })
  }

  test('become a version of the term, with the proposal that it came of', async () => {
    const { id, version } = await addTerm('Zaalbezoeker', null)
    const agreed = await app.as('relation_manager')('POST', `/definitions/${id}/acts`, {
      act: 'agree',
      version,
      reason: '',
    })
    expect(agreed.statusCode, agreed.body).toBe(200)
    const proposal = (await proposeMeaning(id, 'Wie een voorstelling bezoekt.')).json()
    const accepted = await app.as('relation_manager')('POST', `/proposals/${proposal.id}/accept`, {})
    expect(accepted.statusCode, accepted.body).toBe(200)
    const page = (await app.as('reader')('GET', `/definitions/${id}`)).json()
    // What was agreed on were the old words.
    expect(page).toMatchObject({ meaning: 'Wie een voorstelling bezoekt.', status: 'concept' })
    expect(page.versions.map(({ act, proposalId }: any) => [act, proposalId])).toEqual([
      ['changed', proposal.id],
      ['agreed', null],
      ['added', null],
    ])
    expect(page.versions[0].content.meaning).toBe('Wie een voorstelling bezoekt.')
    expect((await app.audit()).map(({ action }) => action)).toContain('definition.changed')
  })

  test('are decided by the owner of the term, not by the owner of the domain', async () => {
    const ownerId = app.who('privacy_officer').actor.id
    const { id } = await addTerm('Balkonvriend', ownerId)
    const proposal = (await proposeMeaning(id, 'Wie geld geeft.')).json()
    const waiting = async (role: 'privacy_officer' | 'relation_manager') =>
      (await app.as(role)('GET', '/proposals?mine=true')).json().items.map((one: { id: string }) => one.id)
    expect(await waiting('privacy_officer')).toContain(proposal.id)
    expect(await waiting('relation_manager')).not.toContain(proposal.id)
    const told = await app.query('select user_id from governance.notice where details::text like $1', [
      `%${proposal.id}%`,
    ])
    expect(told).toEqual([{ user_id: ownerId }])
    const refused = await app.as('relation_manager')('POST', `/proposals/${proposal.id}/accept`, {})
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'governance.not_owner'])
    expect((await app.as('privacy_officer')('POST', `/proposals/${proposal.id}/accept`, {})).statusCode).toBe(200)
  })

  test('are not proposed for a term that is not used any more', async () => {
    const { id, version } = await addTerm('Balieklant', null)
    await app.as('relation_manager')('POST', `/definitions/${id}/acts`, { act: 'retire', version, reason: 'Zo niet.' })
    const reply = await proposeMeaning(id, 'Wie betaalt.')
    expect([reply.statusCode, reply.json().code]).toEqual([409, 'governance.definition_wrong_state'])
  })
})

test('the proposals of one domain are listed apart', async () => {
  const { id } = await proposeField('Veld van onderwijs')
  const none = await proposeField('Veld van niemand', null)
  const { items } = (await app.as('reader')('GET', `/proposals?domainId=${education.id}&status=open`)).json()
  const ids = items.map((one: { id: string }) => one.id)
  expect(ids).toContain(id)
  expect(ids).not.toContain(none.id)
})
