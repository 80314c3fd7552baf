import { useState } from 'react'
import { addProcessTemplate, changeProcessTemplate, TemplateInput, TemplateIssue } from '@klantregie/contract'
import type { TemplatePage } from '@klantregie/contract'
import { z } from 'zod'
import { call } from '../../../lib/api.ts'
import { ApiProblem } from '../../../lib/problem.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { useT } from '../locale/index.ts'
import { stepsRefused } from './editor.view.ts'
import type { Draft } from './editor.view.ts'
import { useProcessCache } from './processes.api.ts'

const Details = z.object({ issues: z.array(TemplateIssue) })

interface Refusal {
  readonly message: string | null
  /** Sentences by the key of the step that they are about. */
  readonly refused: ReadonlyMap<string, string>
  readonly errors: { readonly name?: string }
}
const NOTHING: Refusal = { message: null, refused: new Map(), errors: {} }

/** Saves a template; what was refused is told at the step that it is about, and everything that was written stays. */
export function useSaveTemplate(template: TemplatePage | null, onSaved: (saved: TemplatePage) => Promise<void>) {
  const t = useT()
  const refresh = useProcessCache()
  const problemText = useProblemText()
  const [isPending, setPending] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>(NOTHING)

  const refuseHere = (draft: Draft, issues: readonly z.core.$ZodIssue[]): Refusal => ({
    message: t('editor.notYet'),
    refused: new Map([...stepsRefused(issues, draft.content)].map((key) => [key, t('editor.issue.incomplete')])),
    errors: issues.some(({ path }) => path[0] === 'name') ? { name: t('editor.nameNeeded') } : {},
  })
  const refuse = (error: unknown): Refusal => {
    const told = error instanceof ApiProblem ? Details.safeParse(error.details).data : undefined
    const byStep = (told?.issues ?? []).map(({ step, code }) => [step ?? '', t(`editor.issue.${code}`)] as const)
    return { message: problemText(error), refused: new Map(byStep), errors: {} }
  }
  const save = async (draft: Draft) => {
    const parsed = TemplateInput.safeParse(draft)
    setRefusal(parsed.success ? NOTHING : refuseHere(draft, parsed.error.issues))
    if (!parsed.success) return
    setPending(true)
    try {
      const saved = template
        ? await call(changeProcessTemplate, {
            params: { id: template.id },
            body: { ...parsed.data, edition: template.edition },
          })
        : await call(addProcessTemplate, { body: parsed.data })
      await onSaved(saved)
      await refresh()
    } catch (error) {
      setRefusal(refuse(error))
    } finally {
      setPending(false)
    }
  }
  return { ...refusal, isPending, save: (draft: Draft) => void save(draft) }
}
