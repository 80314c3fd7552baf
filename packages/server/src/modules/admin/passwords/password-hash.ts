import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'
import { AppError } from '../../../platform/failure.ts'
import { normalPassword } from './password.rules.ts'

/**
 * scrypt with what OWASP's Password Storage Cheat Sheet asks: N = 2^17, r = 8, p = 1, that is 128 MB and some 0.4 s of one
 * core per guess. The parameters stand in the hash itself, so that they can be raised; old hashes are replaced at sign-in.
 */
const COST = { exponent: 17, r: 8, p: 1 } as const
const SALT_BYTES = 16
const KEY_BYTES = 32
const BASE64 = 'base64url'

/** Two at once take 256 MB; more would let a crowd at the door take the memory of everything else. */
const AT_ONCE = 2
/** Who would wait longer than about twenty seconds is told to come back. */
const MOST_WAITING = 100

type Parameters = { readonly exponent: number; readonly r: number; readonly p: number }
type Parsed = Parameters & { readonly salt: Buffer; readonly key: Buffer }

/** A string `scrypt$17$8$1$<salt>$<key>`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const key = await derive(password, salt, COST)
  return ['scrypt', COST.exponent, COST.r, COST.p, salt.toString(BASE64), key.toString(BASE64)].join('$')
}

/** Nobody's password. Checked against when the account does not exist, so that the time taken tells nothing. */
const NOBODY: Parsed = { ...COST, salt: randomBytes(SALT_BYTES), key: randomBytes(KEY_BYTES) }

/** `stored` is null for an account that does not exist or may not sign in: the same work, and always false. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const wanted = stored === null ? NOBODY : parse(stored)
  const key = await derive(password, wanted.salt, wanted)
  return timingSafeEqual(key, wanted.key) && stored !== null
}

/** Made with other parameters than today's. */
export function isOutdatedHash(stored: string): boolean {
  const { exponent, r, p } = parse(stored)
  return exponent !== COST.exponent || r !== COST.r || p !== COST.p
}

function parse(stored: string): Parsed {
  const [scheme, exponent, r, p, salt, key] = stored.split('$')
  if (scheme !== 'scrypt' || salt === undefined || key === undefined) throw new Error('Not a password hash of ours.')
  return {
    exponent: Number(exponent),
    r: Number(r),
    p: Number(p),
    salt: Buffer.from(salt, BASE64),
    key: Buffer.from(key, BASE64),
  }
}

let running = 0
const waiting: (() => void)[] = []

async function derive(password: string, salt: Buffer, { exponent, r, p }: Parameters): Promise<Buffer> {
  await takePlace()
  try {
    const N = 2 ** exponent
    // Node refuses above 32 MB unless told how much is meant: 128·N·r bytes, and a little for the rest.
    return await derived(normalPassword(password), salt, { N, r, p, maxmem: 128 * N * r + 1024 * 1024 })
  } finally {
    leavePlace()
  }
}

function derived(password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, KEY_BYTES, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

async function takePlace(): Promise<void> {
  if (running < AT_ONCE) {
    running += 1
    return
  }
  if (waiting.length >= MOST_WAITING) throw new AppError('auth.too_many_attempts')
  // The place is handed over, not given back and taken again: nobody slips in between.
  await new Promise<void>((resolve) => waiting.push(resolve))
}

function leavePlace(): void {
  const next = waiting.shift()
  if (next) next()
  else running -= 1
}
