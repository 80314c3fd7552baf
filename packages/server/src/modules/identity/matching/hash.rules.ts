const HIGH = 2 ** 21

/**
 * A text as a whole number below 2^53, the same everywhere and always. Two of a million texts meet by accident once in
 * about twenty thousand runs; where a meeting would cost something the texts themselves are compared.
 */
export function hashText(text: string): number {
  let a = 0x9e3779b9
  let b = 0x85ebca6b
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    a = Math.imul(a ^ code, 0x5bd1e995)
    b = Math.imul(b ^ code, 0x1b873593)
    a ^= a >>> 15
    b ^= b >>> 13
  }
  a = Math.imul(a ^ (b >>> 16), 0xc2b2ae35)
  b = Math.imul(b ^ (a >>> 15), 0x27d4eb2f)
  return (a >>> 0) + ((b >>> 0) % HIGH) * 2 ** 32
}
