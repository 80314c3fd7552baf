import { ArrowDown, ArrowUp, Plus } from 'lucide-react'
import { useState } from 'react'
import {
  orderRelationTypes,
  removeRelationType,
  restoreLinkType,
  restoreRelationType,
  retireLinkType,
  retireRelationType,
} from '@klantregie/contract'
import type { LinkType, RelationType } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { useMay } from '../../../lib/session.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { DefinitionHint } from '../../../ui/tooltip.tsx'
import { useT } from '../locale/index.ts'
import type { Model } from './diagram.view.ts'
import { HistoryDialog } from './history-dialog.tsx'
import { useModelChanged } from './model.api.ts'
import { RetireDialog } from './retire-dialog.tsx'
import { LinkTypeDialog, TypeDialog } from './type-dialogs.tsx'
import styles from './model.module.css'

type Doing<T> = { readonly what: 'change' | 'retire' | 'history'; readonly type: T } | { readonly what: 'new' } | null

interface ListProps {
  readonly model: Model
}

/** Does something at once; a refusal is told, and the lists show what is there. */
function useAct(): (work: () => Promise<unknown>) => void {
  const changed = useModelChanged()
  const problemText = useProblemText()
  return (work) => {
    void (async () => {
      try {
        await work()
        await changed()
      } catch (error) {
        showToast({ tone: 'danger', text: problemText(error) })
      }
    })()
  }
}

export function TypeList({ model }: ListProps) {
  const t = useT()
  const may = useMay()
  const [doing, setDoing] = useState<Doing<RelationType>>(null)
  const close = () => setDoing(null)
  const columns = useTypeColumns(model, setDoing)
  return (
    <>
      <Tools
        text={t('model.typesText')}
        button={t(may('governance.model.write') ? 'model.type.add' : 'model.type.propose')}
        onAdd={() => setDoing({ what: 'new' })}
      />
      <Table
        label={t('model.types')}
        columns={columns}
        rows={model.types}
        rowId={({ id }) => id}
        rowName={({ name }) => name}
      />
      {doing?.what === 'new' && <TypeDialog type={null} onClose={close} />}
      {doing?.what === 'change' && <TypeDialog type={doing.type} onClose={close} />}
      {doing?.what === 'history' && (
        <HistoryDialog element="relation_type" id={doing.type.id} name={doing.type.name} onClose={close} />
      )}
      {doing?.what === 'retire' && (
        <RetireDialog
          onClose={close}
          retiring={{
            name: doing.type.name,
            count: model.usage.types[doing.type.id] ?? 0,
            content: { what: 'relation_type.retire', id: doing.type.id },
            retire: () => call(retireRelationType, { params: { id: doing.type.id } }),
          }}
        />
      )}
    </>
  )
}

function Tools({
  text,
  button,
  onAdd,
}: {
  readonly text: string
  readonly button: string
  readonly onAdd: () => void
}) {
  const may = useMay()
  return (
    <div className={styles.tools}>
      <p className={styles.soft}>{text}</p>
      {may('governance.model.propose') && (
        <Button tone="primary" icon={<Plus aria-hidden="true" />} onPress={onAdd}>
          {button}
        </Button>
      )}
    </div>
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
          <Actions
            name={type.name}
            isRetired={type.isRetired}
            onDo={(what) => onDo({ what, type })}
            onRestore={() => act(() => call(restoreRelationType, { params: { id: type.id } }))}
          />
          {may('governance.model.write') && (model.usage.types[type.id] ?? 0) === 0 && (
            <Button
              size="small"
              tone="quiet"
              aria-label={t('model.actionOn', { action: t('model.remove'), name: type.name })}
              onPress={() => act(() => call(removeRelationType, { params: { id: type.id } }))}
            >
              {t('model.remove')}
            </Button>
          )}
        </span>
      ),
    },
  ]
}

/** One place up or down, by buttons that a keyboard reaches. */
function Order({ model, type }: ListProps & { readonly type: RelationType }) {
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

interface ActionsProps {
  readonly name: string
  readonly isRetired: boolean
  readonly onDo: (what: 'change' | 'retire' | 'history') => void
  readonly onRestore: () => void
}

function Actions({ name, isRetired, onDo, onRestore }: ActionsProps) {
  const t = useT()
  const may = useMay()
  const button = (text: string, onPress: () => void) => (
    <Button size="small" tone="quiet" aria-label={t('model.actionOn', { action: text, name })} onPress={onPress}>
      {text}
    </Button>
  )
  return (
    <>
      {isRetired && <Status>{t('model.isRetired')}</Status>}
      {!isRetired && may('governance.model.propose') && button(t('model.change'), () => onDo('change'))}
      {!isRetired && may('governance.model.propose') && button(t('model.retire'), () => onDo('retire'))}
      {isRetired && may('governance.model.write') && button(t('model.restore'), onRestore)}
      {button(t('model.history'), () => onDo('history'))}
    </>
  )
}

export function LinkTypeList({ model }: ListProps) {
  const t = useT()
  const may = useMay()
  const [doing, setDoing] = useState<Doing<LinkType>>(null)
  const close = () => setDoing(null)
  const columns = useLinkColumns(model, setDoing)
  return (
    <>
      <Tools
        text={t('model.linksText')}
        button={t(may('governance.model.write') ? 'model.link.add' : 'model.link.propose')}
        onAdd={() => setDoing({ what: 'new' })}
      />
      <Table
        label={t('model.links')}
        columns={columns}
        rows={model.linkTypes}
        rowId={({ id }) => id}
        rowName={({ label }) => label}
      />
      {doing?.what === 'new' && <LinkTypeDialog type={null} onClose={close} />}
      {doing?.what === 'change' && <LinkTypeDialog type={doing.type} onClose={close} />}
      {doing?.what === 'history' && (
        <HistoryDialog element="link_type" id={doing.type.id} name={doing.type.label} onClose={close} />
      )}
      {doing?.what === 'retire' && (
        <RetireDialog
          onClose={close}
          retiring={{
            name: doing.type.label,
            count: model.usage.linkTypes[doing.type.id] ?? 0,
            content: { what: 'link_type.retire', id: doing.type.id },
            retire: () => call(retireLinkType, { params: { id: doing.type.id } }),
          }}
        />
      )}
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
      cell: ({ label }) => <span dir="auto">{label}</span>,
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
      cell: (type) => (
        <span className={styles.actions}>
          <Actions
            name={type.label}
            isRetired={type.isRetired}
            onDo={(what) => onDo({ what, type })}
            onRestore={() => act(() => call(restoreLinkType, { params: { id: type.id } }))}
          />
        </span>
      ),
    },
  ]
}
