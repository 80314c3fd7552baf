import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { listPossibleDuplicates } from '@klantregie/contract'
import type { FieldKey, RelationPage as RelationView } from '@klantregie/contract'
import { useTrailActions } from '../../features/admin/index.ts'
import { ContributionPanel, NoteForm, Timeline } from '../../features/activity/index.ts'
import {
  ApproachesPanel,
  FollowButton,
  NoteComments,
  ProcessesPanel,
  RelationTasks,
} from '../../features/engagement/index.ts'
import { WhyButton, WhyLost } from '../../features/governance/index.ts'
import {
  FieldProvenance,
  GroupingPanel,
  MergedNotice,
  ProvenancePanel,
  SourceRecordsPanel,
  relationSourcesQuery,
  useMergeActions,
} from '../../features/identity/index.ts'
import { SchoolPanel } from '../../features/integrations/index.ts'
import { MayReceivePanel, ProtectButton, ProtectionNotice } from '../../features/privacy/index.ts'
import {
  ArchivedNotice,
  AttachmentsPanel,
  Facts,
  FavouriteButton,
  HomePanel,
  Identifiers,
  ImportancePart,
  KindLine,
  LinksPanel,
  RelationMenu,
  LabelsPart,
  RolesPanel,
  relationQuery,
  useFieldLabel,
} from '../../features/relations/index.ts'
import { AdvicePanel } from '../../features/segments/index.ts'
import { RelationValuePanel } from '../../features/value/index.ts'
import { call } from '../../lib/api.ts'
import type { RelationDeed } from '../../lib/relation-deed.ts'
import { isProblem } from '../../lib/problem.ts'
import { QueryStates } from '../../lib/query-states.tsx'
import { useMay } from '../../lib/session.tsx'
import { LinkButton, TextLink } from '../../ui/button.tsx'
import { Page, PageHeader } from '../../ui/layout.tsx'
import { Callout } from '../../ui/states.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { useT } from '../locale/index.ts'
import styles from './relation.module.css'

/** Everything we know of one relation: who at the left, what happened in the middle, where it came from behind a tab. */
export function RelationPage() {
  const { id } = useParams({ from: '/shell/relaties/$id' })
  const page = useQuery(relationQuery(id))
  const isLost = isProblem(page.error, 'relations.relation_not_found') || isProblem(page.error, 'http.invalid_input')
  if (isLost) return <RelationLost />
  return (
    <QueryStates query={page} shape="text">
      {(view) => (view.redirectedFrom === undefined ? <Shown key={id} page={view} /> : <ToWinner page={view} />)}
    </QueryStates>
  )
}

/** This address belonged to a relation that was merged: the page has the address of the one that stayed, and says so. */
function ToWinner({ page }: { readonly page: RelationView }) {
  const { id } = page.relation
  return (
    <Navigate
      from="/relaties/$id"
      to="/relaties/$id"
      params={{ id }}
      search={(now) => ({ ...now, samengevoegd: true })}
      replace
    />
  )
}

/** "Not there" and "not for you" are one answer on purpose: the difference would tell too much. */
function RelationLost() {
  const t = useT()
  const { id } = useParams({ from: '/shell/relaties/$id' })
  return (
    <Page width="narrow">
      <PageHeader title={t('relation.lost')} lead={t('relation.lostText')} />
      <WhyLost relationId={id} />
      <div>
        <LinkButton href="/relaties" tone="primary">
          {t('relation.lostList')}
        </LinkButton>
      </div>
    </Page>
  )
}

function Shown({ page }: { readonly page: RelationView }) {
  const t = useT()
  const { relation } = page
  const { samengevoegd: cameByOldAddress } = useSearch({ from: '/shell/relaties/$id' })
  const asked = useAskedDeed()
  const mergeActions = useMergeActions(page)
  const trailActions = useTrailActions(relation.id)
  return (
    <Page>
      <PageHeader
        title={relation.displayName}
        breadcrumbs={[{ label: t('relation.list'), href: '/relaties' }]}
        lead={
          <KindLine page={page}>
            <FavouriteButton page={page} />
            <RelationMenu page={page} actions={[...mergeActions, ...trailActions]} />
            <ProtectButton page={page} />
            <FollowButton relation={relation} />
            <WhyButton relationId={relation.id} />
          </KindLine>
        }
      />
      {cameByOldAddress && (
        <MergedNotice name={relation.displayName} storyHref={`/relaties/${relation.id}?tab=bronnen`} />
      )}
      <ArchivedNotice page={page} />
      <ProtectionNotice page={page} />
      <RolesPanel page={page} />
      <LabelsPart page={page} />
      <ImportancePart page={page} />
      <DuplicateNotice id={relation.id} />
      <div className={styles.columns}>
        <div className={styles.who}>
          <FactsWithSources page={page} />
          <MayReceivePanel page={page} onBegun={asked('toestemming')} />
          <Numbers page={page} />
          <RelationValuePanel page={page} />
          <SchoolPanel page={page} />
          <LinksPanel page={page} />
          <HomePanel page={page} />
          <AttachmentsPanel page={page} />
        </div>
        <div className={styles.story}>
          <RelationTasks relation={relation} onBegun={asked('taak')} />
          <ProcessesPanel page={page} onBegun={asked('proces')} />
          <ApproachesPanel page={page} onBegun={asked('plannen')} />
          <ContributionPanel page={page} onBegun={asked('deelname')} />
          <AdvicePanel page={page} />
          <Story page={page} />
        </div>
      </div>
    </Page>
  )
}

