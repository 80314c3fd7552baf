import { useEffect } from 'react'
import { getPreferences } from './preferences.ts'

export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly isTyping: boolean
}

/**
 * `mod+k` is Ctrl on Windows and Linux and ⌘ on a Mac. A single key (`/`) works only outside fields and can be
 * switched off by the reader.
 */
export function matchesShortcut(shortcut: string, press: KeyPress, singleKeys: 'on' | 'off'): boolean {
  const [modifier, ...rest] = shortcut.split('+')
  const needsMod = modifier === 'mod' && rest.length > 0
  const key = needsMod ? rest.join('+') : shortcut
  const hasMod = press.ctrlKey || press.metaKey
  if (press.key.toLowerCase() !== key || press.altKey) return false
  return needsMod ? hasMod : !hasMod && !press.isTyping && singleKeys === 'on'
}

function isTypingIn(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

export function useShortcut(shortcut: string, run: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey } = event
      const press = { key, ctrlKey, metaKey, altKey, isTyping: isTypingIn(event.target) }
      if (!matchesShortcut(shortcut, press, getPreferences().singleKeyShortcuts)) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [shortcut, run])
}
