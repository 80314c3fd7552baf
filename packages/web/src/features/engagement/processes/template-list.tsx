import type { TemplateSummary } from '@klantregie/contract'
import { setTemplateState } from '@klantregie/contract'
import { useMutation } from '@tanstack/react-query'
import { act } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button, LinkButton, TextLink } from '../../../ui/button.tsx'
import { Row } from '../../../ui/layout.tsx'
import { Status } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { boardHref, useProcessCache } from './processes.api.ts'
import styles from './processes.module.css'

/** The templates with how much runs by them; those in use first. */
export function TemplateList({ templates }: { readonly templates: readonly TemplateSummary[] }) {
  return (
    <ul className={styles.templates}>
      {templates.map((template) => (
        <li key={template.id} className={styles.template}>
          <TemplateLine template={template} />
        </li>
      ))}
    </ul>
  )
}

const TONES = { active: 'success', draft: 'attention', retired: 'neutral' } as const

function TemplateLine({ template }: { readonly template: TemplateSummary }) {
  const t = useT()
  const { id, name, goal, state, type, domain, running, overdue, stepCount } = template
  const facts = [
    t('processes.forWhom', { type: type?.name ?? t('processes.everybody') }),
    domain === null ? null : domain.name,
    t('processes.stepCount', { count: stepCount }),
    t('processes.runningCount', { count: running }),
  ].filter((fact) => fact !== null)
  return (
    <>
      <div className={styles.line}>
        <h2 className={styles.stepTitle}>
          {state === 'draft' ? name : <TextLink href={boardHref(id)}>{name}</TextLink>}
        </h2>
        <Status tone={TONES[state]}>{t(`processes.state.${state}`)}</Status>
        {overdue > 0 && <Status tone="danger">{t('processes.overdueCount', { count: overdue })}</Status>}
      </div>
      {goal !== '' && <p className={styles.goal}>{goal}</p>}
      <p className={styles.soft}>{facts.join(' · ')}</p>
      <TemplateActions template={template} />
    </>
  )
}

function TemplateActions({ template }: { readonly template: TemplateSummary }) {
  const t = useT()
  const refresh = useProcessCache()
  const problemText = useProblemText()
  const { id, name, state, mayManage } = template
  const set = useMutation({
    mutationFn: (next: 'active' | 'retired') => call(setTemplateState, { params: { id }, body: { state: next } }),
    onSuccess: () => refresh(),
  })
  const change = (next: 'active' | 'retired') =>
    act(set, next, {
      onSuccess: () =>
        showToast({ text: t(next === 'active' ? 'processes.said.inUse' : 'processes.said.retired', { name }) }),
      onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
    })
  return (
    <Row>
      {state !== 'draft' && (
        <>
          <LinkButton size="small" href={boardHref(id)} aria-label={t('processes.boardOf', { name })}>
            {t('processes.board')}
          </LinkButton>
          <LinkButton
            size="small"
            href={`/processen/${id}/doorlooptijd`}
            aria-label={t('processes.figuresOf', { name })}
          >
            {t('processes.figures')}
          </LinkButton>
        </>
      )}
      {mayManage && (
        <>
          <LinkButton size="small" href={`/processen/${id}/bewerken`} aria-label={t('processes.editOf', { name })}>
            {t('processes.edit')}
          </LinkButton>
          <Button
            size="small"
            tone={state === 'draft' ? 'primary' : 'quiet'}
            isPending={set.isPending}
            aria-label={t(state === 'active' ? 'processes.retireOf' : 'processes.useOf', { name })}
            onPress={() => change(state === 'active' ? 'retired' : 'active')}
          >
            {t(state === 'active' ? 'processes.retire' : 'processes.use')}
          </Button>
        </>
      )}
    </Row>
  )
}
