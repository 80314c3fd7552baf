import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Import } from '@klantregie/contract'
import { cx } from '../../../ui/class-names.ts'
import { PageHeader } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { Stepper } from '../../../ui/stepper.tsx'
import { importHref, importsHref, newImportHref } from '../addresses.ts'
import { useT } from '../locale/index.ts'
import { openSteps, stepIds } from './steps.view.ts'
import type { StepId } from './steps.view.ts'
import styles from './wizard.module.css'

export interface WizardHeaderProps {
  readonly title: string
  readonly lead: ReactNode
  readonly step: StepId
  /** Absent at step 1, where there is no import yet. */
  readonly imported?: Import
  readonly actions?: ReactNode
}

/** The title of a step says what there is to do; which file it is about stands in the line of steps' own row. */
export function WizardHeader({ title, lead, step, imported, actions }: WizardHeaderProps) {
  const t = useT()
  const navigate = useNavigate()
  const open = imported ? openSteps(imported) : []
  const goTo = (id: string) =>
    void navigate({ href: id === 'file' ? newImportHref : importHref(imported?.id ?? '', id as StepId) })
  const mayWalk = open.length > 1
  return (
    <>
      <PageHeader
        title={title}
        lead={lead}
        breadcrumbs={[{ label: t('nav.imports'), href: importsHref }]}
        actions={actions}
      />
      <div className={styles.place}>
        <Stepper
          label={t('wizard.steps')}
          steps={stepIds.map((id) => ({ id, label: t(`step.${id}`) }))}
          current={step}
          {...(mayWalk && { onGoTo: goTo })}
        />
        {imported && <span className={styles.fileName}>{imported.fileName}</span>}
      </div>
      {imported && <Held imported={imported} />}
    </>
  )
}

/** Why a list that would have gone by itself is here after all, until it is carried out. */
function Held({ imported: { heldFor, state } }: { readonly imported: Import }) {
  const t = useT()
  if (heldFor === null || (state !== 'ready' && state !== 'checked')) return null
  return (
    <Callout tone="attention" title={t('held.title')}>
      {t(`held.${heldFor}`)}
    </Callout>
  )
}

export interface WizardFooterProps {
  readonly start?: ReactNode
  readonly children: ReactNode
  /** Stays in sight below a long step; not where the only thing left is a way back. */
  readonly isSticky?: boolean
}

/** What one can do at the end of a step: the way on at the right, the way back and out at the left. */
export function WizardFooter({ start, children, isSticky = true }: WizardFooterProps) {
  return (
    <footer className={cx(styles.footer, isSticky && styles.sticky)}>
      <div className={styles.footerStart}>{start}</div>
      <div className={styles.footerEnd}>{children}</div>
    </footer>
  )
}
