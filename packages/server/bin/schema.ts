import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { describeSchema } from '../src/platform/db/describe-schema.ts'
import { generateTypes } from '../src/platform/db/generate-types.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { openPool } from '../src/platform/db/pool.ts'
import { startTestPostgres } from '../src/platform/postgres/testing/index.ts'

// Migrates an empty throw-away database and writes down what came of it: schema.sql for people, types for the compiler.
const server = await startTestPostgres()
const { connection } = server
const owner = { host: connection.host, port: connection.port, database: connection.database, ...connection.owner }
await migrate(owner)
const pool = openPool(owner, { max: 1, name: 'schema' })
const folder = resolve(import.meta.dirname, '..')
await writeFile(resolve(folder, 'schema.sql'), await describeSchema(pool))
await writeFile(resolve(folder, 'src/platform/db/database.generated.ts'), await generateTypes(pool))
await pool.end()
await server.stop()
