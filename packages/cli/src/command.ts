import type { ParseArgsConfig } from 'node:util'
import type { AnyRoute } from '@klantregie/contract'
import type { Client } from './client.ts'
import type { SessionStore } from './session-store.ts'
import type { Sentence, Surroundings } from './surroundings.ts'

export type Option = {
  readonly type: 'string' | 'boolean'
  readonly multiple?: boolean
  /** "FILE", "KEY": what stands behind it in the help. */
  readonly value?: string
  readonly help: Sentence
}

export type Values = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>

export type Call = {
  readonly client: Client
  readonly sessions: SessionStore
  readonly around: Surroundings
  readonly words: readonly string[]
  readonly values: Values
  readonly isJson: boolean
}

export type Command = {
  readonly name: string
  /** "FILE": the words behind the command. */
  readonly words: string
  readonly wordCount: number
  /** What it does follows from the contract: the summaries of these routes, the first one first. */
  readonly routes: readonly [AnyRoute, ...AnyRoute[]]
  readonly options: Readonly<Record<string, Option>>
  /** Answers the exit code. */
  readonly run: (call: Call) => Promise<number>
}

export function parserOptions(command: Command): NonNullable<ParseArgsConfig['options']> {
  return Object.fromEntries(
    Object.entries({ ...command.options, ...COMMON }).map(([name, { type, multiple = false }]) => [
      name,
      { type, multiple },
    ]),
  )
}

export const COMMON: Readonly<Record<string, Option>> = {
  url: {
    type: 'string',
    value: 'URL',
    help: {
      nl: 'Adres van Klantregie (anders KLANTREGIE_URL of http://localhost:3000)',
      en: 'Address of Klantregie (else KLANTREGIE_URL or http://localhost:3000)',
    },
  },
  json: { type: 'boolean', help: { nl: 'Antwoord als JSON', en: 'Answer as JSON' } },
  help: { type: 'boolean', help: { nl: 'Deze uitleg', en: 'This help' } },
}

export function text(values: Values, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}

export function texts(values: Values, name: string): string[] {
  const value = values[name]
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

export function isSet(values: Values, name: string): boolean {
  return values[name] === true
}
