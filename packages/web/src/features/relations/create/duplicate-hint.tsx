import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RelationKind } from '@klantregie/contract'
import { phoneText } from '../../../lib/format.ts'
import { useFormat, useLookUp } from '../../../lib/texts.tsx'
import { useDebounced } from '../../../lib/use-debounced.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx'
import { useT } from '../locale/index.ts'
import { lookUpQuery } from '../relations.api.ts'
import { likelyOnes, lookUpOf, reasonCodes } from './create.view.ts'
import type { Likely } from './create.view.ts'
import styles from './create.module.css'

/** Long enough not to ask at every letter, short enough to be there before the next field is filled in. */
const TYPING_PAUSE_MS = 250

interface DuplicateHintProps {
  readonly kind: RelationKind
  readonly values: Readonly<Record<string, string>>
  /** Takes the known one instead of making it again; what that means is in `pickLabel`. */
  readonly onPick?: ((relation: { readonly id: string; readonly name: string }) => void) | undefined
  readonly pickLabel?: string | undefined
}

/**
 * Somebody like this is there already: seen while typing, not after saving. It lies at the foot of the screen, where it
 * moves nothing that is being typed in, and nobody has to answer it.
 */
export function DuplicateHint({ kind, values, onPick, pickLabel }: DuplicateHintProps) {
  const t = useT()
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set())
  const likely = likelyOnes(useLikely(kind, values), dismissed)
  const names = likely.map(({ relation }) => relation.name).join(', ')
  return (
    <div className={styles.hintPlace}>
      <VisuallyHidden>
        <span aria-live="polite">{names === '' ? '' : t('relations.create.announced', { names })}</span>
      </VisuallyHidden>
      {likely.length > 0 && (
        <section className={styles.hint} aria-label={t('relations.create.known', { count: likely.length })}>
          <ul>
            {likely.map((one) => (
              <LikelyOne key={one.relation.id} likely={one} onPick={onPick} pickLabel={pickLabel} />
            ))}
          </ul>
          <Button
            size="small"
            tone="quiet"
            onPress={() => setDismissed((now) => new Set([...now, ...likely.map(({ relation }) => relation.id)]))}
          >
            {t('relations.create.stillNew')}
          </Button>
        </section>
      )}
    </div>
  )
}

/** The answer to what was typed when it stood still; the last one stays until the next is there. */
function useLikely(kind: RelationKind, values: Readonly<Record<string, string>>): readonly Likely[] {
  // Compared as text, because a new object is made at every letter of every field.
  const asked = useDebounced(JSON.stringify(lookUpOf(kind, values)), TYPING_PAUSE_MS)
  const found = useQuery({ ...lookUpQuery(asked), enabled: asked !== 'null', placeholderData: keepPreviousData })
  return asked === 'null' ? [] : (found.data?.items ?? [])
}

interface LikelyOneProps extends Pick<DuplicateHintProps, 'onPick' | 'pickLabel'> {
  readonly likely: Likely
}

function LikelyOne({ likely: { relation, evidence }, onPick, pickLabel }: LikelyOneProps) {
  const t = useT()
  const format = useFormat()
  const lookUp = useLookUp()
  const { same, other } = reasonCodes(evidence)
  const words = (codes: readonly string[]) => [
    ...new Set(codes.map((code) => lookUp(`noticed.${code}`, '')).filter((word) => word !== '')),
  ]
  const reasons = [words(same).join(', '), words(other === null ? [] : [other]).join(', ')].filter(Boolean).join('; ')
  const details = [
    [relation.postcode, relation.place].filter(Boolean).join(' '),
    relation.birthDate && format.date(relation.birthDate),
    relation.email,
    relation.phone && phoneText(relation.phone),
  ].filter(Boolean)
  return (
    <li className={styles.likely}>
      <span className={styles.likelyText}>
        <strong>{t('relations.create.mayBe', { name: relation.name })}</strong>
        <span>{details.join(' · ')}</span>
        {reasons !== '' && <span>{reasons}</span>}
      </span>
      {onPick && (
        <Button size="small" onPress={() => onPick({ id: relation.id, name: relation.name })}>
          {pickLabel ?? t('relations.quickAdd.take')}
        </Button>
      )}
      <LinkButton
        size="small"
        href={`/relaties/${relation.id}`}
        aria-label={t('relations.create.openKnown', { name: relation.name })}
      >
        {t('relations.create.open')}
      </LinkButton>
    </li>
  )
}
