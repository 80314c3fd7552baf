import { Check } from 'lucide-react'
import { Button } from 'react-aria-components'
import { cx } from './class-names.ts'
import { useUiTexts } from './texts.tsx'
import styles from './stepper.module.css'

export interface Step {
  readonly id: string
  readonly label: string
}

export interface StepperProps {
  readonly label: string
  readonly steps: readonly Step[]
  readonly current: string
  /** Given when one may go back to a step that is done. */
  readonly onGoTo?: (id: string) => void
}

/** Where one is in a wizard. The sentence "stap 2 van 4" is there for everybody, the line of steps where there is room. */
export function Stepper({ label, steps, current, onGoTo }: StepperProps) {
  const texts = useUiTexts()
  const at = steps.findIndex((step) => step.id === current)
  return (
    <nav aria-label={label} className={styles.stepper}>
      <p className={styles.sentence}>
        {texts.stepOf(at + 1, steps.length)} · <strong>{steps[at]?.label}</strong>
      </p>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <li
            key={step.id}
            className={cx(styles.step, index < at && styles.done, index === at && styles.current)}
            {...(index === at && { 'aria-current': 'step' as const })}
          >
            <span className={styles.mark} aria-hidden="true">
              {index < at ? <Check /> : index + 1}
            </span>
            {index < at && onGoTo ? (
              <Button className={styles.goTo ?? ''} onPress={() => onGoTo(step.id)}>
                {step.label}
              </Button>
            ) : (
              <span>{step.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
