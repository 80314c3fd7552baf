import type { Definition, DefinitionContent, DefinitionStatus, DefinitionVersion } from '@klantregie/contract'
import type { Tone } from '../../../ui/states.tsx'

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()

/** Terms in whose word or meaning every typed word occurs; those whose word begins with it first. */
export function matching(items: readonly Definition[], typed: string): readonly Definition[] {
  const words = plain(typed).split(/\s+/).filter(Boolean)
  if (words.length === 0) return items
  const found = items.filter((item) => {
    const text = plain(`${item.term} ${item.meaning}`)
    return words.every((word) => text.includes(word))
  })
  const begins = (item: Definition) => Number(plain(item.term).startsWith(words[0] ?? ''))
  return [...found].sort((a, b) => begins(b) - begins(a))
}

export function toneOf(status: DefinitionStatus, isDisputed: boolean): Tone {
  if (isDisputed) return 'attention'
  return status === 'agreed' ? 'success' : 'neutral'
}

const compared = ['term', 'meaning', 'examples', 'counterExamples', 'countingRule', 'owner', 'domain'] as const
export type ComparedPart = (typeof compared)[number]
export interface PartChange {
  readonly part: ComparedPart
  readonly before: string
  readonly after: string
}

const textOf = (content: DefinitionContent, part: ComparedPart) => content[part] ?? ''

/** What a version changed against the one before it; the first version changed nothing. `versions` is newest first. */
export function changesIn(versions: readonly DefinitionVersion[], index: number): readonly PartChange[] {
  const [now, before] = [versions[index]?.content, versions[index + 1]?.content]
  if (!now || !before) return []
  return compared
    .map((part) => ({ part, before: textOf(before, part), after: textOf(now, part) }))
    .filter((change) => change.before !== change.after)
}

/** Where a term stands in the list for the workshop, and which one comes after it; null when it is not on it. */
export function placeInWorkshop(items: readonly Definition[], id: string) {
  const index = items.findIndex((item) => item.id === id)
  if (index < 0) return null
  return { index: index + 1, total: items.length, next: items[index + 1] ?? null }
}