/** What the address asks for, for the part that can begin it; begun, the address forgets it. */
function useAskedDeed(): (deed: RelationDeed) => (() => void) | null {
  const { doen } = useSearch({ from: '/shell/relaties/$id' })
  const navigate = useNavigate({ from: '/relaties/$id' })
  const forget = useCallback(
    () => void navigate({ search: (now) => ({ ...now, doen: undefined }), replace: true, resetScroll: false }),
    [navigate],
  )
  return (deed) => (deed === doen ? forget : null)
}

/** Pairs this relation is in wait for a person to decide; the page says so, quietly. */
function DuplicateNotice({ id }: { readonly id: string }) {
  const t = useT()
  const may = useMay()
  const pairs = useQuery({
    queryKey: ['identity', 'duplicates', 'count', id],
    queryFn: () => call(listPossibleDuplicates, { query: { relationId: id, limit: 1 } }),
    enabled: may('identity.duplicate.read'),
  })
  const count = pairs.data?.total ?? 0
  if (count === 0) return null
  return (
    <Callout tone="information">
      {t('relation.duplicates', { count })}{' '}
      <TextLink href={`/possible-duplicates?relationId=${id}`}>{t('relation.duplicatesShow')}</TextLink>
    </Callout>
  )
}

function FactsWithSources({ page }: { readonly page: RelationView }) {
  const label = useFieldLabel()
  const sources = useQuery(relationSourcesQuery(page.relation.id)).data
  const { id } = page.relation
  // Where less is shown than there is, the question is not where it came from but why it is not shown.
  const markOf = (field: FieldKey) =>
    page.limited[field] ? (
      <WhyButton relationId={id} field={{ key: field, label: label(field) }} />
    ) : (
      <FieldProvenance label={label(field)} provenance={sources?.provenance.find((one) => one.field === field)} />
    )
  return <Facts page={page} markOf={markOf} />
}

/** Numbers are no field of the model; what is kept back of them is asked about beside them. */
function Numbers({ page }: { readonly page: RelationView }) {
  return (
    <>
      <Identifiers page={page} />
      {page.limited['identifiers'] && (
        <div>
          <WhyButton relationId={page.relation.id} field={{ key: 'identifiers' }} />
        </div>
      )}
    </>
  )
}

/** The timeline, or where everything came from; which of the two stands in the address. */
function Story({ page }: { readonly page: RelationView }) {
  const t = useT()
  const may = useMay()
  const { id } = page.relation
  const search = useSearch({ from: '/shell/relaties/$id' })
  const asked = useAskedDeed()
  const navigate = useNavigate({ from: '/relaties/$id' })
  const show = (change: typeof search) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true, resetScroll: false })
  const timeline = (
    <div className={styles.story}>
      {may('activity.interaction.write') && <NoteForm relationId={id} onBegun={asked('noteren')} />}
      {may('activity.timeline.read') && (
        <Timeline
          relationId={id}
          isOrganisation={page.relation.kind === 'organisation'}
          kind={search.soort}
          onKind={(soort) => show({ soort })}
          underNote={(noteId) => <NoteComments relation={page.relation} noteId={noteId} />}
        />
      )}
    </div>
  )
  const sources = (
    <div className={styles.story}>
      <SourceRecordsPanel relationId={id} />
      <GroupingPanel relationId={id} />
      <ProvenancePanel relationId={id} />
    </div>
  )
  return (
    <Tabs
      label={t('relation.parts')}
      selected={search.tab ?? 'tijdlijn'}
      onSelect={(tab) => show({ tab: tab === 'bronnen' ? 'bronnen' : undefined })}
      items={[
        { id: 'tijdlijn', label: t('relation.story'), content: timeline },
        { id: 'bronnen', label: t('relation.sources'), content: sources },
      ]}
    />
  )
}
