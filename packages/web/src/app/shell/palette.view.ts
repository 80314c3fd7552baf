import type { Command } from '../../lib/feature.ts'

/** Case and diacritics do not matter to somebody who is in a hurry. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
}

/**
 * Pages and actions that fit what was typed: every word must begin a word of the label or of its other names. A label
 * that starts with the text comes first. Records are found by the server, not here.
 */
export function matchCommands(commands: readonly Command[], text: string): readonly Command[] {
  const wanted = fold(text)
    .split(/[\s,-]+/)
    .filter(Boolean)
  if (wanted.length === 0) return commands
  return commands
    .map((command) => ({ command, words: fold(`${command.label} ${command.words ?? ''}`).split(/[\s,-]+/) }))
    .filter(({ words }) => wanted.every((want) => words.some((word) => word.startsWith(want))))
    .sort((a, b) => rank(a.command, text) - rank(b.command, text))
    .map(({ command }) => command)
}

function rank(command: Command, text: string): number {
  return fold(command.label).startsWith(fold(text.trim())) ? 0 : 1
}
