import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { z } from 'zod'
import type { Transactor } from '../db/transaction.ts'
import { signingKeys, type SigningKeys } from './signing-keys.ts'

/** The end of an organisation's chain at a moment. */
export type ChainEnd = { readonly tenantId: string; readonly number: number; readonly hash: Buffer; readonly at: Date }

export type SignedEnd = ChainEnd & { readonly keyId: string; readonly publicKey: Buffer; readonly signature: Buffer }

/** After this moment what was written down before no longer says how long the chain is: a backup was put back. */
export type Restored = { readonly number: number; readonly at: Date }

/**
 * What is known of the trail outside the database, in the data folder: who rewrites the database, cuts off its end or puts
 * an older copy in its place, is found out by what stands here.
 *
 * - `audit/checkpoints.jsonl`: signed ends of chains, only ever added to
 * - `audit/heads/`: the end as it was sealed last, per organisation
 */
export type SealStore = {
  readonly sign: (end: ChainEnd) => Promise<SignedEnd>
  /** False when it was not signed like this; null when the key is none of ours. */
  readonly check: (end: SignedEnd) => Promise<boolean | null>
  readonly keep: (end: SignedEnd) => Promise<void>
  readonly keepHead: (end: ChainEnd) => Promise<void>
  readonly readHead: (tenantId: string) => Promise<SignedEnd | null>
  /** Keeps a head that is no longer on the chain: somebody cut or replaced it, and the next head may not hide that. */
  readonly keepLost: (head: SignedEnd) => Promise<void>
  readonly readKept: (tenantId: string) => Promise<Kept>
  /** Says that a chain of this length was put back, and that the keys it was signed with are ours. */
  readonly noteRestored: (end: ChainEnd, publicKeys: readonly Buffer[]) => Promise<void>
  readonly rotateKey: SigningKeys['rotate']
}

/** What sealing needs: the chain itself, and what is known of it outside the database. */
export type SealTools = { readonly transactions: Transactor; readonly seals: SealStore }

export type Kept = {
  readonly checkpoints: readonly SignedEnd[]
  readonly head: SignedEnd | null
  /** Ends that were sealed once and were not there any more when the next was. */
  readonly lost: readonly SignedEnd[]
  readonly restored: Restored | null
}

const Base64 = z.string().transform((text) => Buffer.from(text, 'base64'))
const Line = z.object({
  kind: z.enum(['checkpoint', 'head', 'lost', 'restored']),
  tenantId: z.string(),
  number: z.number(),
  hash: z.string().transform((text) => Buffer.from(text, 'hex')),
  at: z.iso.datetime().transform((text) => new Date(text)),
  keyId: z.string(),
  publicKey: Base64,
  signature: Base64,
})
type Line = z.infer<typeof Line>

/** What is signed, as text with a line for each fact. */
export function messageOf(kind: Line['kind'], { tenantId, number, hash, at }: ChainEnd): string {
  return [`klantregie-audit-${kind}/1`, tenantId, number, hash.toString('hex'), at.toISOString()].join('\n')
}

export function sealStore(dataDir: string, ownKeyFile?: string): SealStore {
  const folder = join(dataDir, 'audit')
  const keys = signingKeys({ folder, ownKeyFile })
  const headPath = (tenantId: string) => join(folder, 'heads', `${tenantId}.json`)
  const path = join(folder, 'checkpoints.jsonl')

  const signAs = async (kind: Line['kind'], end: ChainEnd): Promise<SignedEnd> => ({
    ...end,
    ...(await keys.sign(messageOf(kind, end))),
  })
  const append = async (kind: Line['kind'], end: SignedEnd) => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    // A line that was cut off by a crash must not swallow this one.
    await appendFile(path, `\n${JSON.stringify(lineOf(kind, end))}`, { mode: 0o600 })
  }
  const keepHead = async (end: ChainEnd) => {
    await mkdir(join(folder, 'heads'), { recursive: true, mode: 0o700 })
    const unfinished = `${headPath(end.tenantId)}.${randomUUID()}.unfinished`
    await writeFile(unfinished, JSON.stringify(lineOf('head', await signAs('head', end))), { mode: 0o600 })
    await rename(unfinished, headPath(end.tenantId))
  }
  const readHead = async (tenantId: string): Promise<SignedEnd | null> => {
    const head = parseLine(await readFile(headPath(tenantId), 'utf8').catch(() => ''))
    return head !== null && (await isHead(head)) ? head : null
  }
  const isHead = async (end: SignedEnd) => (await keys.check(end, messageOf('head', end))) === true
  return {
    sign: (end) => signAs('checkpoint', end),
    check: (end) => keys.check(end, messageOf('checkpoint', end)),
    keep: (end) => append('checkpoint', end),
    keepHead,
    readHead,
    keepLost: (head) => append('lost', head),
    readKept: async (tenantId) => {
      const lines = await readLines(path, tenantId)
      const ofKind = (kind: Line['kind']) => lines.filter((line) => line.kind === kind)
      const lost: SignedEnd[] = []
      for (const line of ofKind('lost')) if (await isHead(line)) lost.push(line)
      return {
        checkpoints: ofKind('checkpoint'),
        head: await readHead(tenantId),
        lost,
        restored: await lastRestored(ofKind('restored'), keys),
      }
    },
    noteRestored: async (end, publicKeys) => {
      for (const publicKey of publicKeys) await keys.trust(publicKey)
      await append('restored', await signAs('restored', end))
    },
    rotateKey: keys.rotate,
  }
}

/** A line that nobody of us signed says nothing: it would excuse a chain that was cut off. */
async function lastRestored(lines: readonly Line[], keys: SigningKeys): Promise<Restored | null> {
  for (const line of lines.toReversed()) {
    if ((await keys.check(line, messageOf('restored', line))) === true) return { number: line.number, at: line.at }
  }
  return null
}

function lineOf(kind: Line['kind'], end: SignedEnd) {
  return {
    kind,
    tenantId: end.tenantId,
    number: end.number,
    hash: end.hash.toString('hex'),
    at: end.at.toISOString(),
    keyId: end.keyId,
    publicKey: end.publicKey.toString('base64'),
    signature: end.signature.toString('base64'),
  }
}

async function readLines(path: string, tenantId: string): Promise<Line[]> {
  const found: Line[] = []
  const content = createReadStream(path, 'utf8')
  try {
    for await (const text of createInterface({ input: content })) {
      const line = text.includes(tenantId) ? parseLine(text) : null
      if (line?.tenantId === tenantId) found.push(line)
    }
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ENOENT') throw error
  } finally {
    content.destroy()
  }
  return found
}

/** Null for what is not a line of ours: one that a crash cut off, for example. */
function parseLine(text: string): Line | null {
  try {
    return Line.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
