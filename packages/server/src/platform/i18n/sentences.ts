import type { ErrorCode, Language } from '@klantregie/contract'
import { en } from './sentences.en.ts'
import { nl } from './sentences.nl.ts'

/** Sentences that leave the server itself: problem titles, error files, command line. Screens have their own catalogues. */
export type Sentences = Readonly<Record<ErrorCode, string>>

const catalogues: Readonly<Record<Language, Sentences>> = { nl, en }

export function sentenceOf(code: ErrorCode, language: Language): string {
  return catalogues[language][code]
}
