import { getPreferences, onPreferences } from './preferences.ts'
import type { Preferences } from './preferences.ts'

export interface Device {
  readonly prefersDark: boolean
  readonly prefersContrast: boolean
}

export interface Appearance {
  readonly theme: 'light' | 'dark'
  readonly contrast: 'normal' | 'high'
  readonly density: 'comfortable' | 'compact'
}

/** The choice of the person wins; where they left it to the device, the device decides. */
export function decideAppearance(preferences: Preferences, device: Device): Appearance {
  const followed = device.prefersDark ? 'dark' : 'light'
  return {
    theme: preferences.theme === 'system' ? followed : preferences.theme,
    contrast: preferences.contrast === 'high' || device.prefersContrast ? 'high' : 'normal',
    density: preferences.density,
  }
}

/** Keeps the attributes that tokens.css listens to in step with the preferences and the device. */
export function startTheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const contrast = matchMedia('(prefers-contrast: more)')
  const apply = () => {
    const device = { prefersDark: dark.matches, prefersContrast: contrast.matches }
    Object.assign(document.documentElement.dataset, decideAppearance(getPreferences(), device))
  }
  apply()
  dark.addEventListener('change', apply)
  contrast.addEventListener('change', apply)
  onPreferences(apply)
}
