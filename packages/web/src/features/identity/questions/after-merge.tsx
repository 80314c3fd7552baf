import { useQuery } from '@tanstack/react-query'
import type { MergePreview } from '@klantregie/contract'
import { RadioGroup } from '../../../ui/choice.tsx'
import { LoadingState } from '../../../ui/states.tsx'
import { lookUp, useLanguage } from '../../../lib/i18n.tsx'
import { useFieldText } from '../field-text.ts'
import { useFieldLabel } from '../field-label.ts'
import { useT } from '../locale/index.ts'
import { choicesOf, movesOf, RULES } from './after-merge.view.ts'
import type { FieldChoice, FieldOption, Picked } from './after-merge.view.ts'
import { mergePreviewQuery } from './questions.api.ts'
import type { Couple } from './questions.api.ts'
import styles from './queue.module.css'

export interface AfterMergeProps {
  readonly couple: Couple
  readonly picked: Picked
  readonly onPick: (field: string, relationId: string) => void
}

/** What "the same" would do: who stays, what moves along, and which value is shown where the two contradict each other. */
export function AfterMerge({ couple, picked, onPick }: AfterMergeProps) {
  const t = useT()
  const preview = useQuery(mergePreviewQuery(couple))
  return (
    <section className={styles.after}>
      <h3>{t('questions.after')}</h3>
      {preview.data ? (
        <>
          <Moves preview={preview.data} />
          <Choices choices={choicesOf(preview.data)} picked={picked} onPick={onPick} />
        </>
      ) : preview.isError ? (
        // Looking ahead is a help; without it the question can be answered as well.
        <p className={styles.soft}>{t('questions.after.failed')}</p>
      ) : (
        <LoadingState shape="text" rows={2} />
      )}
    </section>
  )
}

function Moves({ preview }: { readonly preview: MergePreview }) {
  const t = useT()
  const language = useLanguage()
  const moves = movesOf(preview).map(
    ({ table, rows }) => lookUp(`moved.${table}`, language, { count: rows }) ?? t('moved.other', { count: rows }),
  )
  return (
    <p className={styles.measure}>
      {t('questions.after.stays', {
        name: preview.winner.name,
        moves: moves.length === 0 ? 'none' : moves.join(', '),
      })}
    </p>
  )
}

interface ChoicesProps extends Pick<AfterMergeProps, 'picked' | 'onPick'> {
  readonly choices: readonly FieldChoice[]
}

function Choices({ choices, picked, onPick }: ChoicesProps) {
  const t = useT()
  const label = useFieldLabel()
  const fieldText = useFieldText()
  if (choices.length === 0) return <p className={styles.soft}>{t('questions.after.agree')}</p>
  const option = (field: FieldChoice['field'], { id, text, source }: FieldOption) => {
    const written = text === null ? t('questions.after.nothing') : fieldText(field, text)
    return {
      id,
      label: id === RULES ? t('questions.after.rules', { text: written }) : written,
      ...(source !== null && { detail: t('questions.after.from', { source }) }),
    }
  }
  return (
    <>
      <p className={styles.soft}>{t('questions.after.choose')}</p>
      <div className={styles.choices}>
        {choices.map(({ field, options, preselected }) => (
          <RadioGroup
            key={field}
            label={label(field)}
            options={options.map((one) => option(field, one))}
            value={picked[field] ?? preselected}
            onChange={(id) => onPick(field, id)}
          />
        ))}
      </div>
    </>
  )
}
