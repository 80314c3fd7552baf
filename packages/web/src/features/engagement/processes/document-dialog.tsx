import { checkDocument } from '@klantregie/contract'
import type { RequiredDocument } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { FreeTextArea } from '../../../lib/text-check.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { useProcessCache } from './processes.api.ts'

interface DocumentProps {
  readonly params: { readonly id: string; readonly key: string; readonly document: string }
  readonly document: RequiredDocument
  readonly onClose: () => void
}

/** On which day a document was seen, and what there is to say of it. */
export function DocumentDialog({ params, document, onClose }: DocumentProps) {
  const t = useT()
  const refresh = useProcessCache()
  const form = useContractForm({
    schema: checkDocument.body,
    initial: { on: document.checkedOn ?? '', note: document.note },
    toBody: ({ on, note }) => ({ isChecked: on !== '', note, ...(on !== '' && { on }) }),
    fieldOf: { 'engagement.date_in_future': 'on' },
    onSubmit: async (body) => {
      await refresh(await call(checkDocument, { params, body }))
      onClose()
    },
  })
  return (
    <Dialog isOpen onClose={onClose} title={document.name} size="small" isDismissable={!form.isDirty}>
      <Form form={form}>
        <TextField
          {...form.field('on')}
          type="date"
          width="short"
          label={t('process.document.on')}
          description={t('process.document.onHelp')}
        />
        <FreeTextArea {...form.field('note')} label={t('process.noteLabel')} rows={3} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('process.save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
