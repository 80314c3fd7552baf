import { useEffect } from 'react'
import { getPreferences } from '../../../lib/preferences.ts'
import { actOfKey } from './answer-keys.view.ts'
import type { KeyedAct, Place } from './answer-keys.view.ts'

const OVERLAY = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]'

function placeOf(target: EventTarget | null): Place {
  if (!(target instanceof HTMLElement)) return 'page'
  if (target.closest(OVERLAY)) return 'overlay'
  if (target instanceof HTMLInputElement && /^(radio|checkbox)$/.test(target.type)) return 'choice'
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ? 'text' : 'page'
}

/** Listens to the keys of the queue while it is on the screen. */
export function useAnswerKeys(run: (act: KeyedAct) => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const act = actOfKey(event, placeOf(event.target), getPreferences().singleKeyShortcuts)
      if (act === null) return
      event.preventDefault()
      run(act)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [run])
}
