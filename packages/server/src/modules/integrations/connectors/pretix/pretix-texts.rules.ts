import { objectOf, textOf } from '../values.rules.ts'

/** A text in several languages: Dutch, English, or whatever there is. */
export function inDutch(value: unknown): string {
  if (typeof value === 'string') return value.trim()
  const texts = objectOf(value)
  return textOf(
    texts['nl'] ?? texts['nl-informal'] ?? texts['en'] ?? Object.values(texts).find((text) => textOf(text) !== ''),
  )
}
