import { Pencil } from 'lucide-react'
import { useRef, useState } from 'react'
import { NameOrder } from '@klantregie/contract'
import type { RelationPage } from '@klantregie/contract'
import { IconButton } from '../../../ui/button.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { knownNameParts, nameFrom, nameParts } from './page.view.ts'
import { PartsEditor } from './parts-editor.tsx'
import type { PartField } from './parts-editor.tsx'
import styles from './page.module.css'

/** The name as one says it, its parts small below; editing is per part. */
export function NameFact({ page }: { readonly page: RelationPage }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const opener = useRef<HTMLSpanElement>(null)
  const { relation, mayWrite } = page
  const name = relation.name ?? {}
  const close = () => {
    setOpen(false)
    requestAnimationFrame(() => opener.current?.querySelector('button')?.focus())
  }
  if (isOpen)
    return (
      <PartsEditor
        page={page}
        field="name"
        label={t('relations.name.edit')}
        initial={{
          ...Object.fromEntries(nameParts.map((part) => [part, name[part] ?? ''])),
          order: name.order ?? 'partner-own',
        }}
        toChange={(values) => ({ field: 'name', value: nameFrom(values, name.original) })}
        onClose={close}
      >
        {(field) => <NameFields field={field} isAutoFocused />}
      </PartsEditor>
    )
  return (
    <div className={styles.value}>
      <span className={styles.withAction} ref={opener}>
        {relation.displayName}
        {mayWrite && (
          <IconButton
            size="small"
            label={t('relations.name.edit')}
            icon={<Pencil aria-hidden="true" />}
            onPress={() => setOpen(true)}
          />
        )}
      </span>
      <span className={styles.small}>
        {knownNameParts(name, relation.displayName)
          .map(({ part, value }) => `${t(`relations.name.${part}`)} ${value}`)
          .join(' · ')}
      </span>
    </div>
  )
}

interface NameFieldsProps {
  readonly field: PartField
  readonly isAutoFocused?: boolean
}

/** In the order in which a Dutch name is built; what belongs together stands on one line. */
export function NameFields({ field, isAutoFocused = false }: NameFieldsProps) {
  const t = useT()
  const part = (name: (typeof nameParts)[number]) => ({
    ...field(name),
    label: t(`relations.name.${name}`),
    autoComplete: 'off',
  })
  const hasPartner = field('partnerSurname').value !== ''
  return (
    <div className={styles.nameFields}>
      <TextField {...part('firstName')} autoFocus={isAutoFocused} />
      <TextField {...part('callName')} />
      <TextField {...part('initials')} />
      <TextField {...part('title')} />
      <TextField {...part('prefix')} />
      <TextField {...part('surname')} />
      <TextField {...part('partnerPrefix')} />
      <TextField {...part('partnerSurname')} />
      {hasPartner && (
        <div className={styles.wholeLine}>
          <Select
            {...field('order')}
            isRequired
            label={t('relations.name.order')}
            options={NameOrder.options.map((order) => ({ id: order, label: t(`relations.name.order.${order}`) }))}
          />
        </div>
      )}
    </div>
  )
}
