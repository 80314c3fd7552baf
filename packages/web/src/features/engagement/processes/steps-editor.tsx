import { ArrowDown, ArrowUp, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { StepPlan } from '@klantregie/contract'
import { Button, IconButton } from '../../../ui/button.tsx'
import { cx } from '../../../ui/class-names.ts'
import { Row } from '../../../ui/layout.tsx'
import { Status } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import type { ContentProps } from './dates-editor.tsx'
import { addStep, changeStep, moveStep, removeStep } from './editor.view.ts'
import { StepEditor } from './step-editor.tsx'
import { useStepWords } from './use-step-words.ts'
import styles from './processes.module.css'

interface StepsProps extends ContentProps {
  /** What is wrong, by the key of the step. */
  readonly refused: ReadonlyMap<string, string>
}

/** The steps in order. One is open for writing at a time; all of it goes by buttons, so by keyboard too. */
export function StepsEditor({ content, refused, onChange }: StepsProps) {
  const t = useT()
  const [open, setOpen] = useState<string | null>(content.steps.length === 1 ? (content.steps[0]?.key ?? null) : null)
  const { steps } = content
  const add = (at: number) => {
    const next = addStep(content, at)
    onChange(next)
    setOpen(next.steps[at + 1]?.key ?? null)
  }
  return (
    <>
      <ol className={styles.editSteps}>
        {steps.map((step, index) => (
          <li key={step.key} className={cx(styles.editStep, refused.has(step.key) && styles.refused)}>
            <StepHead
              step={step}
              index={index}
              count={steps.length}
              isOpen={open === step.key}
              onOpen={() => setOpen(open === step.key ? null : step.key)}
              onMove={(by) => onChange(moveStep(content, index, by))}
              onRemove={() => onChange(removeStep(content, step.key))}
            />
            {refused.has(step.key) && <Status tone="danger">{refused.get(step.key)}</Status>}
            {open === step.key && (
              <StepEditor
                content={content}
                index={index}
                onChange={(change) => onChange(changeStep(content, step.key, change))}
              />
            )}
            {open === step.key && steps.length < 40 && (
              <div>
                <Button size="small" icon={<Plus aria-hidden="true" />} onPress={() => add(index)}>
                  {t('editor.addBelow')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ol>
      <div>
        <Button
          icon={<Plus aria-hidden="true" />}
          isDisabled={steps.length >= 40}
          onPress={() => add(steps.length - 1)}
        >
          {t('editor.addStep')}
        </Button>
      </div>
    </>
  )
}

interface HeadProps {
  readonly step: StepPlan
  readonly index: number
  readonly count: number
  readonly isOpen: boolean
  readonly onOpen: () => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

function StepHead({ step, index, count, isOpen, onOpen, onMove, onRemove }: HeadProps) {
  const t = useT()
  const words = useStepWords()
  const what = step.title || t('editor.stepNumber', { number: index + 1 })
  return (
    <div className={styles.stepHead}>
      <div className={styles.grow}>
        <strong>
          {index + 1}. {what}
        </strong>
        {!isOpen && <p className={styles.soft}>{words(step).join(' · ')}</p>}
      </div>
      <Row>
        <IconButton
          label={t('editor.upOf', { what })}
          icon={<ArrowUp aria-hidden="true" />}
          isDisabled={index === 0}
          onPress={() => onMove(-1)}
        />
        <IconButton
          label={t('editor.downOf', { what })}
          icon={<ArrowDown aria-hidden="true" />}
          isDisabled={index === count - 1}
          onPress={() => onMove(1)}
        />
        <IconButton
          label={t(isOpen ? 'editor.closeOf' : 'editor.openOf', { what })}
          icon={<Pencil aria-hidden="true" />}
          aria-expanded={isOpen}
          onPress={onOpen}
        />
        <IconButton
          label={t('editor.removeOf', { what })}
          icon={<Trash2 aria-hidden="true" />}
          isDisabled={count === 1}
          onPress={onRemove}
        />
      </Row>
    </div>
  )
}
