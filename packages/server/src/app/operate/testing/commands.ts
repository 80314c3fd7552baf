import { readConfig, type Config } from '../../../platform/config/config.ts'
import type { Command } from '../../command.ts'

type Login = {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
}

/** As an operator writes it in DATABASE_URL; a socket folder goes into the query part. */
function urlOf({ host, port, user, password, database }: Login): string {
  return `postgres://${user}:${encodeURIComponent(password)}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`
}

/** Settings of an installation on this database. */
export function configOn(house: { owner: Login; app: Login; dataDir: string }): Config {
  return readConfig({
    DATABASE_URL: urlOf(house.app),
    DATABASE_OWNER_URL: urlOf(house.owner),
    KLANTREGIE_DATA: house.dataDir,
    KLANTREGIE_LOG_LEVEL: 'silent',
  })
}

/** Runs a command as typed; answers its exit code and what it said. `typed` is the answer to every question. */
export async function typed(command: Command, config: Config, line: string, answer = '') {
  const said: string[] = []
  const code = await command({
    config,
    args: line.split(' ').filter((word) => word !== ''),
    say: (text) => void said.push(text),
    ask: () => Promise.resolve(answer),
  })
  return { code, said: said.join('\n') }
}
