// Every relation that the key may take along, a line each: node packages/client/examples/read-relations.ts > relations.ndjson
import { env } from 'node:process'
import { connect } from '@klantregie/client'
import { exportRelations } from '@klantregie/contract'

const { KLANTREGIE_URL: url = 'http://localhost:3000', KLANTREGIE_KEY: key = '' } = env
const client = connect({ url, key })
for await (const relation of client.lines(exportRelations, { query: { format: 'ndjson' } }))
  process.stdout.write(`${JSON.stringify(relation)}\n`)
