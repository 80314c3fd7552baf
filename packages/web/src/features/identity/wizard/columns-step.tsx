import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Import, Source } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/states.tsx'
import { importHref } from '../addresses.ts'
import { sourcesQuery, tableQuery } from '../identity.api.ts'
import { useT } from '../locale/index.ts'
import { ListChoices } from './list-choices.tsx'
import { useDraft } from './draft.ts'
import { missingIn, resolveSource, toOptions } from './draft.view.ts'
import type { Draft } from './draft.view.ts'
import { useCheck } from './import-actions.ts'
import { DiscardButton } from './import-dialogs.tsx'
import { MappingIssues } from './mapping-issues.tsx'
import { MappingTable } from './mapping-table.tsx'
import { findIssues, guessKind, mapColumns } from './mapping.view.ts'
import type { Choice, MappedColumn } from './mapping.view.ts'
import { RowPreview } from './row-preview.tsx'
import { RowsChoice } from './rows-choice.tsx'
import { WizardFooter, WizardHeader } from './wizard-frame.tsx'
import styles from './wizard.module.css'

/** Step 3: what every column means, and what kind of list this is. */
export function ColumnsStep({ imported }: { readonly imported: Import }) {
  const t = useT()
  const [chosen, change] = useDraft(imported)
  const sources = useQuery(sourcesQuery)
  const files = sources.data?.items.filter(({ kind }) => kind === 'file') ?? []
  const draft = resolveSource(chosen, files)
  const place = { sheet: draft.sheet ?? 0, headerRow: draft.headerRow, sourceId: draft.sourceId, kind: draft.kind }
  const table = useQuery({
    ...tableQuery(imported, place),
    enabled: draft.sheet !== null && !sources.isPending,
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <WizardHeader title={t('columns.title')} lead={t('columns.lead')} step="columns" imported={imported} />
      {draft.sheet === null ? (
        <Callout
          tone="attention"
          title={t('recognised.noSheet')}
          action={<LinkButton href={importHref(imported.id, 'recognised')}>{t('columns.back')}</LinkButton>}
        />
      ) : (
        <QueryStates query={table}>
          {({ proposal, sample }) => (
            <Chooser
              imported={imported}
              draft={draft}
              change={change}
              sources={files}
              columns={mapColumns(proposal, draft.choices)}
              sample={sample}
            />
          )}
        </QueryStates>
      )}
    </>
  )
}

interface ChooserProps {
  readonly imported: Import
  readonly draft: Draft
  readonly change: (next: (draft: Draft) => Draft) => void
  readonly sources: readonly Source[]
  readonly columns: readonly MappedColumn[]
  readonly sample: readonly (readonly string[])[]
}

function Chooser({ imported, draft, change, sources, columns, sample }: ChooserProps) {
  const t = useT()
  const [isTried, setTried] = useState(false)
  const check = useCheck(imported.id)
  const problemText = useProblemText()
  const kind = draft.kind ?? guessKind(columns)
  const issues = findIssues(columns, kind)
  const missing = isTried ? missingIn(draft) : []
  const choose = (column: number, choice: Choice) =>
    change((now) => ({ ...now, choices: { ...now.choices, [column]: choice } }))
  const start = () => {
    setTried(true)
    const options = toOptions(draft, columns)
    if (options && !issues.some(({ isBlocking }) => isBlocking)) check.mutate(options)
    else requestAnimationFrame(showFirstMissing)
  }
  return (
    <>
      <ProfileNotice imported={imported} columns={columns} />
      <RowsChoice draft={draft} change={change} kind={kind} />
      <MappingTable columns={columns} kind={kind} onChoose={choose} />
      <MappingIssues issues={issues} isTried={isTried} />
      {sample.length > 0 && <RowPreview columns={columns} rows={sample.slice(0, 5)} kind={kind} />}
      <ListChoices draft={draft} change={change} kind={kind} sources={sources} missing={missing} />
      {check.isError && (
        <Callout tone="danger" isAnnounced>
          {problemText(check.error)}
        </Callout>
      )}
      <WizardFooter start={<DiscardButton imported={imported} />}>
        <span className={styles.soft}>{t('columns.safe')}</span>
        <Button tone="primary" isPending={check.isPending} onPress={start}>
          {t('columns.next')}
        </Button>
      </WizardFooter>
    </>
  )
}

/** After the messages are drawn, eyes and keyboard go to the first thing that still needs somebody. */
function showFirstMissing(): void {
  const place = document.querySelector<HTMLElement>('[data-missing]')
  place?.scrollIntoView({ block: 'center' })
  place?.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true })
}

/** The same columns were read in before: say that the choices of then were taken over, and from which source. */
function ProfileNotice({
  imported,
  columns,
}: {
  readonly imported: Import
  readonly columns: readonly MappedColumn[]
}) {
  const t = useT()
  const known = columns.filter(({ reason }) => reason === 'profile').length
  if (known === 0) return null
  return (
    <Callout tone="success" title={t('profile.title')}>
      {t('profile.text', { known, source: imported.profileName ?? 'none' })}
    </Callout>
  )
}
