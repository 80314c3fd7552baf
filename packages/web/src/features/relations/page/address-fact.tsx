import { Pencil, Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Address, RelationPage } from '@klantregie/contract'
import { useLanguage } from '../../../lib/i18n.tsx'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import {
  Addresses,
  addressChange,
  addressFrom,
  addressLine,
  addressLines,
  addressParts,
  expectedValue,
  withAddress,
} from './page.view.ts'
import { PartsEditor } from './parts-editor.tsx'
import type { PartField } from './parts-editor.tsx'
import { useChangeField } from './use-change-field.ts'
import styles from './page.module.css'

const MOST_ADDRESSES = 5
const NEW = -1

/** Names a country in the reader's language; a code that nobody knows stays a code. */
export function useCountryName(): (code: string) => string {
  const names = new Intl.DisplayNames([useLanguage()], { type: 'region', fallback: 'code' })
  return (code) => (/^[A-Z]{2}$/i.test(code) ? (names.of(code.toUpperCase()) ?? code) : code)
}

/** Where the relation lives or is housed, and where post goes. */
export function AddressFact({ page }: { readonly page: RelationPage }) {
  const t = useT()
  const frame = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState<number | null>(null)
  const { addresses } = page.relation
  const close = () => {
    setOpen(null)
    requestAnimationFrame(() => frame.current?.querySelector('button')?.focus())
  }
  return (
    <div className={styles.value} ref={frame}>
      {addresses.map((address, index) =>
        open === index ? (
          <AddressEditor key={index} page={page} address={address} onClose={close} />
        ) : (
          <ShownAddress key={index} page={page} address={address} onEdit={() => setOpen(index)} />
        ),
      )}
      {open === NEW && <AddressEditor page={page} address={null} onClose={close} />}
      {page.mayWrite && open !== NEW && addresses.length < MOST_ADDRESSES && (
        <div className={styles.add}>
          <Button size="small" tone="quiet" icon={<Plus aria-hidden="true" />} onPress={() => setOpen(NEW)}>
            {t('relations.address.add')}
          </Button>
        </div>
      )}
    </div>
  )
}

interface ShownAddressProps {
  readonly page: RelationPage
  readonly address: Address
  readonly onEdit: () => void
}

function ShownAddress({ page, address, onEdit }: ShownAddressProps) {
  const t = useT()
  const countryName = useCountryName()
  return (
    <div className={styles.withAction}>
      <address className={styles.address}>
        {addressLines(address, countryName).map((line) => (
          <span key={line}>{line}</span>
        ))}
        {address.use === 'post' && <span className={styles.small}>{t('relations.address.use.post')}</span>}
      </address>
      {page.mayWrite && (
        <IconButton
          size="small"
          label={t('relations.address.edit', { address: addressLine(address) })}
          icon={<Pencil aria-hidden="true" />}
          onPress={onEdit}
        />
      )}
    </div>
  )
}

interface AddressEditorProps {
  readonly page: RelationPage
  /** Null for an address to add. */
  readonly address: Address | null
  readonly onClose: () => void
}

function AddressEditor({ page, address, onClose }: AddressEditorProps) {
  const t = useT()
  const change = useChangeField(page.relation.id)
  const remove = async () => {
    const stored = expectedValue(page.relation, 'addresses')
    await change(addressChange(withAddress(page.relation.addresses, address, null)), stored)
    onClose()
  }
  const known = address ?? { use: 'visit' as const, country: 'NL' }
  return (
    <PartsEditor
      page={page}
      field="addresses"
      label={address ? t('relations.address.edit', { address: addressLine(address) }) : t('relations.address.add')}
      initial={{ use: known.use, ...Object.fromEntries(addressParts.map((part) => [part, known[part] ?? ''])) }}
      toChange={(values, stored) =>
        addressChange(withAddress(Addresses.parse(stored ?? []), address, addressFrom(values)))
      }
      onClose={onClose}
      extra={
        address && (
          <Button size="small" tone="danger" onPress={() => void remove()}>
            {t('relations.address.remove')}
          </Button>
        )
      }
    >
      {(field) => <AddressFields field={field} />}
    </PartsEditor>
  )
}

export function AddressFields({ field }: { readonly field: PartField }) {
  const t = useT()
  const part = (name: (typeof addressParts)[number]) => ({
    ...field(name),
    label: t(`relations.address.${name}`),
    autoComplete: 'off',
  })
  return (
    <div className={styles.addressFields}>
      <div className={styles.wholeLine}>
        <Select
          {...field('use')}
          isRequired
          label={t('relations.address.use')}
          options={(['visit', 'post'] as const).map((use) => ({ id: use, label: t(`relations.address.use.${use}`) }))}
        />
      </div>
      <div className={styles.wholeLine}>
        <TextField {...part('street')} maxLength={160} />
      </div>
      <TextField {...part('houseNumber')} inputMode="numeric" maxLength={20} />
      <TextField {...part('addition')} maxLength={40} />
      <TextField {...part('postcode')} maxLength={20} />
      <TextField {...part('place')} maxLength={120} />
      <TextField {...part('country')} maxLength={2} description={t('relations.address.countryHelp')} />
    </div>
  )
}
