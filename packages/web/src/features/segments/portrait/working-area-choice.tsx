import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { setWorkingArea } from '@klantregie/contract'
import type { WorkingArea } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { PickMany } from '../conditions/pieces.tsx'
import { useT } from '../locale/index.ts'
import { municipalitiesQuery } from '../segments.api.ts'
import { useModel } from '../tree/model.ts'
import { useSaying } from '../tree/use-saying.ts'
import styles from './portrait.module.css'

/** Against whose inhabitants is compared, and how that came about; whoever runs the organisation says it here. */
export function WorkingAreaChoice({ area }: { readonly area: WorkingArea }) {
  const t = useT()
  const names = area.municipalities.map(({ name }) => name).join(', ')
  return (
    <div className={styles.area}>
      <p className={styles.soft}>
        {t('portrait.workingArea', { names: names === '' ? t('portrait.nowhere') : names })}{' '}
        {t(`portrait.by.${area.by}`)}
      </p>
      {area.mayChange && <Choice key={`${area.by} ${names}`} area={area} />}
    </div>
  )
}

function Choice({ area }: { readonly area: WorkingArea }) {
  const t = useT()
  const say = useSaying(useModel())
  const known = useQuery(municipalitiesQuery)
  const { save, isPending } = useSaving()
  const before = area.municipalities.map(({ code }) => code)
  const [codes, setCodes] = useState<readonly string[]>(before)
  const isChanged = [...codes].toSorted().join() !== before.toSorted().join()
  const waiting = area.municipalities.map(({ code, name }) => ({ id: code, name, isRetired: false }))
  const things = (known.data ?? []).map((one) => ({ ...one, isRetired: false }))
  return (
    <div className={styles.choice}>
      <span>{t('portrait.choose')}</span>
      <PickMany
        label={t('portrait.municipalities')}
        value={codes}
        things={known.isPending ? waiting : things}
        say={say}
        onChange={setCodes}
      />
      {isChanged && codes.length > 0 && (
        <Button size="small" tone="primary" isPending={isPending} onPress={() => save(codes)}>
          {t('segments.save')}
        </Button>
      )}
      {area.by === 'set' && (
        <Button size="small" tone="quiet" isPending={isPending} onPress={() => save([])}>
          {t('portrait.derive')}
        </Button>
      )}
    </div>
  )
}

function useSaving() {
  const t = useT()
  const problemText = useProblemText()
  const cache = useQueryClient()
  const saving = useMutation({
    mutationFn: (municipalities: readonly string[]) =>
      call(setWorkingArea, { body: { municipalities: [...municipalities] } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['segments', 'portrait'] }),
  })
  const save = (codes: readonly string[]) =>
    act(saving, codes, {
      onSuccess: () => showToast({ text: t('portrait.areaSaved') }),
      onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
    })
  return { save, isPending: saving.isPending }
}
