import { useState } from 'react'
import { restoreLinkType, retireLinkType } from '@klantregie/contract'
import type { LinkType } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { useFormat } from '../../../lib/texts.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { useT } from '../locale/index.ts'
import type { Model } from './diagram.view.ts'
import { ElementDialogs } from './element-dialogs.tsx'
import type { Doing } from './element-dialogs.tsx'
import { ElementActions, ElementName, ElementTools, useAct } from './element-list.tsx'
import { LinkTypeDialog } from './link-type-dialog.tsx'
import styles from './model.module.css'

export function LinkTypeList({ model }: { readonly model: Model }) {
  const t = useT()
  const [doing, setDoing] = useState<Doing<LinkType>>(null)
  const close = () => setDoing(null)
  return (
    <>
      <ElementTools
        text={t('model.linksText')}
        add={t('model.link.add')}
        propose={t('model.link.propose')}
        onAdd={() => setDoing({ what: 'new' })}
      />
      <Table
        label={t('model.links')}
        columns={useLinkColumns(model, setDoing)}
        rows={model.linkTypes}
        rowId={({ id }) => id}
        rowName={({ label }) => label}
      />
      <ElementDialogs
        doing={doing}
        form={(type) => <LinkTypeDialog type={type} onClose={close} />}
        known={({ id, label }) => ({ element: 'link_type', id, name: label })}
        retiring={({ id, label }) => ({
          name: label,
          count: model.usage.linkTypes[id] ?? 0,
          content: { what: 'link_type.retire', id },
          retire: () => call(retireLinkType, { params: { id } }),
        })}
        onClose={close}
      />
    </>
  )
}

function useLinkColumns(model: Model, onDo: (doing: Doing<LinkType>) => void): readonly Column<LinkType>[] {
  const t = useT()
  const format = useFormat()
  const act = useAct()
  const kindsOf = (kinds: LinkType['fromKinds']) =>
    kinds.length === 3 ? t('model.anyKind') : kinds.map((kind) => t(`model.kind.${kind}`)).join(', ')
  return [
    {
      id: 'label',
      header: t('model.link.label'),
      isRowHeader: true,
      cell: ({ label, isRetired }) => <ElementName isRetired={isRetired}>{label}</ElementName>,
    },
    { id: 'reverse', header: t('model.link.reverse'), cell: ({ reverseLabel }) => reverseLabel },
    { id: 'from', header: t('model.link.from'), cell: ({ fromKinds }) => kindsOf(fromKinds) },
    { id: 'to', header: t('model.link.to'), cell: ({ toKinds }) => kindsOf(toKinds) },
    { id: 'functions', header: t('model.link.functions'), cell: ({ functions }) => functions.join(', ') },
    {
      id: 'used',
      header: t('model.used'),
      align: 'end',
      keepsTogether: true,
      cell: ({ id }) => format.number(model.usage.linkTypes[id] ?? 0),
    },
    {
      id: 'actions',
      header: t('model.actions'),
      align: 'end',
      cell: (type) => (
        <span className={styles.actions}>
          <ElementActions
            name={type.label}
            isRetired={type.isRetired}
            onDo={(what) => onDo({ what, element: type })}
            onRestore={() => act(() => call(restoreLinkType, { params: { id: type.id } }))}
          />
        </span>
      ),
    },
  ]
}
