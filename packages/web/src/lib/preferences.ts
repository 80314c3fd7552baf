import { useSyncExternalStore } from 'react'

/** How somebody wants to see things, kept in this browser. `system` follows the device. */
export interface Preferences {
  readonly theme: 'system' | 'light' | 'dark'
  readonly contrast: 'system' | 'high'
  readonly density: 'comfortable' | 'compact'
  readonly language: 'nl' | 'en' | null
  /** Single-key shortcuts get in the way of speech input, so they can be switched off (WCAG 2.1.4). */
  readonly singleKeyShortcuts: 'on' | 'off'
}

export const defaultPreferences: Preferences = {
  theme: 'system',
  contrast: 'system',
  density: 'comfortable',
  language: null,
  singleKeyShortcuts: 'on',
}

const allowed: { readonly [K in keyof Preferences]: readonly Preferences[K][] } = {
  theme: ['system', 'light', 'dark'],
  contrast: ['system', 'high'],
  density: ['comfortable', 'compact'],
  language: ['nl', 'en', null],
  singleKeyShortcuts: ['on', 'off'],
}

/** What was stored may be old, foreign or broken: whatever is not a known choice becomes the default. */
export function readPreferences(stored: string | null): Preferences {
  const raw = parse(stored)
  const pick = <K extends keyof Preferences>(key: K): Preferences[K] =>
    allowed[key].find((choice) => choice === raw[key]) ?? defaultPreferences[key]
  return {
    theme: pick('theme'),
    contrast: pick('contrast'),
    density: pick('density'),
    language: pick('language'),
    singleKeyShortcuts: pick('singleKeyShortcuts'),
  }
}

function parse(stored: string | null): Readonly<Record<string, unknown>> {
  if (stored === null) return {}
  try {
    const value: unknown = JSON.parse(stored)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    // A broken note to ourselves is no reason to refuse to start.
    return {}
  }
}

const STORE = 'klantregie.preferences'
const listeners = new Set<() => void>()
let preferences = defaultPreferences

/** Reads what this browser remembers; called once, before the first paint. Storage may be forbidden altogether. */
export function loadPreferences(): Preferences {
  try {
    preferences = readPreferences(localStorage.getItem(STORE))
  } catch {
    preferences = defaultPreferences
  }
  return preferences
}

export function getPreferences(): Preferences {
  return preferences
}

export function setPreferences(change: Partial<Preferences>): void {
  preferences = { ...preferences, ...change }
  try {
    localStorage.setItem(STORE, JSON.stringify(preferences))
  } catch {
    // Without storage the choice lasts until the tab closes.
  }
  listeners.forEach((listener) => listener())
}

export function onPreferences(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(onPreferences, getPreferences)
}
