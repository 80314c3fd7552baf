import type { Import } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { goOnFor, readIn, show } from '../testing/importing.ts'

// Lists that a program sends, and that go on without anybody.
const app = await testApp()
const reading = { typeKeys: ['borrower'] }

test('a file that arrives through the API goes on by itself when that is asked', async () => {
  const rows = 'Pasnummer;Voornaam;Achternaam\n1;Eva;Kok'
  await readIn(app, 'passen.csv', rows, { ...reading, sourceName: 'Passen', targets: { Pasnummer: 'external_id' } })
  const sent = await app.as('relation_manager')(
    'POST',
    '/imports?fileName=passen.csv&goesOn=true',
    Buffer.from(`${rows}\n2;Finn;Dam`),
  )
  expect(sent.json()).toMatchObject({ state: 'inspecting', goesOn: true, folderName: null })
  await goOnFor(app, 1)
  expect(await show(app, sent.json().id)).toMatchObject({ state: 'done', counts: { rows: 2, new: 1, same: 1 } })
})

test('a list that a program sends goes on with the rights of its key, as long as it has them', async () => {
  const ask = {
    name: 'Kassa',
    role: 'relation_manager',
    scopes: ['identity.import.run', 'identity.import.read', 'relations.relation.write'],
  }
  const { key, secret } = (await app.as('administrator')('POST', '/keys', ask)).json()
  const send = async (content: string) =>
    (
      await app.anonymous('POST', '/imports?fileName=passen.csv&goesOn=true', Buffer.from(content), {
        authorization: `Bearer ${secret}`,
      })
    ).json() as Import
  const sent = await send('Pasnummer;Voornaam;Achternaam\n1;Eva;Kok\n2;Finn;Dam\n3;Guus;Berg')
  await goOnFor(app, 1)
  expect(await show(app, sent.id)).toMatchObject({
    state: 'done',
    startedBy: 'Kassa (API)',
    counts: { new: 1, same: 2 },
  })
  const later = await send('Pasnummer;Voornaam;Achternaam\n1;Eva;Kok\n2;Finn;Dam')
  await app.runJobs()
  await app.as('administrator')('DELETE', `/keys/${key.id}`)
  await goOnFor(app, 1)
  expect(await show(app, later.id)).toMatchObject({ state: 'ready', heldFor: 'rights' })
})
