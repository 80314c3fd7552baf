import { useCallback, useEffect, useRef } from 'react'
import type { RefObject } from 'react'

const CONTROLS = 'button, input, [tabindex="0"]'

/**
 * After a part was added, moved or taken away the keyboard goes to where the work goes on. What moves in the page loses the focus by
 * itself, and what is gone leaves it nowhere.
 */
export function useFocusAfter(within: RefObject<HTMLElement | null>): (key: string, deed?: string) => void {
  const wanted = useRef<{ readonly key: string; readonly deed: string | undefined } | null>(null)
  useEffect(() => {
    const asked = wanted.current
    if (asked === null || within.current === null) return
    const target = find(within.current, asked.key, asked.deed)
    if (target === null) return
    wanted.current = null
    // A menu gives the focus back to its button when it closes; this comes after that.
    requestAnimationFrame(() => requestAnimationFrame(() => target.focus()))
  })
  return useCallback((key, deed) => {
    wanted.current = { key, deed }
  }, [])
}

function find(within: HTMLElement, key: string, deed: string | undefined): HTMLElement | null {
  if (deed === 'add') return within.querySelector(`[data-add="${key}"]`)
  const part = within.querySelector(`[data-key="${key}"]`)
  if (part === null) return null
  const wanted =
    deed === undefined ? null : part.querySelector<HTMLButtonElement>(`:scope > * > * > [data-deed="${deed}"]`)
  return wanted !== null && !wanted.disabled ? wanted : part.querySelector(CONTROLS)
}
