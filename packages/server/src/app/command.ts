import type { Config } from '../platform/config/config.ts'

/** What an operating command gets: checked settings, its own words, and the terminal. */
export type CommandContext = {
  readonly config: Config
  readonly args: readonly string[]
  readonly say: (line: string) => void
  readonly ask: (question: string) => Promise<string>
}

/** Answers the exit code. */
export type Command = (context: CommandContext) => Promise<number>
