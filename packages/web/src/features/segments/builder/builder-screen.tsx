import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { Segment, SegmentGroup } from '@klantregie/contract'
import { isProblem } from '../../../lib/problem.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useDebounced } from '../../../lib/use-debounced.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { HistoryPanel } from '../history/history-panel.tsx'
import { SaveDialog } from '../list/segment-dialogs.tsx'
import { SegmentMenu } from '../list/segment-menu.tsx'
import { useSegmentDeeds } from '../list/use-segment-deeds.ts'
import { useT } from '../locale/index.ts'
import { PortraitPanel } from '../portrait/portrait-panel.tsx'
import { segmentQuery } from '../segments.api.ts'
import { treeOf } from '../tree/draft.view.ts'
import { isSameTree } from '../tree/same-tree.view.ts'
import { Builder } from './builder.tsx'
import { useTree } from './use-tree.ts'

const newRoute = getRouteApi('/shell/segmenten/nieuw')
const oneRoute = getRouteApi('/shell/segmenten/$id')
const EVERYBODY: SegmentGroup = { group: 'all', of: [] }

export function NewSegmentScreen() {
  const t = useT()
  const may = useMay()
  const navigate = useNavigate()
  const { voorwaarden } = newRoute.useSearch()
  const tree = useTree(voorwaarden ?? EVERYBODY)
  const [isSaving, setSaving] = useState(false)
  const { tree: now, unfinished } = useMemo(() => treeOf(tree.draft), [tree.draft])
  useAddress(now.of.length === 0 ? undefined : now)
  return (
    <Page>
      <PageHeader
        title={t('segments.new')}
        lead={t('segments.newLead')}
        breadcrumbs={[{ label: t('segments.title'), href: '/segmenten' }]}
        actions={
          may('segments.segment.write') && (
            <Button tone="primary" onPress={() => (unfinished > 0 ? tellUnfinished(t) : setSaving(true))}>
              {t('segments.saveAs')}
            </Button>
          )
        }
      />
      <Builder tree={tree} selfId={null} />
      {isSaving && (
        <SaveDialog
          conditions={now}
          name=""
          description=""
          onClose={() => setSaving(false)}
          onSaved={({ id, name }) => {
            showToast({ text: t('segments.saved', { name }) })
            void navigate({ to: '/segmenten/$id', params: { id }, search: {} })
          }}
        />
      )}
    </Page>
  )
}

function tellUnfinished(t: ReturnType<typeof useT>): void {
  showToast({ tone: 'danger', text: t('segments.finishFirst') })
}

const ADDRESS_AFTER_MS = 400

/** What is being built stands in the address, so that it can be sent to somebody and survives a reload. */
function useAddress(tree: SegmentGroup | undefined): void {
  const navigate = useNavigate()
  const text = useDebounced(tree === undefined ? '' : JSON.stringify(tree), ADDRESS_AFTER_MS)
  useEffect(() => {
    const voorwaarden = text === '' ? undefined : (JSON.parse(text) as SegmentGroup)
    // Which part of the screen is open stays as it is.
    const search = ({ voorwaarden: _before, ...rest }: { readonly voorwaarden?: unknown }) =>
      voorwaarden ? { ...rest, voorwaarden } : rest
    void navigate({ to: '.', search, replace: true, resetScroll: false })
  }, [text, navigate])
}

export function SegmentScreen() {
  const { id } = oneRoute.useParams()
  const segment = useQuery(segmentQuery(id))
  if (isProblem(segment.error, 'segments.segment_not_found')) return <Lost />
  return <QueryStates query={segment}>{(found) => <SegmentPage key={found.id} segment={found} />}</QueryStates>
}

/** Removed, no longer shared, or never there: these are told alike. */
function Lost() {
  const t = useT()
  return (
    <Page width="narrow">
      <PageHeader title={t('segments.lost')} lead={t('segments.lostText')} />
      <div>
        <LinkButton href="/segmenten" tone="primary">
          {t('segments.toList')}
        </LinkButton>
      </div>
    </Page>
  )
}

