import { useRef, useState } from 'react'
import { checkText } from '@klantregie/contract'
import type { TextWarning } from '@klantregie/contract'
import { Callout } from '../ui/states.tsx'
import { call } from './api.ts'
import { useCoreT } from './locale/index.ts'

export interface TextCheck {
  readonly warnings: readonly TextWarning[]
  /** True when the text may be kept: nothing was found, or the writer saw what was found and keeps it all the same. */
  readonly passes: (text: string) => Promise<boolean>
  readonly clear: () => void
}

/**
 * Looks before a free text is kept whether it holds what should not be in one. The first time it says so and the text stays as
 * it is; whoever sends the same text again has seen it. When the look itself fails, nobody is kept from writing.
 */
export function useTextCheck(): TextCheck {
  const [warnings, setWarnings] = useState<readonly TextWarning[]>([])
  const seen = useRef<string | null>(null)
  const clear = () => {
    seen.current = null
    setWarnings([])
  }
  const passes = async (text: string) => {
    if (seen.current === text) return true
    const found = await call(checkText, { body: { text } }).then(
      (answer) => answer.warnings,
      () => [],
    )
    seen.current = text
    setWarnings(found)
    return found.length === 0
  }
  return { warnings, passes, clear }
}

/** What was found, each with what to do about it; read aloud when it appears. */
export function TextWarnings({ warnings }: { readonly warnings: readonly TextWarning[] }) {
  const t = useCoreT()
  if (warnings.length === 0) return null
  return (
    <div role="alert">
      <Callout tone="attention" title={t('text.warning.title')}>
        <ul>
          {warnings.map(({ kind, words }) => (
            <li key={kind}>{t(`text.warning.${kind}`, { words: words.join(', ') })}</li>
          ))}
        </ul>
      </Callout>
    </div>
  )
}
