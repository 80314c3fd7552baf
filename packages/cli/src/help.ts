import { COMMON, type Command } from './command.ts'
import type { Language } from './surroundings.ts'
import { asTable } from './table-text.ts'

/** All commands; what each does is the contract's own sentence about its first route. */
export function describeAll(commands: readonly Command[], language: Language): string[] {
  const rows = commands.map(({ name, words, routes }) => [`  ${name} ${words}`, routes[0].summary])
  return [HEAD[language], '', ...asTable(rows), '', FOOT[language]]
}

export function describeOne({ name, words, routes, options }: Command, language: Language): string[] {
  const rows = Object.entries({ ...options, ...COMMON }).map(([option, { value = '', help }]) => [
    `  --${option} ${value}`,
    help[language],
  ])
  return [`klantregie ${name} ${words}`.trim(), ...routes.map(({ summary }) => `  ${summary}.`), '', ...asTable(rows)]
}

const HEAD = {
  nl: 'Klantregie op de opdrachtregel: spreekt met een server via de openbare API.',
  en: 'Klantregie on the command line: speaks to a server over the public API.',
}
const FOOT = {
  nl: 'klantregie OPDRACHT --help toont de keuzes. Beheer van deze machine: serve, migrate, demo, backup, restore, doctor, user.',
  en: 'klantregie COMMAND --help shows the options. Operating this machine: serve, migrate, demo, backup, restore, doctor, user.',
}
