import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { uploadRegisterEdition } from '@klantregie/contract'
import { upload } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { DropZone } from '../../../ui/drop-zone.tsx'
import { ProgressBar } from '../../../ui/states.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import styles from './registers.module.css'

interface AddEditionProps {
  readonly onClose: () => void
  readonly onAdded: (id: string) => void
}

/** The file of DUO and the day that it describes; nothing changes yet. */
export function AddEdition({ onClose, onAdded }: AddEditionProps) {
  const t = useT()
  const cache = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [fraction, setFraction] = useState(0)
  const form = useContractForm({
    schema: uploadRegisterEdition.query,
    initial: { datedOn: '' },
    toBody: (values) => ({ ...values, fileName: file?.name ?? '' }),
    onSubmit: async (query) => {
      if (file === null) return
      const { id } = await upload(uploadRegisterEdition, { query, file, onProgress: setFraction })
      await cache.invalidateQueries({ queryKey: ['integrations'] })
      onAdded(id)
    },
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('registers.add')} isDismissable={!form.isDirty && file === null}>
      <Form form={form}>
        <p className={styles.soft}>{t('registers.addText')}</p>
        <TextField
          {...form.field('datedOn')}
          isRequired
          type="date"
          width="short"
          label={t('registers.datedOn')}
          description={t('registers.datedOnHelp')}
        />
        <DropZone
          label={file?.name ?? t('registers.drop')}
          chooseLabel={t('registers.choose')}
          accept={['.csv', '.txt', '.xlsx', '.xls', '.ods']}
          isDisabled={form.isPending}
          onFiles={([chosen]) => setFile(chosen ?? null)}
        >
          <p className={styles.soft}>{t('registers.fileHelp')}</p>
        </DropZone>
        {form.isPending && <ProgressBar label={t('registers.uploading')} value={fraction} />}
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending} isDisabled={file === null}>
            {t('registers.compare')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
