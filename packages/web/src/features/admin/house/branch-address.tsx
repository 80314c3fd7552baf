import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { BranchAddress, updateBranch } from '@klantregie/contract'
import type { Branch } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import styles from './house.module.css'

/** Where a branch is, with the way to say so. */
export function AddressCell({ branch }: { readonly branch: Branch }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const { address, area, name } = branch
  return (
    <div className={styles.address}>
      {address !== null && (
        <span>{[address.postcode, address.houseNumber, address.place].filter((part) => part !== '').join(' ')}</span>
      )}
      {address !== null && area === null && <span className={styles.soft}>{t('branches.notOnMap')}</span>}
      <Button
        size="small"
        tone="quiet"
        aria-label={t(address === null ? 'branches.addAddressOf' : 'branches.changeAddressOf', { name })}
        onPress={() => setOpen(true)}
      >
        {t(address === null ? 'branches.addAddress' : 'branches.changeAddress')}
      </Button>
      {isOpen && <AddressDialog branch={branch} onClose={() => setOpen(false)} />}
    </div>
  )
}

function AddressDialog({ branch, onClose }: { readonly branch: Branch; readonly onClose: () => void }) {
  const t = useT()
  const cache = useQueryClient()
  const { id, name, address } = branch
  const save = async (next: BranchAddress | null) => {
    await call(updateBranch, { params: { id }, body: { address: next } })
    await cache.invalidateQueries({ queryKey: ['admin', 'branches'] })
    await cache.invalidateQueries({ queryKey: ['relations', 'model', 'branches'] })
    showToast({ text: t('branches.addressSaved', { name }) })
    onClose()
  }
  const form = useContractForm({
    schema: BranchAddress,
    initial: address ?? { postcode: '', houseNumber: '', place: '' },
    onSubmit: save,
  })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('branches.addressTitle', { name })}
      size="small"
      isDismissable={!form.isDirty}
    >
      <Form form={form}>
        <p>{t('branches.addressText')}</p>
        <TextField
          {...form.field('postcode')}
          isRequired
          autoFocus
          autoComplete="off"
          width="short"
          placeholder="4101 AB"
          label={t('branches.postcode')}
        />
        <TextField {...form.field('houseNumber')} autoComplete="off" width="short" label={t('branches.houseNumber')} />
        <TextField {...form.field('place')} autoComplete="off" label={t('branches.place')} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('branches.saveAddress')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
