import type { RegisterChange, RegisterContent } from '@klantregie/contract'

type Part = RegisterChange['part']
type Entry = Readonly<Record<string, unknown>>

/** By what an entry of each part is the same one in two states of the register, and what it is called. */
const PARTS: Readonly<Record<Exclude<Part, 'text'>, { readonly key: string; readonly name: string }>> = {
  purposes: { key: 'id', name: 'name' },
  types: { key: 'id', name: 'name' },
  fields: { key: 'key', name: 'label' },
  domains: { key: 'id', name: 'name' },
  sources: { key: 'id', name: 'name' },
  receivers: { key: 'id', name: 'name' },
  terms: { key: 'id', name: 'title' },
}

/** What differs between two states of the register, in the order of its parts. */
export function findChanges(before: RegisterContent, after: RegisterContent): RegisterChange[] {
  const text = particularsOf(before.text, after.text)
  const changes: RegisterChange[] =
    text.length > 0 ? [{ part: 'text', change: 'changed', name: '', particulars: text }] : []
  for (const [part, shape] of Object.entries(PARTS) as [keyof typeof PARTS, { key: string; name: string }][])
    changes.push(...changesOf(part, shape, { before: before[part], after: after[part] }))
  return changes
}

type Both = { readonly before: readonly Entry[]; readonly after: readonly Entry[] }

function changesOf(
  part: Part,
  { key, name }: { key: string; name: string },
  { before, after }: Both,
): RegisterChange[] {
  const known = new Map(before.map((entry) => [String(entry[key]), entry]))
  const changes: RegisterChange[] = []
  for (const entry of after) {
    const old = known.get(String(entry[key]))
    known.delete(String(entry[key]))
    if (!old) changes.push({ part, change: 'added', name: said(entry[name]), particulars: [] })
    else {
      const particulars = particularsOf(old, entry)
      if (particulars.length > 0) changes.push({ part, change: 'changed', name: said(entry[name]), particulars })
    }
  }
  for (const gone of known.values()) changes.push({ part, change: 'removed', name: said(gone[name]), particulars: [] })
  return changes
}

function particularsOf(before: Entry, after: Entry): RegisterChange['particulars'] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((key) => ({ key, before: said(before[key]), after: said(after[key]) }))
    .filter((particular) => particular.before !== particular.after)
}

function said(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(said).join('; ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}
