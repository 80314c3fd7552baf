import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { uploadCodeList } from '@klantregie/contract'
import type { CodeSet } from '@klantregie/contract'
import { upload } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { DropZone } from '../../../ui/drop-zone.tsx'
import { ProgressBar } from '../../../ui/states.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import styles from './codes.module.css'

interface AddEditionProps {
  readonly sets: readonly CodeSet[]
  readonly onClose: () => void
  readonly onAdded: (id: string) => void
}

/** Which codes, which edition, and the file of the supplier. */
export function AddEdition({ sets, onClose, onAdded }: AddEditionProps) {
  const t = useT()
  const cache = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [fraction, setFraction] = useState(0)
  const form = useContractForm({
    schema: uploadCodeList.query,
    initial: { setName: sets[0]?.name ?? '', name: '', datedOn: '' },
    toBody: (values) => ({ ...values, fileName: file?.name ?? '' }),
    fieldOf: { 'segments.code_edition_name_taken': 'name' },
    onSubmit: async (query) => {
      if (file === null) return
      const { id } = await upload(uploadCodeList, { query, file, onProgress: setFraction })
      await cache.invalidateQueries({ queryKey: ['segments'] })
      showToast({ text: t('codes.uploaded') })
      onAdded(id)
    },
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('codes.addTitle')} isDismissable={!form.isDirty && file === null}>
      <Form form={form}>
        <TextField
          {...form.field('setName')}
          isRequired
          autoComplete="off"
          maxLength={80}
          label={t('codes.set')}
          description={t('codes.setHelp')}
        />
        <TextField
          {...form.field('name')}
          isRequired
          autoComplete="off"
          maxLength={80}
          label={t('codes.edition')}
          description={t('codes.editionHelp')}
        />
        <TextField {...form.field('datedOn')} isRequired type="date" width="short" label={t('codes.datedOn')} />
        <DropZone
          label={file?.name ?? t('codes.drop')}
          chooseLabel={t('codes.choose')}
          accept={['.csv', '.txt', '.xlsx', '.xls', '.ods']}
          isDisabled={form.isPending}
          onFiles={([chosen]) => setFile(chosen ?? null)}
        >
          <p className={styles.soft}>{t('codes.fileHelp')}</p>
        </DropZone>
        {form.isPending && <ProgressBar label={t('codes.uploading')} value={fraction} />}
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending} isDisabled={file === null}>
            {t('codes.add')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
