import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { CodeEdition, CodeSet } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { AlertDialog } from '../../../ui/dialog.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { Callout, EmptyState, Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { codeSetsQuery } from '../segments.api.ts'
import { AddEdition } from './add-edition.tsx'
import { useCodeDeeds } from './codes.api.ts'
import { EditionPanel } from './edition-panel.tsx'
import styles from './codes.module.css'

const route = getRouteApi('/shell/segmenten/codes')

/** The organisation's own copies of suppliers' lists of codes, and which of them hold. */
export function CodesScreen() {
  const t = useT()
  const mayManage = useMay()('segments.code.manage')
  const [isAdding, setAdding] = useState(false)
  const sets = useQuery(codeSetsQuery)
  const navigate = route.useNavigate()
  const add = mayManage ? (
    <Button tone="primary" icon={<Plus aria-hidden="true" />} onPress={() => setAdding(true)}>
      {t('codes.add')}
    </Button>
  ) : undefined
  return (
    <Page>
      <PageHeader title={t('codes.title')} lead={t('codes.lead')} actions={add} />
      <Callout tone="information" title={t('codes.privacy')}>
        <p>{t('codes.privacyText')}</p>
        <p>{t('codes.perRelation')}</p>
      </Callout>
      <QueryStates query={sets}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('codes.none')}>
              <p>{t('codes.noneText')}</p>
            </EmptyState>
          ) : (
            items.map((set) => <SetPart key={set.id} set={set} mayManage={mayManage} />)
          )
        }
      </QueryStates>
      {isAdding && (
        <AddEdition
          sets={sets.data?.items ?? []}
          onClose={() => setAdding(false)}
          onAdded={(id) => {
            setAdding(false)
            void navigate({ search: { editie: id }, replace: true })
          }}
        />
      )}
    </Page>
  )
}

interface SetPartProps {
  readonly set: CodeSet
  readonly mayManage: boolean
}

function SetPart({ set, mayManage }: SetPartProps) {
  const t = useT()
  const { editie } = route.useSearch()
  const [removing, setRemoving] = useState<CodeEdition | null>(null)
  const columns = useColumns(set, { mayManage, onRemove: setRemoving })
  const open = set.editions.find(({ id }) => id === editie)
  return (
    <section aria-labelledby={`codes-${set.id}`} className={styles.part}>
      <h2 id={`codes-${set.id}`}>{set.name}</h2>
      <Table
        label={t('codes.editionsOf', { name: set.name })}
        columns={columns}
        rows={set.editions}
        rowId={({ id }) => id}
        rowName={({ name }) => `${set.name} ${name}`}
      />
      {open && <EditionPanel key={open.id} edition={open} title={`${set.name} ${open.name}`} mayManage={mayManage} />}
      {removing && (
        <RemoveDialog edition={removing} title={`${set.name} ${removing.name}`} onClose={() => setRemoving(null)} />
      )}
    </section>
  )
}

interface Deeds {
  readonly mayManage: boolean
  readonly onRemove: (edition: CodeEdition) => void
}

function useColumns(set: CodeSet, { mayManage, onRemove }: Deeds): readonly Column<CodeEdition>[] {
  const t = useT()
  const { date, number } = useFormat()
  return [
    { id: 'name', header: t('codes.edition'), isRowHeader: true, cell: ({ name }) => name },
    { id: 'dated', header: t('codes.datedOn'), keepsTogether: true, cell: ({ datedOn }) => date(datedOn) },
    { id: 'state', header: t('codes.state'), cell: (edition) => <EditionState set={set} edition={edition} /> },
    {
      id: 'places',
      header: t('codes.places'),
      align: 'end',
      cell: ({ state, places }) => (state === 'ready' ? number(places) : '–'),
    },
    { id: 'by', header: t('codes.addedBy'), cell: ({ addedBy }) => addedBy },
    {
      id: 'deeds',
      header: t('segments.deeds'),
      align: 'end',
      cell: (edition) => <EditionDeeds {...{ set, edition, mayManage, onRemove }} />,
    },
  ]
}

const TONES = {
  looking: 'information',
  asked: 'attention',
  reading: 'information',
  ready: 'neutral',
  failed: 'danger',
} as const

function EditionState({ set, edition }: { readonly set: CodeSet; readonly edition: CodeEdition }) {
  const t = useT()
  if (set.currentEditionId === edition.id) return <Status tone="success">{t('codes.current')}</Status>
  return <Status tone={TONES[edition.state]}>{t(`codes.state.${edition.state}`)}</Status>
}

interface EditionDeedsProps extends Deeds {
  readonly set: CodeSet
  readonly edition: CodeEdition
}

function EditionDeeds({ set, edition, mayManage, onRemove }: EditionDeedsProps) {
  const t = useT()
  const problemText = useProblemText()
  const { choose } = useCodeDeeds()
  const navigate = route.useNavigate()
  const isOpen = route.useSearch().editie === edition.id
  const name = `${set.name} ${edition.name}`
  const use = () =>
    act(choose, edition.id, {
      onSuccess: () => showToast({ text: t('codes.used', { name }) }),
      onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
    })
  return (
    <span className={styles.deeds}>
      {mayManage && edition.state === 'ready' && set.currentEditionId !== edition.id && (
        <Button size="small" aria-label={t('codes.useOf', { name })} isPending={choose.isPending} onPress={use}>
          {t('codes.use')}
        </Button>
      )}
      <Button
        size="small"
        tone="quiet"
        aria-label={t(isOpen ? 'codes.closeOf' : 'codes.openOf', { name })}
        onPress={() =>
          void navigate({ search: isOpen ? {} : { editie: edition.id }, replace: true, resetScroll: false })
        }
      >
        {t(isOpen ? 'codes.close' : 'codes.open')}
      </Button>
      {mayManage && (
        <Button size="small" tone="quiet" aria-label={t('codes.removeOf', { name })} onPress={() => onRemove(edition)}>
          {t('codes.remove')}
        </Button>
      )}
    </span>
  )
}

interface RemoveDialogProps {
  readonly edition: CodeEdition
  readonly title: string
  readonly onClose: () => void
}

function RemoveDialog({ edition, title, onClose }: RemoveDialogProps) {
  const t = useT()
  const problemText = useProblemText()
  const { remove } = useCodeDeeds()
  return (
    <AlertDialog
      isOpen
      title={t('codes.removeTitle', { name: title })}
      confirmLabel={t('codes.removeOf', { name: title })}
      isPending={remove.isPending}
      onCancel={onClose}
      onConfirm={() =>
        act(remove, edition.id, {
          onSuccess: () => showToast({ text: t('codes.removed', { name: title }) }),
          onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
          onSettled: onClose,
        })
      }
    >
      <p>{t('codes.removeText')}</p>
    </AlertDialog>
  )
}
