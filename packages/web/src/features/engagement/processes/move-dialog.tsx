import { useQuery } from '@tanstack/react-query'
import { moveProcess } from '@klantregie/contract'
import type { ProcessPage } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { QueryStates } from '../../../lib/query-states.tsx'
import { FreeTextArea } from '../../../lib/text-check.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { AnswerField } from './answer-field.tsx'
import { processQuery } from './processes.api.ts'
import type { Move, Told } from './use-moves.ts'

interface MoveProps {
  readonly asked: Move
  readonly onClose: () => void
  readonly onMove: (move: Move, told: Told) => Promise<void>
}

/** What must be said before a card can go: the answer of its step, its date, or why steps are left out. */
export function MoveDialog(props: MoveProps) {
  const t = useT()
  const process = useQuery(processQuery(props.asked.id))
  return (
    <Dialog isOpen onClose={props.onClose} title={t('board.moveOf', { name: props.asked.name })} size="small">
      <QueryStates query={process} shape="text">
        {(page) => <MoveForm {...props} page={page} />}
      </QueryStates>
    </Dialog>
  )
}

function MoveForm({ asked, onClose, onMove, page }: MoveProps & { readonly page: ProcessPage }) {
  const t = useT()
  const step = page.steps.find(({ key }) => key === asked.from)
  const form = useContractForm({
    schema: moveProcess.body,
    initial: { answer: '', date: step?.asksDate?.day ?? '', reason: '' },
    toBody: ({ answer, date, reason }) => ({
      to: asked.to,
      reason,
      ...(answer !== '' && { answer }),
      ...(date !== '' && { date }),
    }),
    fieldOf: {
      'engagement.answer_needed': 'answer',
      'engagement.date_needed': 'date',
      'engagement.reason_missing': 'reason',
    },
    onSubmit: async ({ answer, date, reason }) => {
      await onMove(asked, { answer, date, reason })
      onClose()
    },
  })
  return (
    <Form form={form}>
      <p>{t('board.moveDoes', { step: step?.title ?? '' })}</p>
      {step?.question && <AnswerField form={form} question={step.question} />}
      {step?.asksDate && (
        <TextField {...form.field('date')} isRequired type="date" width="short" label={step.asksDate.label} />
      )}
      <FreeTextArea {...form.field('reason')} label={t('board.reason')} description={t('board.reasonHelp')} rows={2} />
      <div>
        <Button type="submit" tone="primary" isPending={form.isPending}>
          {t('board.move')}
        </Button>
      </div>
    </Form>
  )
}
