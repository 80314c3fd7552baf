import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { createRelation } from '@klantregie/contract'
import type { RelationKind } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { RadioGroup } from '../../../ui/choice.tsx'
import { Row } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { DuplicateHint } from '../create/duplicate-hint.tsx'
import { bodyOf, emptyForm } from '../create/create.view.ts'
import { useT } from '../locale/index.ts'
import styles from './links.module.css'

interface Added {
  readonly id: string
  readonly name: string
}
interface QuickAddProps {
  readonly kinds: readonly RelationKind[]
  readonly onAdded: (relation: Added) => void
  readonly onCancel: () => void
}

/**
 * Adds the other while linking: a name and a way to reach them is enough. Whoever may be known already is shown while typing, and
 * can be taken instead of being made twice.
 */
export function QuickAdd({ kinds, onAdded, onCancel }: QuickAddProps) {
  const t = useT()
  const cache = useQueryClient()
  const problemText = useProblemText()
  const [kind, setKind] = useState<RelationKind>(kinds[0] ?? 'person')
  const [values, setValues] = useState<Readonly<Record<string, string>>>(emptyForm)
  const [problem, setProblem] = useState<string | null>(null)
  const [isPending, setPending] = useState(false)
  const field = (name: string) => ({
    value: values[name] ?? '',
    onChange: (value: string) => setValues((now) => ({ ...now, [name]: value })),
    autoComplete: 'off',
  })
  const add = async () => {
    setPending(true)
    setProblem(null)
    try {
      const { relation } = await call(createRelation, { body: createRelation.body.parse(bodyOf(kind, values)) })
      await cache.invalidateQueries({ queryKey: ['relations'] })
      onAdded({ id: relation.id, name: relation.displayName })
    } catch (error) {
      setProblem(problemText(error))
    } finally {
      setPending(false)
    }
  }
  return (
    <section aria-label={t('relations.quickAdd.title')} className={styles.quickAdd}>
      {problem !== null && (
        <Callout tone="danger" isAnnounced>
          {problem}
        </Callout>
      )}
      {kinds.length > 1 && (
        <RadioGroup
          label={t('relations.create.kind')}
          isHorizontal
          value={kind}
          onChange={(chosen) => setKind(kinds.find((one) => one === chosen) ?? kind)}
          options={kinds.map((one) => ({ id: one, label: t(`relations.kind.${one}`) }))}
        />
      )}
      <Particulars kind={kind} field={field} />
      <DuplicateHint kind={kind} values={values} onPick={onAdded} />
      <Row>
        <Button onPress={() => void add()} isPending={isPending}>
          {t('relations.quickAdd.submit')}
        </Button>
        <Button tone="quiet" onPress={onCancel}>
          {t('relations.quickAdd.cancel')}
        </Button>
      </Row>
    </section>
  )
}

interface ParticularsProps {
  readonly kind: RelationKind
  readonly field: (name: string) => { value: string; onChange: (value: string) => void; autoComplete: string }
}

function Particulars({ kind, field }: ParticularsProps) {
  const t = useT()
  return (
    <>
      {kind === 'person' ? (
        <>
          <TextField {...field('firstName')} label={t('relations.name.firstName')} autoFocus />
          <TextField {...field('prefix')} width="short" label={t('relations.name.prefix')} />
          <TextField {...field('surname')} label={t('relations.name.surname')} />
        </>
      ) : (
        <TextField {...field('organisationName')} label={t('relations.field.organisationName')} autoFocus />
      )}
      <TextField {...field('emails')} type="email" label={t('relations.field.emails')} />
    </>
  )
}
