// Sends a list that was read in before, and tells what became of it: node packages/client/examples/send-list.ts leden.ndjson
import { openAsBlob } from 'node:fs'
import { basename } from 'node:path'
import { env } from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { connect } from '@klantregie/client'
import { getImport, uploadImport } from '@klantregie/contract'

const { KLANTREGIE_URL: url = 'http://localhost:3000', KLANTREGIE_KEY: key = '' } = env
const client = connect({ url, key })
const path = process.argv[2]
if (path === undefined) throw new Error('Which list?')
const query = { fileName: basename(path), goesOn: 'true' }
const { id } = await client.upload(uploadImport, { query }, await openAsBlob(path))
for (;;) {
  const { state, heldFor, counts, problem } = await client.call(getImport, { params: { id } })
  if (heldFor !== null || ['done', 'failed', 'cancelled'].includes(state)) {
    process.stdout.write(`${JSON.stringify({ state, heldFor, counts, problem })}\n`)
    break
  }
  await pause(2000)
}
