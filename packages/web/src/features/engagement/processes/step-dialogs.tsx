import { doStep, reopenStep, skipStep } from '@klantregie/contract'
import type { ProcessPage, RunningStep } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { FreeTextArea } from '../../../lib/text-check.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Callout } from '../../../ui/states.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { AnswerField } from './answer-field.tsx'
import { useProcessCache } from './processes.api.ts'
import { missingOf } from './process.view.ts'

interface DialogProps {
  readonly page: ProcessPage
  readonly step: RunningStep
  readonly onClose: () => void
}

/** A deed that can be taken back: opening the step again. */
function useUndoStep({ page, step }: Pick<DialogProps, 'page' | 'step'>) {
  const refresh = useProcessCache()
  const problemText = useProblemText()
  return () =>
    void call(reopenStep, { params: { id: page.id, key: step.key }, body: {} }).then(
      (after) => refresh(after),
      (error: unknown) => showToast({ tone: 'danger', text: problemText(error) }),
    )
}

/** What a step asks for when it is done: its answer, its date, and what there is to say. */
export function DoStepDialog({ page, step, onClose }: DialogProps) {
  const t = useT()
  const refresh = useProcessCache()
  const undo = useUndoStep({ page, step })
  const form = useContractForm({
    schema: doStep.body,
    initial: { answer: '', date: step.asksDate?.day ?? '', note: '' },
    toBody: ({ answer, date, note }) => ({ note, ...(answer !== '' && { answer }), ...(date !== '' && { date }) }),
    fieldOf: { 'engagement.answer_needed': 'answer', 'engagement.date_needed': 'date' },
    onSubmit: async (body) => {
      await refresh(await call(doStep, { params: { id: page.id, key: step.key }, body }))
      showToast({ text: t('process.said.done', { step: step.title }), onUndo: undo })
      onClose()
    },
  })
  const stopping = missingOf(step).filter(({ isStopping }) => isStopping)
  return (
    <Dialog isOpen onClose={onClose} title={step.title} size="small" isDismissable={!form.isDirty}>
      <Form form={form}>
        {stopping.length > 0 && (
          <Callout tone="attention">
            {t('process.missing', { what: stopping.map(({ label }) => label).join(', ') })}
          </Callout>
        )}
        {step.question && <AnswerField form={form} question={step.question} />}
        {step.asksDate && (
          <TextField {...form.field('date')} isRequired type="date" width="short" label={step.asksDate.label} />
        )}
        <FreeTextArea {...form.field('note')} label={t('process.noteLabel')} rows={3} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('process.do')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

export function SkipStepDialog({ page, step, onClose }: DialogProps) {
  const t = useT()
  const refresh = useProcessCache()
  const undo = useUndoStep({ page, step })
  const form = useContractForm({
    schema: skipStep.body,
    initial: { reason: '' },
    fieldOf: { 'engagement.reason_missing': 'reason' },
    onSubmit: async (body) => {
      await refresh(await call(skipStep, { params: { id: page.id, key: step.key }, body }))
      showToast({ text: t('process.said.skipped', { step: step.title }), onUndo: undo })
      onClose()
    },
  })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('process.skipTitle', { step: step.title })}
      size="small"
      isDismissable={!form.isDirty}
    >
      <Form form={form}>
        <FreeTextArea {...form.field('reason')} isRequired={step.isObligatory} label={t('process.reason')} rows={3} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('process.skip')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
