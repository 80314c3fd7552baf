import { ArrowDown, ArrowUp } from 'lucide-react'
import { useState } from 'react'
import { orderRelationTypes, removeRelationType, restoreRelationType, retireRelationType } from '@klantregie/contract'
import type { RelationType } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { IconButton } from '../../../ui/button.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { DefinitionHint } from '../../../ui/tooltip.tsx'
import { useT } from '../locale/index.ts'
import type { Model } from './diagram.view.ts'
import { ElementDialogs } from './element-dialogs.tsx'
import type { Doing } from './element-dialogs.tsx'
import { ElementAction, ElementActions, ElementTools, useAct } from './element-list.tsx'
import { TypeDialog } from './type-dialog.tsx'
import styles from './model.module.css'

export function TypeList({ model }: { readonly model: Model }) {
  const t = useT()
  const [doing, setDoing] = useState<Doing<RelationType>>(null)
  const close = () => setDoing(null)
  return (
    <>
      <ElementTools
        text={t('model.typesText')}
        add={t('model.type.add')}
        propose={t('model.type.propose')}
        onAdd={() => setDoing({ what: 'new' })}
      />
      <Table
        label={t('model.types')}
        columns={useTypeColumns(model, setDoing)}
        rows={model.types}
        rowId={({ id }) => id}
        rowName={({ name }) => name}
      />
      <ElementDialogs
        doing={doing}
        form={(type) => <TypeDialog type={type} onClose={close} />}
        known={({ id, name }) => ({ element: 'relation_type', id, name })}
        retiring={({ id, name }) => ({
          name,
          count: model.usage.types[id] ?? 0,
          content: { what: 'relation_type.retire', id },
          retire: () => call(retireRelationType, { params: { id } }),
        })}
        onClose={close}
      />
    </>
  )
}

function useTypeColumns(model: Model, onDo: (doing: Doing<RelationType>) => void): readonly Column<RelationType>[] {
  const t = useT()
  const format = useFormat()
  const may = useMay()
  const act = useAct()
  return [
    {
      id: 'name',
      header: t('model.type.name'),
      isRowHeader: true,
      cell: ({ name, definition }) =>
        definition === null ? <span dir="auto">{name}</span> : <DefinitionHint term={name} definition={definition} />,
    },
    {
      id: 'kinds',
      header: t('model.type.kinds'),
      cell: ({ kinds }) => kinds.map((kind) => t(`model.kind.${kind}`)).join(', '),
    },
    {
      id: 'domain',
      header: t('model.domain'),
      cell: ({ domainId }) => model.domains.find(({ id }) => id === domainId)?.name,
    },
    {
      id: 'used',
      header: t('model.used'),
      align: 'end',
      keepsTogether: true,
      cell: ({ id }) => format.number(model.usage.types[id] ?? 0),
    },
    {
      id: 'actions',
      header: t('model.actions'),
      cell: (type) => (
        <span className={styles.actions}>
          {may('governance.model.write') && !type.isRetired && <Order model={model} type={type} />}
          <ElementActions
            name={type.name}
            isRetired={type.isRetired}
            onDo={(what) => onDo({ what, element: type })}
            onRestore={() => act(() => call(restoreRelationType, { params: { id: type.id } }))}
          />
          {may('governance.model.write') && (model.usage.types[type.id] ?? 0) === 0 && (
            <ElementAction
              name={type.name}
              text={t('model.remove')}
              onPress={() => act(() => call(removeRelationType, { params: { id: type.id } }))}
            />
          )}
        </span>
      ),
    },
  ]
}

/** One place up or down, by buttons that a keyboard reaches. */
function Order({ model, type }: { readonly model: Model; readonly type: RelationType }) {
  const t = useT()
  const act = useAct()
  const ids = model.types.filter(({ isRetired }) => !isRetired).map(({ id }) => id)
  const at = ids.indexOf(type.id)
  const move = (step: -1 | 1) => {
    const order = [...ids]
    const other = order[at + step]
    if (other === undefined) return
    order[at + step] = type.id
    order[at] = other
    act(() => call(orderRelationTypes, { body: { ids: order } }))
  }
  return (
    <>
      <IconButton
        size="small"
        label={t('model.up', { name: type.name })}
        icon={<ArrowUp aria-hidden="true" />}
        isDisabled={at === 0}
        onPress={() => move(-1)}
      />
      <IconButton
        size="small"
        label={t('model.down', { name: type.name })}
        icon={<ArrowDown aria-hidden="true" />}
        isDisabled={at === ids.length - 1}
        onPress={() => move(1)}
      />
    </>
  )
}
