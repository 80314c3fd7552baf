import type { Import } from '@klantregie/contract'
import { LinkButton } from '../../../ui/button.tsx'
import { importsHref } from '../addresses.ts'
import { useT } from '../locale/index.ts'
import { CancelButton } from './import-dialogs.tsx'
import { JobProgress } from './job-progress.tsx'
import { WizardFooter, WizardHeader } from './wizard-frame.tsx'

/** Step 5: it runs, whether somebody looks or not. */
export function RunStep({ imported }: { readonly imported: Import }) {
  const t = useT()
  return (
    <>
      <WizardHeader
        title={t('run.title')}
        lead={t('run.lead', { source: imported.sourceName ?? imported.fileName })}
        step="run"
        imported={imported}
      />
      <JobProgress jobId={imported.jobId} label={t('run.label')} />
      <WizardFooter start={<LinkButton href={importsHref}>{t('run.overview')}</LinkButton>}>
        <CancelButton imported={imported} />
      </WizardFooter>
    </>
  )
}
