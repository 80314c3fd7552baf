import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits: nobody guesses it, so a plain fast hash is enough to store it safely. */
const TOKEN_BYTES = 32
const FORM = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/

/** A secret in a mail that works once: whose organisation, and the proof. Only the hash is stored. */
export function newToken(tenantId: string): { readonly text: string; readonly hash: string } {
  const secret = randomBytes(TOKEN_BYTES).toString('base64url')
  return { text: `${tenantId}.${secret}`, hash: hashToken(secret) }
}

/** Null for anything that cannot be one of ours. */
export function readToken(text: string): { readonly tenantId: string; readonly hash: string } | null {
  const [, tenantId, secret] = FORM.exec(text) ?? []
  return tenantId === undefined || secret === undefined ? null : { tenantId, hash: hashToken(secret) }
}

function hashToken(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
