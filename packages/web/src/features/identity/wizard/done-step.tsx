import { CalendarDays, Download, GitCompareArrows, Users } from 'lucide-react'
import { downloadErrors } from '@klantregie/contract'
import type { Import, ImportCounts } from '@klantregie/contract'
import { urlOf } from '../../../lib/api.ts'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { LinkButton } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/states.tsx'
import { duplicatesOfImportHref, newImportHref, offeringsHref, relationsOfImportHref } from '../addresses.ts'
import { useT } from '../locale/index.ts'
import { useImportProblem } from '../problem.ts'
import { AccountTable } from './account-table.tsx'
import { sentenceOf, touchedRelations } from './account.view.ts'
import { UndoButton } from './import-dialogs.tsx'
import { JobProgress } from './job-progress.tsx'
import { RowSamples } from './row-samples.tsx'
import { WizardFooter, WizardHeader } from './wizard-frame.tsx'
import styles from './wizard.module.css'

/** Step 6: the account, what there is to do now, and the way back. */
export function DoneStep({ imported }: { readonly imported: Import }) {
  const t = useT()
  if (imported.state === 'undoing') {
    return (
      <>
        <WizardHeader title={t('undoing.title')} lead={t('undoing.lead')} step="done" imported={imported} />
        <JobProgress jobId={imported.jobId} label={t('undoing.label')} />
      </>
    )
  }
  if (imported.state === 'undone') return <Undone imported={imported} />
  return <Done imported={imported} />
}

function Done({ imported }: { readonly imported: Import }) {
  const t = useT()
  const say = useImportProblem()
  const { counts, problem } = imported
  return (
    <>
      <WizardHeader
        title={t('done.title', { source: imported.sourceName ?? imported.fileName })}
        lead={counts ? t('account.done', { ...sentenceOf(counts) }) : t('done.lead')}
        step="done"
        imported={imported}
      />
      {problem && (
        <Callout tone="danger" title={t('done.problem')}>
          {say(problem)}
        </Callout>
      )}
      {counts && <Next imported={imported} counts={counts} />}
      {counts && <AccountTable counts={counts} tense="done" />}
      {counts && <RowSamples imported={imported} counts={counts} />}
      <WizardFooter isSticky={false} start={<UndoPart imported={imported} />}>
        <LinkButton href={newImportHref}>{t('done.another')}</LinkButton>
      </WizardFooter>
    </>
  )
}

function Next({ imported, counts }: { readonly imported: Import; readonly counts: ImportCounts }) {
  const t = useT()
  const may = useMay()
  const format = useFormat()
  const touched = touchedRelations(counts)
  const resembling = counts.activity?.resembling ?? counts.duplicate
  return (
    <ul className={styles.next}>
      {touched > 0 && (
        <li>
          <LinkButton tone="primary" icon={<Users aria-hidden="true" />} href={relationsOfImportHref(imported.id)}>
            {t('done.relations', { count: touched })}
          </LinkButton>
        </li>
      )}
      {resembling > 0 && may('identity.duplicate.read') && (
        <li>
          <LinkButton icon={<GitCompareArrows aria-hidden="true" />} href={duplicatesOfImportHref(imported.id)}>
            {t('done.duplicates', { count: resembling })}
          </LinkButton>
        </li>
      )}
      {counts.activity !== undefined && may('activity.offering.read') && (
        <li>
          <LinkButton icon={<CalendarDays aria-hidden="true" />} href={offeringsHref}>
            {t('done.offerings')}
          </LinkButton>
        </li>
      )}
      {imported.isErrorFileReady && (
        <li className={styles.errors}>
          <LinkButton
            icon={<Download aria-hidden="true" />}
            href={urlOf(downloadErrors, { params: { id: imported.id } })}
            download
          >
            {t('done.errors', { count: format.number(counts.rejected) })}
          </LinkButton>
          <p className={styles.soft}>{t('done.errorsText')}</p>
        </li>
      )}
    </ul>
  )
}

function UndoPart({ imported }: { readonly imported: Import }) {
  const t = useT()
  const may = useMay()
  if (!may('identity.import.run')) return null
  return imported.canUndo ? (
    <UndoButton imported={imported} />
  ) : (
    <span className={styles.soft}>{t('undo.notLatest')}</span>
  )
}

function Undone({ imported }: { readonly imported: Import }) {
  const t = useT()
  const format = useFormat()
  return (
    <>
      <WizardHeader title={t('undone.title')} lead={t('undone.lead')} step="done" imported={imported} />
      {imported.counts && (
        <p className={styles.soft}>
          {t('undone.text', {
            rows: imported.counts.rows,
            date: imported.finishedAt === null ? '' : format.dateTime(imported.finishedAt),
          })}
        </p>
      )}
      <WizardFooter>
        <LinkButton tone="primary" href={newImportHref}>
          {t('done.another')}
        </LinkButton>
      </WizardFooter>
    </>
  )
}
