/** A property of an element that is another than before, as text that people can read. */
export interface Difference {
  readonly property: string
  readonly before: string
  readonly after: string
}

type Element = Readonly<Record<string, unknown>> | null

/** Says nothing to people: who counts versions, and by what an element is known. */
const silent: ReadonlySet<string> = new Set(['version', 'key', 'id'])

/** What is different, property by property, in the order of what it became. */
export function differencesOf(before: Element, after: Element, say: Say): readonly Difference[] {
  const properties = [...new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})])]
  return properties
    .filter((property) => !silent.has(property))
    .flatMap((property) => {
      const was = textOf(property, before?.[property], say)
      const is = textOf(property, after?.[property], say)
      return was === is ? [] : [{ property, before: was, after: is }]
    })
}

/** A single value of a property in words; nothing when it speaks for itself. */
export type Say = (property: string, value: string) => string | undefined

function textOf(property: string, value: unknown, say: Say): string {
  if (Array.isArray(value)) return value.map((one: unknown) => textOf(property, one, say)).join(', ')
  if (typeof value === 'object' && value !== null) return partsText(value, say)
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return ''
  return say(property, String(value)) ?? String(value)
}

/** What has a label is known by it; otherwise every part is named. */
function partsText(value: object, say: Say): string {
  const parts: readonly (readonly [string, unknown])[] = Object.entries(value)
  const label = parts.find(([name]) => name === 'label')?.[1]
  if (typeof label === 'string') return label
  return parts.map(([name, part]) => (name === 'when' ? '' : `${name}: `) + textOf(name, part, say)).join(', ')
}
