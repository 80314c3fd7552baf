import type { Writable } from 'node:stream'

export type Language = 'nl' | 'en'
export type Sentence = Readonly<Record<Language, string>>

/** Everything a command has of the world, so that it can be tried without one. */
export type Surroundings = {
  readonly language: Language
  /** Result lines, to standard output. */
  readonly say: (line: string) => void
  /** Progress and questions, to standard error: what is piped on stays clean. */
  readonly note: (line: string) => void
  readonly out: Writable
  readonly ask: (question: string, options?: { readonly isHidden: boolean }) => Promise<string>
  /** Whether somebody is there to answer. */
  readonly isInteractive: boolean
  /** Waits before asking the server again. */
  readonly pause: (milliseconds: number) => Promise<void>
  /** Where sessions are kept. */
  readonly configDir: string
}

/** Something the person can put right; said without a stack trace. `exitCode` 1: refused, 2: typed wrongly. */
export class CommandFailure extends Error {
  readonly exitCode: number

  constructor(message: string, exitCode = 1) {
    super(message)
    this.name = 'CommandFailure'
    this.exitCode = exitCode
  }
}
