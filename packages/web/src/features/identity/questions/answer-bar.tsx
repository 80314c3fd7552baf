import { ArrowLeft, ArrowRight, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { usePreferences } from '../../../lib/preferences.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Kbd } from '../../../ui/layout.tsx'
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx'
import { useT } from '../locale/index.ts'
import { answerKeys } from './answer-keys.view.ts'
import type { KeyedAct } from './answer-keys.view.ts'
import styles from './queue.module.css'

interface Running {
  readonly run: (act: KeyedAct) => void
}

/** The answers stand at one place for every question, so that neither eye nor hand has to look for them. */
export function AnswerBar({ run }: Running) {
  const t = useT()
  const hasKeys = usePreferences().singleKeyShortcuts === 'on'
  return (
    <div role="group" aria-label={t('questions.answer')} className={styles.bar}>
      {hasKeys && <VisuallyHidden>{t('questions.keys')}</VisuallyHidden>}
      <Button tone="primary" onPress={() => run('same')}>
        <Keyed keyed="same">{t('questions.same')}</Keyed>
      </Button>
      <Button onPress={() => run('notSame')}>
        <Keyed keyed="notSame">{t('questions.notSame')}</Keyed>
      </Button>
      <Button onPress={() => run('later')}>
        <Keyed keyed="later">{t('questions.later')}</Keyed>
      </Button>
      <Button onPress={() => run('ask')}>
        <Keyed keyed="ask">{t('questions.ask')}</Keyed>
      </Button>
    </div>
  )
}

export interface StepsProps extends Running {
  readonly hasPrevious: boolean
  readonly hasNext: boolean
  readonly mayUndo: boolean
}

/** Back to the last answer, and to the questions before and after. */
export function Steps({ run, hasPrevious, hasNext, mayUndo }: StepsProps) {
  const t = useT()
  const hasKeys = usePreferences().singleKeyShortcuts === 'on'
  return (
    <div className={styles.steps}>
      <IconButton
        label={named(t('questions.undo'), hasKeys && 'Z')}
        icon={<Undo2 aria-hidden="true" />}
        isDisabled={!mayUndo}
        onPress={() => run('undo')}
      />
      <IconButton
        label={named(t('questions.previous'), hasKeys && '←')}
        icon={<ArrowLeft aria-hidden="true" />}
        isDisabled={!hasPrevious}
        onPress={() => run('previous')}
      />
      <IconButton
        label={named(t('questions.next'), hasKeys && '→')}
        icon={<ArrowRight aria-hidden="true" />}
        isDisabled={!hasNext}
        onPress={() => run('next')}
      />
    </div>
  )
}

function named(label: string, key: string | false): string {
  return key === false ? label : `${label} (${key})`
}

/** The key stands in the button for who sees it; who hears the button heard the keys before. */
function Keyed({ keyed, children }: { readonly keyed: KeyedAct; readonly children: ReactNode }) {
  const hasKeys = usePreferences().singleKeyShortcuts === 'on'
  return (
    <span className={styles.keyed}>
      {children}
      {hasKeys && (
        <span aria-hidden="true" className={styles.key}>
          <Kbd>{answerKeys[keyed].toUpperCase()}</Kbd>
        </span>
      )}
    </span>
  )
}
