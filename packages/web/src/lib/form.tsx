import { useCallback, useRef, useState } from 'react'
import type { SyntheticEvent, ReactNode, RefObject } from 'react'
import type { z } from 'zod'
import { Callout } from '../ui/states.tsx'
import { Stack } from '../ui/layout.tsx'
import { issuesByField } from './form-issues.ts'
import { useCoreT } from './locale/index.ts'
import { ApiProblem } from './problem.ts'
import { FreeTextsOf, useFreeTexts } from './text-check.tsx'
import type { FreeTexts } from './text-check.tsx'
import { useProblemText } from './texts.tsx'

type Values = Record<string, string>

export interface FormOptions<S extends z.ZodType> {
  /** The body schema of the contract route: the same rules as the server, found before sending. */
  readonly schema: S
  readonly initial: Values
  /** What is sent when it differs from the plain text values. */
  readonly toBody?: (values: Values) => unknown
  /** Saves; a thrown ApiProblem is shown at its field or above the form, and everything typed stays. */
  readonly onSubmit: (body: z.output<S>) => Promise<void>
  /** Which field a refusal of the server belongs to. */
  readonly fieldOf?: Readonly<Record<string, string>>
  /** What a refusal says at which fields, when that stands in its details; null when it belongs to none. */
  readonly refused?: (error: ApiProblem) => Readonly<Record<string, string>> | null
}

export interface ContractForm {
  readonly values: Values
  readonly isPending: boolean
  readonly message: string | null
  readonly isDirty: boolean
  readonly set: (name: string, value: string) => void
  /** Spread into a TextField, TextArea or Select. */
  readonly field: (name: string) => {
    readonly name: string
    readonly value: string
    readonly onChange: (value: string) => void
    readonly errorMessage: string | undefined
  }
  readonly submit: (event?: SyntheticEvent) => void
  readonly element: RefObject<HTMLFormElement | null>
  /** What people write in their own words, looked at before it is sent. */
  readonly texts: FreeTexts
}

/** A form over one contract schema. It validates on sending, then per field as soon as it is corrected. */
export function useContractForm<S extends z.ZodType>(options: FormOptions<S>): ContractForm {
  const { schema, initial, onSubmit, fieldOf = {} } = options
  const toBody = options.toBody ?? ((values: Values): unknown => values)
  const t = useCoreT()
  const problemText = useProblemText()
  const element = useRef<HTMLFormElement>(null)
  const texts = useFreeTexts()
  const [values, setValues] = useState(initial)
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const [message, setMessage] = useState<string | null>(null)
  const [isPending, setPending] = useState(false)

  const set = useCallback((name: string, value: string) => {
    setValues((current) => ({ ...current, [name]: value }))
    setErrors(({ [name]: _corrected, ...rest }) => rest)
  }, [])

  const refuse = (found: Readonly<Record<string, string>>) => {
    setErrors(found)
    // After the messages are drawn, the keyboard goes to the first field that needs work.
    requestAnimationFrame(() => element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }

  const run = async () => {
    setMessage(null)
    const parsed = schema.safeParse(toBody(values))
    if (!parsed.success) {
      const issues = Object.entries(issuesByField(parsed.error.issues, values))
      refuse(Object.fromEntries(issues.map(([name, issue]) => [name, t(issue.key, issue.values)])))
      return
    }
    setPending(true)
    try {
      if (await texts.pass()) await onSubmit(parsed.data)
    } catch (error) {
      const name = error instanceof ApiProblem ? fieldOf[error.code] : undefined
      const told = error instanceof ApiProblem ? options.refused?.(error) : null
      if (told) refuse(told)
      else if (name) refuse({ [name]: problemText(error) })
      else setMessage(problemText(error))
    } finally {
      setPending(false)
    }
  }

  return {
    values,
    isPending,
    message,
    isDirty: Object.keys(values).some((name) => values[name] !== initial[name]),
    set,
    field: (name) => ({
      name,
      value: values[name] ?? '',
      onChange: (value) => set(name, value),
      errorMessage: errors[name],
    }),
    submit: (event) => {
      event?.preventDefault()
      if (!isPending) void run()
    },
    element,
    texts,
  }
}

/** The form element: one message above, the fields with their rhythm below. */
export function Form({ form, children }: { readonly form: ContractForm; readonly children: ReactNode }) {
  return (
    <form ref={form.element} noValidate onSubmit={form.submit}>
      <Stack>
        {form.message !== null && (
          <Callout tone="danger" isAnnounced>
            {form.message}
          </Callout>
        )}
        <FreeTextsOf texts={form.texts}>{children}</FreeTextsOf>
      </Stack>
    </form>
  )
}
