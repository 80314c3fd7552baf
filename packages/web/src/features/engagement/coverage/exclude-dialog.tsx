import { excludeFromCoverage } from '@klantregie/contract'
import type { CoverageDetail, CoverageMember } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { FreeTextField } from '../../../lib/text-check.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { useT } from '../locale/index.ts'
import { useCoverageChanged } from './coverage.api.ts'

interface ExcludeProps {
  readonly coverage: CoverageDetail
  readonly member: CoverageMember
  readonly onClose: () => void
}

/** Why somebody is left out, for whoever wonders later. */
export function ExcludeDialog({ coverage, member: { relation }, onClose }: ExcludeProps) {
  const t = useT()
  const changed = useCoverageChanged()
  const form = useContractForm({
    schema: excludeFromCoverage.body,
    initial: { reason: '' },
    toBody: ({ reason }) => ({ relationId: relation.id, reason }),
    onSubmit: async (body) => {
      await call(excludeFromCoverage, { params: { id: coverage.id }, body })
      await changed()
      onClose()
    },
  })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('coverage.leaveOutOf', { name: relation.name })}
      size="small"
      isDismissable={!form.isDirty}
    >
      <Form form={form}>
        <FreeTextField {...form.field('reason')} isRequired autoFocus maxLength={500} label={t('coverage.reason')} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('coverage.leaveOut')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
