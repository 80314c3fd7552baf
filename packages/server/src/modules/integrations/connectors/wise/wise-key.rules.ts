import type { ConnectorSetting } from '@klantregie/contract'
import type { Settings } from '../given.rules.ts'

/** How the key that goes with every question can be made; `api_key`: it is the key that OCLC gave, as it is; `none`: no key is sent. */
export const SIGNINGS = ['hmac_sha256', 'hmac_sha1', 'sha256', 'sha1', 'md5', 'api_key', 'none'] as const
export type Signing = (typeof SIGNINGS)[number]

const choice = (key: string, options: readonly string[], usual: string): ConnectorSetting => ({
  key,
  kind: 'choice',
  isRequired: false,
  options: [...options],
  usual,
})
const text = (key: string, usual: string): ConnectorSetting => ({
  key,
  kind: 'text',
  isRequired: false,
  options: [],
  usual,
})

/**
 * From the name of the application, the API-ID and the API-KEY a key is computed that lasts a while. How is told by OCLC to whoever gets
 * them and is not public, so it is set up here: what is signed, how, and what is sent.
 */
export const SIGNING_SETTINGS: readonly ConnectorSetting[] = [
  choice('signing', SIGNINGS, 'hmac_sha256'),
  text('signedText', '{applicationName}{apiId}{time}'),
  text('keyText', '{applicationName}:{apiId}:{time}:{signature}'),
  choice('signedTime', ['seconds', 'milliseconds', 'minute', 'day'], 'seconds'),
  choice('signatureForm', ['hex', 'base64'], 'hex'),
]

export const signingOf = ({ signing }: Settings): Signing => SIGNINGS.find((one) => one === signing) ?? 'hmac_sha256'

/** `minute` and `day` as 202603011430 and 20260301, in UTC. */
export function timeText({ signedTime }: Settings, now: Date): string {
  const digits = now.toISOString().replace(/\D/g, '')
  if (signedTime === 'day') return digits.slice(0, 8)
  if (signedTime === 'minute') return digits.slice(0, 12)
  const milliseconds = now.getTime()
  return String(signedTime === 'milliseconds' ? milliseconds : Math.floor(milliseconds / 1000))
}

/** A text with its places filled in, in one go: what is filled in is not looked at again. An unknown place stays as it stands. */
export const filledIn = (pattern: string, values: Settings): string =>
  pattern.replaceAll(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place)
