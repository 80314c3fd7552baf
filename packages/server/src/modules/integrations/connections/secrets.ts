import type { SecretBox, SecretPlace } from '../../../platform/secrets/secret-box.ts'
import type { Settings } from '../connectors/given.rules.ts'

type Of = { readonly tenantId: string; readonly connectionId: string }

/** A secret opens in the row and for the key that it was sealed for, and nowhere else. */
const placeOf = ({ tenantId, connectionId }: Of, key: string): SecretPlace => ({
  tenantId,
  purpose: `integrations.connection.${connectionId}.${key}`,
})

/** The secrets of a connection as they were given; null when the keys of this installation do not open one of them. */
export async function openSecrets(box: SecretBox, of: Of, sealed: Settings): Promise<Settings | null> {
  const opened = Object.entries(sealed).map(
    async ([key, secret]) => [key, await box.open(secret, placeOf(of, key))] as const,
  )
  try {
    return Object.fromEntries(await Promise.all(opened))
  } catch {
    return null
  }
}

export async function sealSecrets(box: SecretBox, of: Of, given: Settings): Promise<Settings> {
  const sealed = Object.entries(given).map(
    async ([key, secret]) => [key, await box.seal(secret, placeOf(of, key))] as const,
  )
  return Object.fromEntries(await Promise.all(sealed))
}
