import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Session cookies by server address, readable by their owner only. */
export type SessionStore = {
  readonly find: (url: string) => Promise<string | undefined>
  readonly save: (url: string, cookie: string) => Promise<void>
  readonly forget: (url: string) => Promise<void>
}

export function sessionStore(configDir: string): SessionStore {
  const path = join(configDir, 'sessions.json')
  const read = async (): Promise<Record<string, string>> => {
    const text = await readFile(path, 'utf8').catch(() => '{}')
    const sessions: unknown = JSON.parse(text)
    return typeof sessions === 'object' && sessions !== null ? (sessions as Record<string, string>) : {}
  }
  const write = async (sessions: Record<string, string>) => {
    await mkdir(configDir, { recursive: true, mode: 0o700 })
    // A new file with its rights from the start; an existing one might be readable by others.
    await writeFile(`${path}.new`, JSON.stringify(sessions), { mode: 0o600 })
    await rename(`${path}.new`, path)
  }
  return {
    find: async (url) => (await read())[url],
    save: async (url, cookie) => write({ ...(await read()), [url]: cookie }),
    forget: async (url) => {
      const { [url]: _gone, ...others } = await read()
      await write(others)
    },
  }
}
