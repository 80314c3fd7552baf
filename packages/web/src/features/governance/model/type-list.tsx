import { useState } from 'react'
import { orderRelationTypes, removeRelationType, restoreRelationType, retireRelationType } from '@klantregie/contract'
import type { RelationType } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { useAsked } from '../../../lib/use-asked.ts'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { DefinitionHint } from '../../../ui/tooltip.tsx'
import { useT } from '../locale/index.ts'
import type { Model } from './diagram.view.ts'
import { ElementDialogs } from './element-dialogs.tsx'
import type { Doing } from './element-dialogs.tsx'
import { ElementActions, ElementName, ElementTools, useAct } from './element-list.tsx'
import type { ElementListProps } from './element-list.tsx'
import { moveRowByKey, OrderButtons, useReorder } from './order-buttons.tsx'
import { TypeDialog } from './type-dialog.tsx'
import styles from './model.module.css'

export function TypeList({ model, onBegun }: ElementListProps) {
  const t = useT()
  const [doing, setDoing] = useState<Doing<RelationType>>(null)
  const close = () => setDoing(null)
  useAsked(onBegun, () => setDoing({ what: 'new' }))
  return (
    <>
      <ElementTools
        text={t('model.typesText')}
        add={t('model.type.add')}
        propose={t('model.type.propose')}
        onAdd={() => setDoing({ what: 'new' })}
      />
      <div onKeyDown={moveRowByKey}>
        <Table
          label={t('model.types')}
          columns={useTypeColumns(model, setDoing)}
          rows={model.types}
          rowId={({ id }) => id}
          rowName={({ name }) => name}
        />
      </div>
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
  const may = useMay()
  const act = useAct()
  return [
    {
      id: 'name',
      header: t('model.type.name'),
      isRowHeader: true,
      cell: ({ name, definition, isRetired }) => (
        <ElementName isRetired={isRetired}>
          {definition === null ? name : <DefinitionHint term={name} definition={definition} />}
        </ElementName>
      ),
    },
    {
      id: 'kinds',
      header: t('model.type.kinds'),
      cell: ({ kinds }) =>
        kinds.length === 3 ? t('model.anyKind') : kinds.map((kind) => t(`model.kind.${kind}`)).join(', '),
    },
    ...usePlaceColumns(model),
    {
      id: 'actions',
      header: t('model.actions'),
      align: 'end',
      cell: (type) => (
        <span className={styles.actions}>
          {may('governance.model.write') && !type.isRetired && <TypeOrder types={model.types} type={type} />}
          <ElementActions
            name={type.name}
            isRetired={type.isRetired}
            onDo={(what) => onDo({ what, element: type })}
            onRestore={() => act(() => call(restoreRelationType, { params: { id: type.id } }))}
            onRemove={
              (model.usage.types[type.id] ?? 0) === 0
                ? () => act(() => call(removeRelationType, { params: { id: type.id } }))
                : undefined
            }
          />
        </span>
      ),
    },
  ]
}

/** Whose a type is, for whom, and how often it is used. */
function usePlaceColumns(model: Model): readonly Column<RelationType>[] {
  const t = useT()
  const format = useFormat()
  return [
    {
      id: 'domain',
      header: t('model.domain'),
      cell: ({ domainId }) => model.domains.find(({ id }) => id === domainId)?.name,
    },
    { id: 'audience', header: t('model.type.audience'), cell: ({ audience }) => t(`model.audience.${audience}`) },
    {
      id: 'used',
      header: t('model.used'),
      align: 'end',
      keepsTogether: true,
      cell: ({ id }) => format.number(model.usage.types[id] ?? 0),
    },
  ]
}

/** One place up or down among the types in use. */
function TypeOrder({ types, type }: { readonly types: readonly RelationType[]; readonly type: RelationType }) {
  const t = useT()
  const reorder = useReorder((ids) => call(orderRelationTypes, { body: { ids: [...ids] } }))
  const before = types.filter(({ isRetired }) => !isRetired).map(({ id }) => id)
  const at = before.indexOf(type.id)
  const move = async (step: -1 | 1) => {
    const other = before[at + step]
    if (other === undefined) return
    const after = before.map((id) => (id === type.id ? other : id === other ? type.id : id))
    await reorder({
      before,
      after,
      said: t('model.movedType', { name: type.name, at: at + step + 1, of: before.length }),
    })
  }
  return <OrderButtons name={type.name} isFirst={at === 0} isLast={at === before.length - 1} onMove={move} />
}
