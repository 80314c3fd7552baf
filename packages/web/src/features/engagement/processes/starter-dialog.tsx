import { useMutation, useQuery } from '@tanstack/react-query'
import { addStarterTemplate } from '@klantregie/contract'
import type { StarterKey } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { startersQuery, useProcessCache } from './processes.api.ts'
import styles from './processes.module.css'

/** Templates to begin with: look at the steps, add what fits, change it afterwards. */
export function StarterDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const starters = useQuery(startersQuery)
  return (
    <Dialog isOpen onClose={onClose} title={t('starters.title')} size="large">
      <p className={styles.goal}>{t('starters.lead')}</p>
      <QueryStates query={starters} shape="text">
        {({ items }) => (
          <ul className={styles.templates}>
            {items.map((starter) => (
              <li key={starter.key} className={styles.template}>
                <Starter {...starter} id={starter.key} />
              </li>
            ))}
          </ul>
        )}
      </QueryStates>
    </Dialog>
  )
}

interface StarterProps {
  readonly id: StarterKey
  readonly name: string
  readonly goal: string
  readonly steps: readonly string[]
  readonly templateId: string | null
}

function Starter({ id, name, goal, steps, templateId }: StarterProps) {
  const t = useT()
  const refresh = useProcessCache()
  const problemText = useProblemText()
  const add = useMutation({
    mutationFn: () => call(addStarterTemplate, { params: { key: id } }),
    onSuccess: () => refresh(),
  })
  return (
    <>
      <h3 className={styles.stepTitle}>{name}</h3>
      <p className={styles.goal}>{goal}</p>
      <details className={styles.details}>
        <summary>{t('starters.steps', { count: steps.length })}</summary>
        <ol className={styles.bullets}>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </details>
      {templateId !== null ? (
        <p className={styles.soft}>
          {t('starters.added')}{' '}
          <TextLink href={`/processen/${templateId}/bewerken`}>{t('starters.look', { name })}</TextLink>
        </p>
      ) : (
        <div>
          <Button
            size="small"
            isPending={add.isPending}
            aria-label={t('starters.addOf', { name })}
            onPress={() =>
              act(add, undefined, {
                onSuccess: () => showToast({ text: t('starters.said', { name }) }),
                onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
              })
            }
          >
            {t('starters.add')}
          </Button>
        </div>
      )}
    </>
  )
}
