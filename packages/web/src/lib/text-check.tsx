import { createContext, useCallback, useContext, useEffect, useId, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { checkText } from '@klantregie/contract'
import type { TextWarning } from '@klantregie/contract'
import { Callout } from '../ui/states.tsx'
import { TextArea, TextField } from '../ui/text-field.tsx'
import type { TextAreaProps, TextFieldProps } from '../ui/text-field.tsx'
import { call } from './api.ts'
import { useCoreT } from './locale/index.ts'
import { stillTrue } from './text-check.view.ts'

export interface TextCheck {
  readonly warnings: readonly TextWarning[]
  /** True when the text may be kept: nothing was found, or the writer saw what was found and keeps it all the same. */
  readonly passes: (text: string) => Promise<boolean>
  readonly clear: () => void
}

/** So much of a text is looked at; nobody types more by hand, and the server refuses more. */
const MOST = 10_000

/**
 * Looks before a free text is kept whether it holds what should not be in one. The first time it says so and the text stays as
 * it is; whoever sends the same text again has seen it. When the look itself fails, nobody is kept from writing.
 */
export function useTextCheck(): TextCheck {
  const [warnings, setWarnings] = useState<readonly TextWarning[]>([])
  const seen = useRef<string | null>(null)
  const clear = useCallback(() => {
    seen.current = null
    setWarnings([])
  }, [])
  const passes = useCallback(async (text: string) => {
    if (text.trim() === '' || seen.current === text) return true
    const found = await call(checkText, { body: { text: text.slice(0, MOST) } }).then(
      (answer) => answer.warnings,
      () => [],
    )
    seen.current = text
    setWarnings(found)
    return found.length === 0
  }, [])
  return { warnings, passes, clear }
}

/** What was found, each with what to do about it; read aloud when it appears. */
export function TextWarnings({
  warnings,
  again,
}: {
  readonly warnings: readonly TextWarning[]
  /** How to keep the text all the same, where the button does not say it. */
  readonly again?: string
}) {
  const t = useCoreT()
  if (warnings.length === 0) return null
  return (
    <div role="alert" data-text-warning="">
      <Callout tone="attention" title={t('text.warning.title')}>
        <ul>
          {warnings.map(({ kind, words }) => (
            <li key={kind}>{t(`text.warning.${kind}`, { words: words.join(', ') })}</li>
          ))}
        </ul>
        {again !== undefined && <p>{again}</p>}
      </Callout>
    </div>
  )
}

type Guard = () => Promise<boolean>

/** The free texts of a form or dialog, as far as they must be looked at before anything is sent. */
export interface FreeTexts {
  readonly join: (id: string, guard: Guard) => () => void
  /** True when all of them may be kept; otherwise what was found stands below each. */
  readonly pass: () => Promise<boolean>
}

const Around = createContext<FreeTexts | null>(null)

/** For a form of its own making; `useContractForm` does this for every `Form`. */
export function useFreeTexts(): FreeTexts {
  const guards = useRef(new Map<string, Guard>())
  const [texts] = useState<FreeTexts>(() => ({
    join: (id, guard) => {
      guards.current.set(id, guard)
      return () => guards.current.delete(id)
    },
    pass: async () => {
      const verdicts = await Promise.all([...guards.current.values()].map((guard) => guard()))
      const isFine = !verdicts.includes(false)
      // After the warnings are drawn: in a long dialog they may stand out of sight.
      if (!isFine) requestAnimationFrame(showFirst)
      return isFine
    },
  }))
  return texts
}

function showFirst(): void {
  document.querySelector('[data-text-warning]')?.scrollIntoView({ block: 'nearest' })
}

export function FreeTextsOf({ texts, children }: { readonly texts: FreeTexts; readonly children: ReactNode }) {
  return <Around value={texts}>{children}</Around>
}

/** The warning below one free text. It goes when what it is about is taken out of the text. */
function useWarning(value: string | undefined): ReactNode {
  const t = useCoreT()
  const id = useId()
  const texts = useContext(Around)
  const { warnings, passes } = useTextCheck()
  const text = value ?? ''
  useEffect(() => texts?.join(id, () => passes(text)), [texts, id, passes, text])
  return <TextWarnings warnings={stillTrue(warnings, text)} again={t('text.warning.again')} />
}

/** Where somebody writes about a person in their own words: a note, a reason, a remark. Warns of what should not be kept. */
export function FreeTextArea(props: TextAreaProps) {
  const warning = useWarning(props.value)
  return (
    <>
      <TextArea {...props} />
      {warning}
    </>
  )
}

/** The same on one line. */
export function FreeTextField(props: TextFieldProps) {
  const warning = useWarning(props.value)
  return (
    <>
      <TextField {...props} />
      {warning}
    </>
  )
}
