// A parent of its own, for tests that kill one: run with the options as JSON. It prints what it got as a line of JSON,
// and stops when it hears anything.
import { startEmbedded } from '../supervisor.ts'
import type { EmbeddedOptions } from '../site.ts'

const server = await startEmbedded(JSON.parse(process.argv[2] ?? '{}') as EmbeddedOptions)
process.stdout.write(`${JSON.stringify({ how: server.how, pid: server.pid(), connection: server.connection })}\n`)
process.stdin.once('data', () => {
  void server.stop().then(() => process.exit(0))
})
