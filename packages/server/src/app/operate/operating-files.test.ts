import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../../../../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

const DOCS = readdirSync(join(root, 'docs/operating')).filter((name) => name.endsWith('.md'))
const FILES = [
  'Dockerfile',
  'compose.yaml',
  'docs/operating/klantregie.service',
  ...DOCS.map((name) => `docs/operating/${name}`),
]
const settings = new Set(
  read('packages/server/src/platform/config/config.ts').match(/\b(?:KLANTREGIE|DATABASE)_[A-Z_]+\b/g),
)
const operating = new Set(
  [...read('packages/server/src/app/command-line.ts').matchAll(/^ {2}(\w+): \{$/gm)].map(([, name]) => name),
)

describe.each(FILES)('%s', (path) => {
  const text = read(path)

  test('names only settings that exist', () => {
    const named = text.match(/\b(?:KLANTREGIE|DATABASE)_[A-Z_]+\b/g) ?? []
    expect(named.filter((name) => !settings.has(name))).toEqual([])
  })

  test('names only files of the project that exist', () => {
    const named = text.match(/(?:packages|docs)\/[\w./-]+\.(?:ts|md|service|sh)\b/g) ?? []
    expect(named.filter((name) => !existsSync(join(root, name)))).toEqual([])
    const links = [...text.matchAll(/\]\(([\w./-]+)\)/g)].map(([, link]) => link!)
    expect(links.filter((link) => !existsSync(join(root, 'docs/operating', link)))).toEqual([])
  })

  test('names only commands that exist', () => {
    const named = [...text.matchAll(/(?:klantregie\.ts|klantregie --) (\w+)/g)].map(([, name]) => name)
    expect(named.filter((name) => !operating.has(name))).toEqual([])
  })
})

test('the operating commands were found', () => {
  expect([...operating]).toEqual(
    expect.arrayContaining(['serve', 'backup', 'restore', 'doctor', 'user', 'demo', 'migrate']),
  )
})

describe('Dockerfile', () => {
  const lines = read('Dockerfile').split('\n')
  const of = (word: string) => lines.filter((line) => line.startsWith(word)).map((line) => line.slice(word.length + 1))

  test('stands on the Node that the product needs, and runs as nobody special', () => {
    expect(of('FROM').every((image) => image.startsWith('node:24-bookworm-slim'))).toBe(true)
    expect(of('USER')).toEqual(['klantregie'])
    expect(lines.indexOf('USER klantregie')).toBeLessThan(lines.findIndex((line) => line.startsWith('ENTRYPOINT')))
  })

  test('copies every workspace that npm ci asks for', () => {
    const { workspaces } = JSON.parse(read('package.json')) as { workspaces: string[] }
    for (const workspace of workspaces) expect(read('Dockerfile')).toContain(`${workspace}/package.json`)
  })

  test('starts the product with a signal that reaches it, and asks the health address that exists', () => {
    const [entry] = of('ENTRYPOINT')
    expect(JSON.parse(entry!)).toEqual(['node', 'packages/server/bin/klantregie.ts'])
    const address = /http:\/\/127\.0\.0\.1:3000(\/[\w/]+)/.exec(read('Dockerfile'))?.[1]
    expect(read('packages/server/src/platform/http/health.ts')).toContain(`'${address!}'`)
  })

  test('leaves out what does not belong in an image', () => {
    expect(read('.dockerignore').split('\n')).toEqual(expect.arrayContaining(['.git', '**/node_modules', 'var']))
  })
})

describe('compose.yaml', () => {
  const text = read('compose.yaml')
  const init = read('docs/operating/postgres-init/10-klantregie.sh')

  test('gives each service secrets that are declared, and the init script those that it reads', () => {
    const declared = new Set(
      [...text.slice(text.lastIndexOf('\nsecrets:')).matchAll(/^ {2}(\w+):$/gm)].map(([, name]) => name),
    )
    const used = [...text.matchAll(/secrets: \[([^\]]+)\]/g)].flatMap(([, list]) => list!.split(', '))
    const readIn = [...`${text}${init}`.matchAll(/\/run\/secrets\/(\w+)/g)].map(([, name]) => name!)
    expect([...used, ...readIn].filter((name) => !declared.has(name))).toEqual([])
    expect(used.length).toBeGreaterThan(4)
  })

  test('signs in with the roles that the init script makes, neither of which passes the fence', () => {
    const made = [...init.matchAll(/create role (\w+) .*nosuperuser nobypassrls/g)].map(([, name]) => name)
    const signsIn = [...text.matchAll(/postgres:\/\/(\w+):/g)].map(([, name]) => name)
    expect(made).toEqual(['klantregie_app', 'klantregie_owner', 'klantregie_login'])
    expect(signsIn.filter((name) => !made.includes(name))).toEqual([])
    expect(init).toContain('in role klantregie_app')
    expect(read('packages/server/src/platform/db/migrate.ts')).toContain(`APP_ROLE = 'klantregie_app'`)
  })

  test('waits for a database of the version that the product is built on, and mounts the script where it runs', () => {
    expect(text).toContain('image: postgres:18-')
    expect(text).toContain('condition: service_healthy')
    expect(text).toContain('./docs/operating/postgres-init:/docker-entrypoint-initdb.d:ro')
  })
})

test('the systemd unit starts the product hardened, and gives it time to stop', () => {
  const unit = read('docs/operating/klantregie.service')
  const lines = unit.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  expect(lines.every((line) => /^\[\w+\]$|^[A-Za-z]+=/.test(line))).toBe(true)
  for (const line of [
    'User=klantregie',
    'NoNewPrivileges=yes',
    'ProtectSystem=strict',
    'StateDirectoryMode=0700',
    'CapabilityBoundingSet=',
    'KillMode=mixed',
  ])
    expect(lines).toContain(line)
  // The compiler of Node needs memory that is written and run.
  expect(lines).not.toContain('MemoryDenyWriteExecute=yes')
})
