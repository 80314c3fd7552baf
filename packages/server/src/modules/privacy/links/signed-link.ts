import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * A link that carries what it is about and the proof that we made it, so that it works from any mail for years and nothing is
 * stored for it. `purpose` keeps a link for one thing from opening another.
 */
export type LinkContents = { readonly tenantId: string; readonly relationId: string; readonly addressHash: string }
type Purpose = 'preferences'

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const FORM = new RegExp(`^(${UUID})\\.(${UUID})\\.([0-9a-f]{64})\\.([A-Za-z0-9_-]{43})$`)

export function signLink(secret: string, purpose: Purpose, contents: LinkContents): string {
  const { tenantId, relationId, addressHash } = contents
  return `${tenantId}.${relationId}.${addressHash}.${proofOf(secret, purpose, contents)}`
}

/** What a link says, before it is proved; null for anything that cannot be one of ours. */
export function parseLink(text: string): (LinkContents & { readonly proof: string }) | null {
  const [, tenantId, relationId, addressHash, proof] = FORM.exec(text) ?? []
  if (tenantId === undefined || relationId === undefined || addressHash === undefined || proof === undefined)
    return null
  return { tenantId, relationId, addressHash, proof }
}

/** Compared in constant time: how wrong a guess is must not show. */
export function isProved(secret: string, purpose: Purpose, link: LinkContents & { readonly proof: string }): boolean {
  return timingSafeEqual(Buffer.from(proofOf(secret, purpose, link)), Buffer.from(link.proof))
}

function proofOf(secret: string, purpose: Purpose, { tenantId, relationId, addressHash }: LinkContents): string {
  return createHmac('sha256', secret).update(`${purpose} ${tenantId} ${relationId} ${addressHash}`).digest('base64url')
}
