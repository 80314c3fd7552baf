import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import type { Config } from '../platform/config/config.ts'
import type { SupervisorEvent } from '../platform/postgres/index.ts'
import type { CommandContext } from './command.ts'
import { openHouseDatabase } from './database.ts'
import { authenticateFor, modules } from './modules.ts'
import { createLog, start, type Parts, type Started } from './start.ts'

/** Starts everything, prints the address, and stops in order on Ctrl-C or SIGTERM: requests, then work, then the database. */
export async function serve({ config, args, say }: CommandContext): Promise<number> {
  const log = createLog(config.logLevel)
  const stopping = stopSignal()
  const database = await openHouseDatabase(config, (event) => logEvent(log, event))
  try {
    const parts = {
      config,
      connection: database.app,
      modules,
      authenticate: authenticateFor,
      log,
      clock: () => new Date(),
    }
    if (args.includes('--demo')) await withDemo(parts, say)
    const started = await start({ ...parts, withWorker: config.roles.includes('worker') })
    try {
      if (config.roles.includes('web')) await listen(started, config, say)
      await stopping
      say('Klantregie stopt: lopend werk wordt netjes afgerond.')
    } finally {
      await started.stop()
    }
  } finally {
    await database.stop()
  }
  return 0
}

/** Made before anybody works in the background: what follows from its relations is then made once, and does not slow it down. */
async function withDemo(parts: Omit<Parts, 'withWorker'>, say: (line: string) => void): Promise<void> {
  const { ensureDemo } = await import('./operate/demo.ts')
  const house = await start({ ...parts, withWorker: false })
  try {
    await ensureDemo(house, say)
  } finally {
    await house.stop()
  }
}

async function listen(started: Started, config: Config, say: (line: string) => void): Promise<void> {
  await started.http.listen({ port: config.port, host: config.host }).catch((error: unknown) => {
    throw new Error(whyNotListening(error, config.port), { cause: error })
  })
  const { port } = started.http.server.address() as AddressInfo
  const address = config.port === port ? config.baseUrl : `http://localhost:${port}`
  const { isNeeded } = (await started.http.inject({ url: '/api/setup' })).json<{ isNeeded: boolean }>()
  say(`\nKlantregie draait op ${address}`)
  say(isNeeded ? 'Open dit adres om je organisatie aan te maken.\n' : 'Open dit adres en meld je aan.\n')
}

const NOT_LISTENING: Readonly<Record<string, (port: number) => string>> = {
  EADDRINUSE: (port) =>
    `Poort ${port} is al in gebruik. Stop het andere programma, of kies een andere poort met PORT. / Port ${port} is in use already. Stop the other program, or choose another port with PORT.`,
  EACCES: (port) =>
    `Poort ${port} mag hier niet worden geopend. Kies een poort boven 1024 met PORT. / Port ${port} may not be opened here. Choose a port above 1024 with PORT.`,
}

/** What stands in the way of answering at this port, and what to do about it. */
function whyNotListening(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return NOT_LISTENING[code]?.(port) ?? (error instanceof Error ? error.message : String(error))
}

/** A second Ctrl-C ends the process at once: the database recovers by itself. */
function stopSignal(): Promise<unknown> {
  const first = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  void first.then(() => process.once('SIGINT', () => process.exit(130)))
  return first
}

function logEvent(log: Logger, event: SupervisorEvent): void {
  if (event.kind === 'restart-failed') log.error({ err: event.error.message }, 'postgres')
  else log.info(event, 'postgres')
}
