import { Label, Slider, SliderThumb, SliderTrack } from 'react-aria-components'
import { useFormat } from '../../../lib/texts.tsx'
import { useT } from '../locale/index.ts'
import { STEP, inThousand, pairsAt, precisionAt, rangeOf, withThreshold } from './settings.view.ts'
import type { Point, Threshold, Thresholds } from './settings.view.ts'
import styles from './matching.module.css'

interface ThresholdSlidersProps {
  readonly curve: readonly Point[]
  readonly thresholds: Thresholds
  readonly isDisabled: boolean
  readonly onChange: (thresholds: Thresholds) => void
}

/** From where on records are merged by themselves, and from where on somebody is asked; in words, not in bits. */
export function ThresholdSliders({ curve, thresholds, isDisabled, onChange }: ThresholdSlidersProps) {
  return (
    <div className={styles.sliders}>
      {(['auto', 'suggest'] as const).map((which) => (
        <ThresholdSlider
          key={which}
          which={which}
          curve={curve}
          thresholds={thresholds}
          isDisabled={isDisabled}
          onChange={(value) => onChange(withThreshold(thresholds, which, value))}
        />
      ))}
    </div>
  )
}

interface SliderProps extends Omit<ThresholdSlidersProps, 'onChange'> {
  readonly which: Threshold
  readonly onChange: (value: number) => void
}

function ThresholdSlider({ which, curve, thresholds, isDisabled, onChange }: SliderProps) {
  const t = useT()
  const said = useThresholdText(curve)
  const { min, max } = rangeOf(curve, thresholds)
  const value = thresholds[which]
  return (
    <Slider
      className={styles.slider ?? ''}
      minValue={min}
      maxValue={max}
      step={STEP}
      value={value}
      isDisabled={isDisabled}
      onChange={(next) => typeof next === 'number' && onChange(next)}
    >
      <Label className={styles.sliderLabel ?? ''}>{t(`settings.${which}`)}</Label>
      <SliderTrack className={styles.track ?? ''}>
        <SliderThumb className={styles.thumb ?? ''} aria-describedby={`threshold-${which}`} />
      </SliderTrack>
      <div className={styles.ends} aria-hidden="true">
        <span>{t('settings.looser')}</span>
        <span>{t('settings.stricter')}</span>
      </div>
      <p id={`threshold-${which}`} className={styles.said} role="status">
        {said(which, value)}
      </p>
    </Slider>
  )
}

/** "Naar verwachting zijn 998 van de 1.000 goed" — or that nothing is known yet. */
export function useThresholdText(curve: readonly Point[]): (which: Threshold, score: number) => string {
  const t = useT()
  const format = useFormat()
  return (which, score) => {
    const precision = precisionAt(curve, score)
    if (curve.length === 0) return t('settings.unmeasured')
    if (precision === null) return t('settings.nothingAbove')
    return t(`settings.${which}Said`, {
      good: format.number(inThousand(precision)),
      pairs: format.number(pairsAt(curve, score)),
    })
  }
}