function SegmentPage({ segment }: { readonly segment: Segment }) {
  const t = useT()
  const navigate = useNavigate()
  const { voorwaarden } = oneRoute.useSearch()
  const { tree, now, unfinished, isChanged, isOvertaken, load, setBase } = useSegmentTree(segment, voorwaarden)
  const [isCopying, setCopying] = useState(false)
  useAddress(isChanged ? now : undefined)
  return (
    <Page>
      <PageHeader
        title={segment.name}
        lead={segment.description === '' ? undefined : segment.description}
        breadcrumbs={[{ label: t('segments.title'), href: '/segmenten' }]}
        actions={
          <>
            {isChanged && (
              <Deeds
                segment={segment}
                tree={now}
                unfinished={unfinished}
                isOvertaken={isOvertaken}
                onReset={() => load(segment)}
                onSaved={setBase}
                onCopy={() => setCopying(true)}
              />
            )}
            <SegmentMenu segment={segment} onRemoved={() => void navigate({ to: '/segmenten' })} />
          </>
        }
      />
      {isOvertaken && isChanged && <Overtaken onLoad={() => load(segment)} />}
      <Parts segment={segment}>
        <Builder tree={tree} selfId={segment.id} />
      </Parts>
      {isCopying && (
        <SaveDialog
          conditions={now}
          name={t('segments.copyOf', { name: segment.name }).slice(0, MOST_LETTERS)}
          description={segment.description}
          onClose={() => setCopying(false)}
          onSaved={({ id, name }) => {
            showToast({ text: t('segments.saved', { name }) })
            void navigate({ to: '/segmenten/$id', params: { id }, search: {} })
          }}
        />
      )}
    </Page>
  )
}

/** The conditions, and what became of them. */
function Parts({ segment, children }: { readonly segment: Segment; readonly children: ReactNode }) {
  const t = useT()
  const navigate = oneRoute.useNavigate()
  const { deel } = oneRoute.useSearch()
  const open = (id: string) =>
    void navigate({
      search: ({ deel: _before, ...rest }) => (id === 'verloop' || id === 'profiel' ? { ...rest, deel: id } : rest),
      replace: true,
      resetScroll: false,
    })
  return (
    <Tabs
      label={t('segments.parts')}
      selected={deel ?? 'voorwaarden'}
      onSelect={open}
      items={[
        { id: 'voorwaarden', label: t('segments.part.conditions'), content: children },
        { id: 'verloop', label: t('segments.part.history'), content: <HistoryPanel segment={segment} /> },
        { id: 'profiel', label: t('segments.part.portrait'), content: <PortraitPanel segment={segment} /> },
      ]}
    />
  )
}

const MOST_LETTERS = 120

/** The tree of a segment that was saved. `base`: the segment as it was when one began to change it. */
function useSegmentTree(segment: Segment, voorwaarden: SegmentGroup | undefined) {
  const tree = useTree(voorwaarden ?? segment.conditions)
  const [base, setBase] = useState(segment)
  const { tree: now, unfinished } = useMemo(() => treeOf(tree.draft), [tree.draft])
  const isChanged = !isSameTree(now, base.conditions) || unfinished > 0
  const isNewer = segment.version > base.version
  const isOvertaken = isNewer && !isSameTree(segment.conditions, base.conditions)
  const load = (saved: Segment) => {
    setBase(saved)
    tree.reset(saved.conditions)
  }
  // What is shown follows what was saved, unless one is in the middle of changing it.
  if (isNewer && !isOvertaken) setBase(segment)
  else if (isOvertaken && !isChanged) load(segment)
  return { tree, now, unfinished, isChanged, isOvertaken, load, setBase }
}

function Overtaken({ onLoad }: { readonly onLoad: () => void }) {
  const t = useT()
  return (
    <Callout
      tone="attention"
      isAnnounced
      title={t('segments.overtaken')}
      action={<Button onPress={onLoad}>{t('segments.loadTheirs')}</Button>}
    >
      {t('segments.overtakenText')}
    </Callout>
  )
}

interface DeedsProps {
  readonly segment: Segment
  readonly tree: SegmentGroup
  readonly unfinished: number
  readonly isOvertaken: boolean
  readonly onReset: () => void
  readonly onSaved: (segment: Segment) => void
  readonly onCopy: () => void
}

function Deeds({ segment, tree, unfinished, isOvertaken, onReset, onSaved, onCopy }: DeedsProps) {
  const t = useT()
  const may = useMay()
  const { change, isPending } = useSegmentDeeds()
  const save = () => {
    const words = { said: t('segments.saved', { name: segment.name }), before: { conditions: segment.conditions } }
    change(segment, { conditions: tree }, { ...words, then: onSaved })
  }
  const whenFinished = (deed: () => void) => () => (unfinished > 0 ? tellUnfinished(t) : deed())
  return (
    <>
      <Button tone="quiet" onPress={onReset}>
        {t('segments.reset')}
      </Button>
      {may('segments.segment.write') && <Button onPress={whenFinished(onCopy)}>{t('segments.saveCopy')}</Button>}
      {segment.mayChange && (
        <Button tone="primary" isPending={isPending} onPress={whenFinished(save)}>
          {t(isOvertaken ? 'segments.saveMine' : 'segments.saveChanges')}
        </Button>
      )}
    </>
  )
}
