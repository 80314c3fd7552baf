import type { Sentence } from './terminal-language.ts'

/** What `doctor` saw. `remark` is worth knowing and not wrong; `advice` says what to do. */
export type Finding = {
  readonly state: 'good' | 'remark' | 'wrong'
  readonly what: Sentence
  readonly advice?: Sentence
}

export const good = (nl: string, en: string): Finding => ({ state: 'good', what: { nl, en } })
