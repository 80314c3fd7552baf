import { createHash, randomInt } from 'node:crypto'

/** Crockford's alphabet: no letter that looks like a digit. Sixteen of them are 80 bits. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 16
export const RECOVERY_CODES = 10

/** Ten codes "XXXX-XXXX-XXXX-XXXX", for paper; each opens once. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const signs = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
    return signs.match(/.{4}/g)?.join('-') ?? signs
  })
}

/** The form in which a code is kept; how it was typed over (small letters, spaces, O for 0) does not matter. */
export function hashRecoveryCode(userId: string, code: string): string {
  const signs = code
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return createHash('sha256').update(`${userId} ${signs}`).digest('hex')
}
