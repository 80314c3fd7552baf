import { useCallback, useSyncExternalStore } from 'react'
import type { Import } from '@klantregie/contract'
import { startDraft } from './draft.view.ts'
import type { Draft } from './draft.view.ts'

/** Choices per import, shared by the steps and kept in this browser so that a closed tab loses nothing. */
const PREFIX = 'klantregie.import.'
const held = new Map<string, Draft | null>()
const listeners = new Set<() => void>()

function read(id: string): Draft | null {
  const known = held.get(id)
  if (known !== undefined) return known
  const stored = parse(localStorage.getItem(PREFIX + id))
  held.set(id, stored)
  return stored
}

function parse(text: string | null): Draft | null {
  try {
    const found = JSON.parse(text ?? 'null') as unknown
    return isDraft(found) ? found : null
  } catch {
    // What another version of the program left behind counts as nothing.
    return null
  }
}

function isDraft(found: unknown): found is Draft {
  return (
    typeof found === 'object' &&
    found !== null &&
    'choices' in found &&
    'typeIds' in found &&
    Array.isArray(found.typeIds)
  )
}

function write(id: string, draft: Draft | null): void {
  held.set(id, draft)
  if (draft === null) localStorage.removeItem(PREFIX + id)
  else localStorage.setItem(PREFIX + id, JSON.stringify(draft))
  listeners.forEach((listener) => listener())
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Called once the server knows the choices, or the import is gone. */
export function forgetDraft(id: string): void {
  write(id, null)
}

const started = new WeakMap<object, Draft>()

/** One object per answer of the server, so that a screen that chose nothing yet does not draw itself again and again. */
function startOnce(imported: Import): Draft {
  const anchor = imported.options ?? imported.file ?? imported
  const known = started.get(anchor)
  if (known) return known
  const fresh = startDraft(imported)
  started.set(anchor, fresh)
  return fresh
}

export function useDraft(imported: Import): readonly [Draft, (change: (draft: Draft) => Draft) => void] {
  const { id } = imported
  const stored = useSyncExternalStore(subscribe, () => read(id))
  const change = useCallback(
    (next: (draft: Draft) => Draft) => write(id, next(read(id) ?? startOnce(imported))),
    [id, imported],
  )
  return [stored ?? startOnce(imported), change]
}
