import { propose } from '@klantregie/contract'
import type { ProposalContent } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { useContractForm } from '../../../lib/form.tsx'
import { useMay } from '../../../lib/session.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { z } from 'zod'
import { useT } from '../locale/index.ts'
import { ElementDialog } from './element-form.tsx'
import { useModelChanged } from './model.api.ts'

export interface Retiring {
  readonly name: string
  /** How many relations use it; what they have stays. */
  readonly count: number
  /** What is proposed by whoever may not do it at once. */
  readonly content: ProposalContent
  readonly retire: () => Promise<unknown>
}

/** Retiring takes nothing away, so it is said rather than asked twice. */
export function RetireDialog({ retiring, onClose }: { readonly retiring: Retiring; readonly onClose: () => void }) {
  const t = useT()
  const isProposal = !useMay()('governance.model.write')
  const changed = useModelChanged()
  const form = useContractForm({
    schema: z.object({ reason: isProposal ? propose.body.shape.reason : z.string() }),
    initial: { reason: '' },
    onSubmit: async ({ reason }) => {
      if (isProposal) await call(propose, { body: { content: retiring.content, reason } })
      else await retiring.retire()
      await changed()
      showToast({ text: t(isProposal ? 'proposals.made' : 'model.retired', { name: retiring.name }) })
      onClose()
    },
  })
  return (
    <ElementDialog
      form={form}
      isProposal={isProposal}
      title={t('model.retireTitle', { name: retiring.name })}
      size="small"
      deed={{ label: t('model.retire'), tone: 'danger' }}
      onClose={onClose}
    >
      <p>{t('model.retireText', { count: retiring.count })}</p>
    </ElementDialog>
  )
}
