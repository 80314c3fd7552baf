import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { SchoolChangeKind } from '@klantregie/contract'
import type { RegisterCount, RegisterEdition } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { PageStates } from '../../../lib/page-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { AlertDialog } from '../../../ui/dialog.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { Callout, LoadingState } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { proposalsHref, registersHref } from '../addresses.ts'
import { useT } from '../locale/index.ts'
import { ChangesPart } from './changes-part.tsx'
import { editionQuery, useRegisterDeeds } from './registers.api.ts'
import { EditionState } from './registers-screen.tsx'
import styles from './registers.module.css'

const route = getRouteApi('/shell/koppelingen/registers/editie/$id')

/** What an edition changes, before and after it was carried out. */
export function EditionScreen() {
  const t = useT()
  const { date } = useFormat()
  const { id } = route.useParams()
  const shown = useQuery(editionQuery(id))
  const breadcrumbs = [{ label: t('registers.title'), href: registersHref }]
  return (
    <PageStates query={shown} up={{ label: t('registers.title'), href: registersHref }}>
      {(found) => (
        <Page>
          <PageHeader
            title={t('registers.editionOf', { date: date(found.edition.datedOn) })}
            lead={found.edition.fileName}
            breadcrumbs={breadcrumbs}
            actions={<Deeds edition={found.edition} isOutdated={found.isOutdated} />}
          />
          <div>
            <EditionState edition={found.edition} />
          </div>
          <Outcome found={found} />
        </Page>
      )}
    </PageStates>
  )
}

interface Found {
  readonly edition: RegisterEdition
  readonly isFirst: boolean
  readonly isOutdated: boolean
  readonly same: number
  readonly counts: readonly RegisterCount[]
  readonly seemsIncomplete: boolean
  readonly undecided: number
  readonly proposals: { readonly open: number; readonly done: number; readonly dismissed: number }
}

function Outcome({ found }: { readonly found: Found }) {
  const t = useT()
  const { edition } = found
  if (edition.state === 'reading') return <LoadingState rows={4} />
  if (edition.problem !== null) return <Callout tone="danger">{t(`registers.problem.${edition.problem}`)}</Callout>
  return (
    <>
      {edition.state === 'ready' && <BeforeIt found={found} />}
      <Made proposals={found.proposals} />
      <Counts found={found} />
      <Refused edition={edition} />
      <ChangesPart edition={edition} counts={found.counts} />
    </>
  )
}

/** What to know before it is carried out. */
function BeforeIt({ found: { isFirst, isOutdated, seemsIncomplete, undecided } }: { readonly found: Found }) {
  const t = useT()
  return (
    <>
      {isOutdated && <Callout tone="attention">{t('registers.outdated')}</Callout>}
      {seemsIncomplete && <Callout tone="attention">{t('registers.incomplete')}</Callout>}
      {undecided > 0 && <Callout tone="information">{t('registers.undecided', { count: undecided })}</Callout>}
      {isFirst && <Callout tone="information">{t('registers.first')}</Callout>}
    </>
  )
}

function Made({ proposals: { open, done, dismissed } }: Pick<Found, 'proposals'>) {
  const t = useT()
  const settled = done + dismissed
  if (open + settled === 0) return null
  return (
    <Callout
      tone="information"
      action={open > 0 && <LinkButton href={proposalsHref}>{t('registers.lookAtProposals')}</LinkButton>}
    >
      {t('registers.proposalsMade', { open, settled })}
    </Callout>
  )
}

function Counts({ found: { counts, same } }: { readonly found: Found }) {
  const t = useT()
  const { number } = useFormat()
  const rows = [
    ...SchoolChangeKind.options.flatMap((kind) => counts.find((one) => one.kind === kind) ?? []),
    { kind: 'same' as const, locations: same, relations: 0 },
  ]
  const columns: readonly Column<(typeof rows)[number]>[] = [
    { id: 'kind', header: t('registers.what'), isRowHeader: true, cell: ({ kind }) => t(`registers.kind.${kind}`) },
    { id: 'locations', header: t('registers.locations'), align: 'end', cell: ({ locations }) => number(locations) },
    {
      id: 'relations',
      header: t('registers.relations'),
      align: 'end',
      cell: ({ kind, relations }) => (kind === 'same' ? '–' : number(relations)),
    },
  ]
  return (
    <section aria-labelledby="edition-counts" className={styles.part}>
      <h2 id="edition-counts">{t('registers.different')}</h2>
      <Table
        label={t('registers.different')}
        columns={columns}
        rows={rows}
        rowId={({ kind }) => kind}
        rowName={({ kind }) => t(`registers.kind.${kind}`)}
      />
    </section>
  )
}

function Refused({ edition: { refused } }: { readonly edition: RegisterEdition }) {
  const t = useT()
  if (refused.length === 0) return null
  return (
    <Callout tone="attention" title={t('registers.refused')}>
      {refused.map(({ reason, count, rowNumbers }) => (
        <p key={reason}>
          {t(`registers.refusal.${reason}`, {
            count,
            rows: `${rowNumbers.join(', ')}${count > rowNumbers.length ? '…' : ''}`,
          })}
        </p>
      ))}
    </Callout>
  )
}

type Deed = 'apply' | 'undo'

function Deeds({ edition, isOutdated }: { readonly edition: RegisterEdition; readonly isOutdated: boolean }) {
  const t = useT()
  const problemText = useProblemText()
  const [asking, setAsking] = useState<Deed | null>(null)
  const deeds = useRegisterDeeds()
  if (!useMay()('integrations.register.manage')) return null
  const onError = (error: Error) => showToast({ tone: 'danger', text: problemText(error) })
  const discard = () =>
    act(deeds.discard, edition.id, { onSuccess: () => showToast({ text: t('registers.discarded') }), onError })
  const confirm = (deed: Deed) =>
    act(deeds[deed], edition.id, {
      onSuccess: ({ proposals }) => showToast({ text: t(`registers.${deed}.done`, { count: proposals }) }),
      onError,
      onSettled: () => setAsking(null),
    })
  return (
    <>
      {edition.state === 'ready' && (
        <>
          <Button isPending={deeds.discard.isPending} onPress={discard}>
            {t('registers.discard')}
          </Button>
          <Button tone="primary" isDisabled={isOutdated} onPress={() => setAsking('apply')}>
            {t('registers.apply')}
          </Button>
        </>
      )}
      {edition.isCurrent && <Button onPress={() => setAsking('undo')}>{t('registers.undo')}</Button>}
      {asking !== null && (
        <AlertDialog
          isOpen
          title={t(`registers.${asking}.title`)}
          confirmLabel={t(`registers.${asking}`)}
          isPending={deeds[asking].isPending}
          onCancel={() => setAsking(null)}
          onConfirm={() => confirm(asking)}
        >
          <p>{t(`registers.${asking}.text`)}</p>
        </AlertDialog>
      )}
    </>
  )
}
