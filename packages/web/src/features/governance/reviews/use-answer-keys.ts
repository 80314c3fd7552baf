import { useEffect } from 'react'
import type { ReviewOutcome } from '@klantregie/contract'
import { getPreferences } from '../../../lib/preferences.ts'
import { outcomeOfKey } from './reviews.view.ts'

const NOT_HERE =
  '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"], input, textarea, select, [contenteditable]'

/** One letter per answer, unless somebody types, something lies over the page, or single keys were switched off. */
export function useAnswerKeys(isOn: boolean, onAnswer: (outcome: ReviewOutcome) => void): void {
  useEffect(() => {
    if (!isOn) return
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      if (getPreferences().singleKeyShortcuts === 'off') return
      if (event.target instanceof HTMLElement && event.target.closest(NOT_HERE)) return
      const outcome = outcomeOfKey(event.key)
      if (outcome === null) return
      event.preventDefault()
      onAnswer(outcome)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [isOn, onAnswer])
}
