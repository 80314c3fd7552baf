import type { ErrorCode, Language } from '@klantregie/contract'
import { en } from './sentences.en.ts'
import { nl } from './sentences.nl.ts'

/** Sentences that leave the server itself: problem titles, error files, command line. Screens have their own catalogues. */

const catalogues: Readonly<Record<Language, Readonly<Record<ErrorCode, string>>>> = { nl, en }

export function sentenceOf(code: ErrorCode, language: Language): string {
  return catalogues[language][code]
}
