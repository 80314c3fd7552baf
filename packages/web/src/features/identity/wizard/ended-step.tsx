import type { Import } from '@klantregie/contract'
import { LinkButton } from '../../../ui/button.tsx'
import { ErrorState } from '../../../ui/states.tsx'
import { newImportHref } from '../addresses.ts'
import { useT } from '../locale/index.ts'
import { useImportProblem } from '../problem.ts'
import { DiscardButton } from './import-dialogs.tsx'
import type { StepId } from './steps.view.ts'
import { WizardFooter, WizardHeader } from './wizard-frame.tsx'

/** It failed or was stopped: why, that nothing half-done was left, and what to do. */
export function EndedStep({ imported, step }: { readonly imported: Import; readonly step: StepId }) {
  const t = useT()
  const say = useImportProblem()
  const isFailed = imported.state === 'failed'
  const isOfFile = imported.problem?.code.startsWith('file.') === true
  return (
    <>
      <WizardHeader
        title={t(isFailed ? (isOfFile ? 'failed.file' : 'failed.title') : 'cancelled.title')}
        lead={t(isFailed ? 'failed.lead' : 'cancelled.lead')}
        step={step}
        imported={imported}
      />
      {isFailed && (
        <ErrorState title={t('failed.why')}>
          <p>{imported.problem ? say(imported.problem) : t('fileProblem.other')}</p>
        </ErrorState>
      )}
      <WizardFooter start={<DiscardButton imported={imported} />}>
        <LinkButton tone="primary" href={newImportHref}>
          {t('failed.again')}
        </LinkButton>
      </WizardFooter>
    </>
  )
}
