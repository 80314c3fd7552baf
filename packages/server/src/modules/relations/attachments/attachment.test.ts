import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { Role } from '@klantregie/contract'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { makeRelation, makeRelations, makeRights, organisation, person } from '../testing/make-relations.ts'
import { listAttachments } from './attachment.service.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})

const manager = (...[method, url, body]: Parameters<ReturnType<TestApp['as']>>) =>
  app.as('relation_manager')(method, url, body)
const one = async () => (await makeRelations(app, [organisation('Uitgeverij Blad')]))[0]!
const onDisk = () => {
  const folder = join(app.dataDir, 'files', app.tenantId)
  return existsSync(folder) ? readdirSync(folder) : []
}

function upload(id: string, fileName: string, content: string, role: Role = 'relation_manager') {
  const query = `fileName=${encodeURIComponent(fileName)}&about=Ondertekend`
  return app.as(role)('POST', `/relations/${id}/attachments?${query}`, Buffer.from(content, 'latin1'))
}

test('a file is added, listed, downloaded as it was, removed, and comes back', async () => {
  const id = await one()
  const added = await upload(id, 'contract “2026”.pdf', '%PDF-1.7 inhoud')
  expect(added.statusCode, added.body).toBe(200)
  const { id: attachmentId } = added.json()
  expect((await manager('GET', `/relations/${id}/attachments`)).json()).toMatchObject({
    items: [{ name: 'contract “2026”.pdf', form: 'pdf', bytes: 15, about: 'Ondertekend', by: 'Test relation_manager' }],
    mayAdd: true,
    isWithheld: false,
  })
  const path = `/relations/${id}/attachments/${attachmentId}`
  const got = await manager('GET', path)
  expect(got.body).toBe('%PDF-1.7 inhoud')
  expect(got.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    'content-disposition': expect.stringMatching(/^attachment; filename\*=UTF-8''contract/),
  })
  await manager('DELETE', path)
  expect((await manager('GET', path)).json()).toMatchObject({ code: 'relations.attachment_not_found' })
  expect((await manager('GET', `/relations/${id}/attachments`)).json().items).toEqual([])
  await manager('POST', `${path}/restore`)
  expect((await manager('GET', path)).statusCode).toBe(200)
  const trail = (await app.audit()).filter((entry) => entry.subject_id === id)
  expect(trail.map(({ action }) => action)).toEqual(
    expect.arrayContaining([
      'relation.attachment_added',
      'relation.attachment_removed',
      'relation.attachment_restored',
    ]),
  )
  expect(JSON.stringify(trail)).not.toContain('contract')
})

test.each([
  { what: 'a program', name: 'factuur.pdf.exe', content: 'MZ', code: 'relations.attachment_refused' },
  { what: 'a program called a PDF', name: 'factuur.pdf', content: 'MZ\x90\x00', code: 'relations.attachment_refused' },
  { what: 'nothing', name: 'leeg.pdf', content: '', code: 'relations.attachment_empty' },
])('$what is refused and leaves nothing on disk', async ({ name, content, code }) => {
  const id = await one()
  const before = onDisk()
  expect((await upload(id, name, content)).json()).toMatchObject({ code })
  expect(onDisk()).toEqual(before)
})

test('a reader adds nothing; who does not see the relation finds nothing; of somebody under protection files are withheld', async () => {
  const id = await one()
  expect((await upload(id, 'a.pdf', '%PDF-1.7', 'reader')).statusCode).toBe(403)
  const { other, limited } = await makeRights(app)
  const hidden = await app.inTransaction((ctx) => makeRelation(ctx, organisation('Verborgen'), other.id))
  await expect(app.inTransaction((ctx) => listAttachments(ctx, hidden), limited)).rejects.toMatchObject({
    code: 'relations.relation_not_found',
  })
  const [shielded] = await makeRelations(app, [person({ first: 'Schuil', surname: 'Plaats' })])
  const { id: attachmentId } = (await upload(shielded!, 'adres.txt', 'Kerkstraat 1')).json()
  await app.query('update relations.relation set is_protected = true, is_marked_protected = true where id = $1', [
    shielded,
  ])
  expect((await manager('GET', `/relations/${shielded}/attachments`)).json()).toEqual({
    items: [],
    mayAdd: false,
    isWithheld: true,
  })
  expect((await manager('GET', `/relations/${shielded}/attachments/${attachmentId}`)).statusCode).toBe(404)
})

test('a file belongs to its relation: through another it is not there', async () => {
  const [id, other] = [await one(), await one()]
  const { id: attachmentId } = (await upload(id, 'a.pdf', '%PDF-1.7')).json()
  expect((await manager('GET', `/relations/${other}/attachments/${attachmentId}`)).statusCode).toBe(404)
})

test('what was removed goes for good after thirty days, bytes and all', async () => {
  const id = await one()
  const { id: attachmentId } = (await upload(id, 'weg.pdf', '%PDF-1.7 weg')).json()
  await manager('DELETE', `/relations/${id}/attachments/${attachmentId}`)
  const [{ file_id: fileId }] = await app.query('select file_id from relations.attachment where id = $1', [
    attachmentId,
  ])
  const before = app.clock.now().toISOString()
  app.clock.set('2026-03-31T09:00:00Z')
  await app.runDay()
  expect(onDisk()).toContain(fileId)
  app.clock.set('2026-04-02T09:00:00Z')
  await app.runDay()
  expect(onDisk()).not.toContain(fileId)
  expect(await app.query('select 1 from platform.file where id = $1', [fileId])).toEqual([])
  app.clock.set(before)
})

test('who is forgotten, is forgotten with the files', async () => {
  const { attachmentErasure } = await import('./attachment.erasure.ts')
  const id = await one()
  const { id: attachmentId } = (await upload(id, 'geheim.pdf', '%PDF-1.7')).json()
  const subject = { relationId: id, cellIds: [id], traces: { contacts: [], names: [] } }
  const preview = await app.inTransaction((ctx) => attachmentErasure.preview(ctx, subject))
  expect(preview.files).toEqual([{ name: 'geheim.pdf', uploadedOn: '2026-03-02' }])
  const erased = await app.inTransaction((ctx) => attachmentErasure.erase(ctx, subject))
  expect(erased).toMatchObject({ rowIds: [attachmentId], fileIds: [expect.any(String)] })
  expect(await app.query('select 1 from relations.attachment where id = $1', [attachmentId])).toEqual([])
})
