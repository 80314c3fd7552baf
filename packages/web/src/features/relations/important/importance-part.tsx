import { useQuery } from '@tanstack/react-query'
import { Star } from 'lucide-react'
import { useState } from 'react'
import { markImportant } from '@klantregie/contract'
import type { Importance, RelationPage } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Row } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { Callout } from '../../../ui/states.tsx'
import { TextArea } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { RHYTHMS, importanceQuery, useImportanceActions } from './important.api.ts'

/** Whether this relation may not be forgotten, and when we must have spoken; a button to say so when it is not marked. */
export function ImportancePart({ page }: { readonly page: RelationPage }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const answer = useQuery(importanceQuery(page.relation.id)).data
  if (!answer) return null
  const { importance, mayChange } = answer
  const isChangeable = mayChange && page.mayWrite && !page.isArchived
  if (importance === null && !isChangeable) return null
  const open = () => setOpen(true)
  return (
    <div>
      {importance === null ? (
        <Button size="small" tone="quiet" icon={<Star aria-hidden="true" />} onPress={open}>
          {t('relations.important.mark')}
        </Button>
      ) : (
        <Mark importance={importance} onChange={isChangeable ? open : null} />
      )}
      {isOpen && <ImportanceDialog page={page} importance={importance} onClose={() => setOpen(false)} />}
    </div>
  )
}

interface MarkProps {
  readonly importance: Importance
  /** Null for whoever may not change it. */
  readonly onChange: (() => void) | null
}

function Mark({ importance, onChange }: MarkProps) {
  const t = useT()
  const format = useFormat()
  const { everyMonths, reason, lastContactOn, dueOn, isQuiet } = importance
  const last =
    lastContactOn === null
      ? t('relations.important.noContact')
      : t('relations.important.lastContact', { day: format.date(lastContactOn) })
  return (
    <Callout
      tone={isQuiet ? 'attention' : 'neutral'}
      title={t('relations.important.is', { count: everyMonths })}
      {...(onChange && {
        action: (
          <Button size="small" onPress={onChange}>
            {t('relations.important.change')}
          </Button>
        ),
      })}
    >
      <p>{reason}</p>
      <p>
        {last} {t(isQuiet ? 'relations.important.wasDue' : 'relations.important.due', { day: format.date(dueOn) })}
      </p>
    </Callout>
  )
}

/** No longer important; the notice marks it again. */
function useUnmark(page: RelationPage, importance: Importance | null): () => void {
  const t = useT()
  const problemText = useProblemText()
  const { mark, unmark } = useImportanceActions(page.relation.id)
  const text = t('relations.important.unmarked', { name: page.relation.displayName })
  return () =>
    act(unmark, undefined, {
      onSuccess: () =>
        showToast({
          text,
          ...(importance && {
            onUndo: () => void mark.mutateAsync({ reason: importance.reason, everyMonths: importance.everyMonths }),
          }),
        }),
      onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
    })
}

interface DialogProps {
  readonly page: RelationPage
  readonly importance: Importance | null
  readonly onClose: () => void
}

function useImportanceForm({ page, importance, onClose }: DialogProps) {
  const t = useT()
  const { mark } = useImportanceActions(page.relation.id)
  const { displayName: name } = page.relation
  return useContractForm({
    schema: markImportant.body,
    initial: { reason: importance?.reason ?? '', everyMonths: String(importance?.everyMonths ?? 3) },
    toBody: ({ reason, everyMonths }) => ({ reason, everyMonths: Number(everyMonths) }),
    onSubmit: async (body) => {
      await mark.mutateAsync(body)
      showToast({ text: t('relations.important.marked', { name }) })
      onClose()
    },
  })
}

function ImportanceDialog({ page, importance, onClose }: DialogProps) {
  const t = useT()
  const remove = useUnmark(page, importance)
  const { displayName: name } = page.relation
  const form = useImportanceForm({ page, importance, onClose })
  const rhythms = [...new Set([...RHYTHMS, importance?.everyMonths ?? 3])].sort((one, other) => one - other)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('relations.important.dialog', { name })}
      size="small"
      isDismissable={!form.isDirty}
    >
      <Form form={form}>
        <TextArea
          {...form.field('reason')}
          isRequired
          autoFocus
          rows={3}
          maxLength={500}
          label={t('relations.important.reason')}
          placeholder={t('relations.important.reasonExample')}
        />
        <Select
          {...form.field('everyMonths')}
          isRequired
          label={t('relations.important.rhythm')}
          options={rhythms.map((months) => ({
            id: String(months),
            label: t('relations.important.every', { count: months }),
          }))}
        />
        <Row>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('relations.important.submit')}
          </Button>
          {importance !== null && (
            <Button
              tone="quiet"
              onPress={() => {
                onClose()
                remove()
              }}
            >
              {t('relations.important.unmark')}
            </Button>
          )}
        </Row>
      </Form>
    </Dialog>
  )
}
