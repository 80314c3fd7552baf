import { beforeAll, expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { peopleOf } from '../../identity/testing/people.ts'

const app = await testApp()
const people = peopleOf(app)
const officer = app.as('privacy_officer')
let relationId: string
beforeAll(async () => {
  relationId = await people.add({
    name: { firstName: 'Łukasz', surname: 'Őrsi' },
    emails: ['lukasz@example.org'],
    phones: [{ number: '+31612345678', kind: 'mobile', isValid: true }],
  })
})

const NEW = { kind: 'access', channel: 'email', receivedOn: '2026-03-02', requesterName: 'Łukasz Őrsi' }

async function aRequest(body: Record<string, unknown> = {}) {
  const reply = await officer('POST', '/privacy/requests', { ...NEW, relationId, ...body })
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json()
}

test.each([
  '=1+1',
  '<img src=x onerror=alert(1)>',
  `'; drop table privacy.request; --`,
  '\u202Eegrof',
  'x'.repeat(9000),
])('hostile text %#: stays text', async (text) => {
  const request = await aRequest({ wish: text, requesterName: text.slice(0, 200) })
  expect(request.wish).toBe(text)
  const written = await officer('POST', `/privacy/requests/${request.id}/letters`, {
    template: 'received',
    language: 'nl',
  })
  const pdf = await officer('GET', `/privacy/requests/${request.id}/letters/${written.json().letters[0].id}/pdf`)
  expect(pdf.statusCode).toBe(200)
})

test('a request of another organisation does not exist', async () => {
  const request = await aRequest()
  const other = await app.otherTenant()
  for (const [method, path, body] of [
    ['GET', '', undefined],
    ['GET', '/erasure', undefined],
    ['POST', '/erasure', { name: 'Łukasz Őrsi' }],
    ['POST', '/dossiers', { scope: 'everything', language: 'nl' }],
    ['PUT', '/link', {}],
  ] as const)
    expect((await other.as(method, `/privacy/requests/${request.id}${path}`, body)).json().code, path).toBe(
      'privacy.request_not_found',
    )
  const theirs = await other.as('POST', '/privacy/requests', { ...NEW, relationId })
  expect(theirs.json().code).toBe('relations.relation_not_found')
})

test('who may not handle requests gets no dossier, nor the id of one', async () => {
  const request = await aRequest()
  for (const role of ['relation_manager', 'front_office', 'reader'] as const) {
    expect((await app.as(role)('GET', `/privacy/requests/${request.id}/dossiers/${request.id}/pdf`)).statusCode).toBe(
      403,
    )
    expect((await app.as(role)('GET', '/privacy/requests')).statusCode).toBe(403)
    expect((await app.as(role)('GET', `/jobs`)).body).not.toContain('Łukasz')
  }
})

test('a dossier of one request is not found through another', async () => {
  const [one, two] = [await aRequest(), await aRequest()]
  for (const { id } of [one, two]) await officer('POST', `/privacy/requests/${id}/identity`, { how: 'in_person' })
  await officer('POST', `/privacy/requests/${one.id}/dossiers`, { scope: 'everything', language: 'nl' })
  await app.runJobs()
  const { dossiers } = (await officer('GET', `/privacy/requests/${one.id}`)).json()
  const reply = await officer('GET', `/privacy/requests/${two.id}/dossiers/${dossiers[0].id}/json`)
  expect(reply.json().code).toBe('privacy.dossier_not_found')
})

test('whoever may not see a relation cannot ask about it, and cannot erase it', async () => {
  const request = await aRequest()
  const { previewErasure, eraseSubject } = await import('../erasure/erase-request.service.ts')
  const blind = { ...app.who('privacy_officer'), domainMask: '0' }
  const tools = {} as never
  await expect(app.inTransaction((ctx) => previewErasure(ctx, request.id, tools), blind)).rejects.toMatchObject({
    code: 'privacy.request_not_found',
  })
  await expect(
    app.inTransaction((ctx) => eraseSubject(ctx, { id: request.id, name: 'Łukasz Őrsi', keep: [] }, tools), blind),
  ).rejects.toMatchObject({
    code: 'privacy.request_not_found',
  })
  const { createRequest } = await import('./request.service.ts')
  await expect(
    app.inTransaction(
      (ctx) =>
        createRequest(ctx, {
          kind: 'access',
          channel: 'desk',
          receivedOn: '2026-03-02',
          requesterName: 'x',
          requesterContact: '',
          wish: '',
          relationId,
        }),
      blind,
    ),
  ).rejects.toMatchObject({ code: 'relations.relation_not_found' })
})
