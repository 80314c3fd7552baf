import { createHash, createHmac } from 'node:crypto'
import type { Settings } from '../given.rules.ts'
import { filledIn, signingOf, timeText, type Signing } from './wise-key.rules.ts'

const HMACS: Readonly<Partial<Record<Signing, string>>> = { hmac_sha256: 'sha256', hmac_sha1: 'sha1' }

/** The key to send with a question at this moment; null: none is sent. */
export function keyOf(settings: Settings, { apiKey = '' }: Settings, now: Date): string | null {
  const signing = signingOf(settings)
  if (signing === 'none') return null
  if (signing === 'api_key') return apiKey
  const { applicationName = '', apiId = '', signedText = '', keyText = '' } = settings
  const values = { applicationName, apiId, time: timeText(settings, now) }
  const signed = filledIn(signedText, { ...values, apiKey })
  const form = settings['signatureForm'] === 'base64' ? 'base64' : 'hex'
  const hmac = HMACS[signing]
  const signature = (hmac === undefined ? createHash(signing) : createHmac(hmac, apiKey)).update(signed).digest(form)
  // The key of OCLC itself is signed with and never sent.
  return filledIn(keyText, { ...values, signature })
}
