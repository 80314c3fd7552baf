import type { Import } from '@klantregie/contract'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/states.tsx'
import { importHref } from '../addresses.ts'
import { useT } from '../locale/index.ts'
import { AccountTable } from './account-table.tsx'
import { accountOf, sentenceOf } from './account.view.ts'
import { useCancel, useRun } from './import-actions.ts'
import { DiscardButton } from './import-dialogs.tsx'
import { JobProgress } from './job-progress.tsx'
import { RowSamples } from './row-samples.tsx'
import { WizardFooter, WizardHeader } from './wizard-frame.tsx'

/** Step 4: what would happen. Nothing has happened yet, and one can go back as often as one likes. */
export function TrialStep({ imported }: { readonly imported: Import }) {
  return imported.state === 'checked' && imported.counts ? (
    <Tried imported={imported} counts={imported.counts} />
  ) : (
    <Trying imported={imported} />
  )
}

function Trying({ imported }: { readonly imported: Import }) {
  const t = useT()
  const cancel = useCancel(imported.id)
  return (
    <>
      <WizardHeader title={t('trying.title')} lead={t('trying.lead')} step="trial" imported={imported} />
      <JobProgress jobId={imported.jobId} label={t('trying.label')} />
      <WizardFooter>
        <Button isPending={cancel.isPending} onPress={() => cancel.mutate()}>
          {t('cancel.plain')}
        </Button>
      </WizardFooter>
    </>
  )
}

function Tried({ imported, counts }: { readonly imported: Import; readonly counts: NonNullable<Import['counts']> }) {
  const t = useT()
  const run = useRun(imported.id)
  const { isWithoutEffect } = accountOf(counts)
  return (
    <>
      <WizardHeader
        title={t('trial.title')}
        lead={t('account.trial', { ...sentenceOf(counts) })}
        step="trial"
        imported={imported}
      />
      {isWithoutEffect && (
        <Callout tone="information" title={t('trial.nothing')}>
          {t('trial.nothingText')}
        </Callout>
      )}
      <AccountTable counts={counts} tense="trial" />
      <RowSamples imported={imported} counts={counts} />
      <WizardFooter start={<DiscardButton imported={imported} />}>
        <LinkButton href={importHref(imported.id, 'columns')}>{t('trial.back')}</LinkButton>
        <Button tone="primary" isPending={run.isPending} onPress={() => run.mutate()}>
          {t('trial.next', { count: counts.rows - counts.rejected })}
        </Button>
      </WizardFooter>
    </>
  )
}
