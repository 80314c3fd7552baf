import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Check, CheckCheck } from 'lucide-react'
import { Button, TooltipTrigger } from 'react-aria-components'
import { verifyRelation } from '@klantregie/contract'
import type { FieldKey, RelationPage } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { cx } from '../../../ui/class-names.ts'
import { showToast } from '../../../ui/toast.tsx'
import { TooltipBubble } from '../../../ui/tooltip.tsx'
import { useT } from '../locale/index.ts'
import { useFieldLabel } from '../model.tsx'
import { verificationsQuery } from '../relations.api.ts'
import { lastConfirmed } from './confirm-field.view.ts'
import styles from './page.module.css'

interface ConfirmProps {
  readonly page: RelationPage
  readonly field: FieldKey
}

/** Says of one value that it still holds, without changing it; who did so last is one hover or focus away. */
export function ConfirmField({ page, field }: ConfirmProps) {
  const t = useT()
  const format = useFormat()
  const problemText = useProblemText()
  const label = useFieldLabel()(field)
  const { id } = page.relation
  const cache = useQueryClient()
  const last = lastConfirmed(useQuery(verificationsQuery(id)).data?.items ?? [], field)
  const confirm = useMutation({
    mutationFn: () => call(verifyRelation, { params: { id }, body: { field } }),
    onSuccess: (answer) => cache.setQueryData(verificationsQuery(id).queryKey, answer),
  })
  const said = last
    ? t('relations.confirm.last', { name: last.by, date: format.date(last.at) })
    : t('relations.confirm.never')
  const Icon = last ? CheckCheck : Check
  return (
    <TooltipTrigger delay={250} closeDelay={80}>
      <Button
        className={cx(styles.confirm, last && styles.confirmed)}
        aria-label={`${t('relations.confirm.of', { field: label })}. ${said}`}
        onPress={() => {
          if (confirm.isPending) return
          act(confirm, undefined, {
            onSuccess: () => showToast({ tone: 'success', text: t('relations.confirm.done', { field: label }) }),
            onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
          })
        }}
      >
        <Icon aria-hidden="true" />
      </Button>
      <TooltipBubble>
        {t('relations.confirm.of', { field: label })}. {said}
      </TooltipBubble>
    </TooltipTrigger>
  )
}
