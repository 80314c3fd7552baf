import { useState } from 'react'
import type { RightsCell, RightsMatrix } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { isProblem } from '../../../lib/problem.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { Effect } from './effect.tsx'
import { FieldLimits, SpecialFields } from './field-limits.tsx'
import { useSubjectName } from './names.ts'
import { useSaveCell } from './rights.api.ts'
import { cellAt, isSameCell, rightKinds, withRight } from './rights.view.ts'
import type { CellPlace } from './rights.view.ts'
import styles from './rights.module.css'

interface CellDialogProps {
  readonly matrix: RightsMatrix
  readonly place: CellPlace
  readonly onClose: () => void
}

/** What a role or team may do in one domain: rights, limited fields, and what the change would do before it is kept. */
export function CellDialog({ matrix, place, onClose }: CellDialogProps) {
  const t = useT()
  const nameOf = useSubjectName(matrix)
  const { cell, setCell, isChanged, save, keep, lookAgain } = useCell(matrix, place, onClose)
  const { domain, mayDecide, owner } = domainOf(matrix, place)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      isDismissable={!isChanged}
      title={t('rights.cellTitle', { who: nameOf(place.subject), domain })}
      footer={
        <>
          <Button onPress={onClose}>{t(mayDecide ? 'rights.cancel' : 'rights.close')}</Button>
          {mayDecide && (
            <Button tone="primary" isPending={save.isPending} isDisabled={!isChanged} onPress={keep}>
              {t('rights.save')}
            </Button>
          )}
        </>
      }
    >
      <Stack gap="loose">
        {!mayDecide && <Callout tone="information">{t('rights.ownerDecides', { owner })}</Callout>}
        <RightBoxes cell={cell} isDisabled={!mayDecide} onChange={setCell} />
        <FieldLimits matrix={matrix} cell={cell} isDisabled={!mayDecide} onChange={setCell} />
        <SpecialFields matrix={matrix} cell={cell} isDisabled={!mayDecide} onChange={setCell} />
        {mayDecide && isChanged && <Effect place={place} cell={cell} fields={matrix.fields} />}
        {save.error !== null && <Refused error={save.error} onLookAgain={lookAgain} />}
      </Stack>
    </Dialog>
  )
}

function domainOf(matrix: RightsMatrix, place: CellPlace) {
  const domain = matrix.domains.find(({ id }) => id === place.domainId)
  return { domain: domain?.name ?? '', mayDecide: domain?.mayDecide ?? false, owner: domain?.owner?.name ?? '–' }
}

/** What was seen when the dialog opened goes along when it is kept, so that nothing of somebody else is overwritten. */
function useCell(matrix: RightsMatrix, place: CellPlace, onClose: () => void) {
  const t = useT()
  const nameOf = useSubjectName(matrix)
  const [seen, setSeen] = useState(() => cellAt(matrix, place))
  const [cell, setCell] = useState<RightsCell>(seen)
  const save = useSaveCell(place)
  const keep = () =>
    act(
      save,
      { cell, expected: seen },
      {
        onSuccess: () => {
          showToast({ text: t('rights.saved', { who: nameOf(place.subject), domain: domainOf(matrix, place).domain }) })
          onClose()
        },
      },
    )
  const lookAgain = () => {
    const now = cellAt(matrix, place)
    setSeen(now)
    setCell(now)
    save.reset()
  }
  return { cell, setCell, isChanged: !isSameCell(cell, seen), save, keep, lookAgain }
}

interface RightBoxesProps {
  readonly cell: RightsCell
  readonly isDisabled: boolean
  readonly onChange: (cell: RightsCell) => void
}

function RightBoxes({ cell, isDisabled, onChange }: RightBoxesProps) {
  const t = useT()
  return (
    <div role="group" aria-label={t('rights.mayDo')} className={styles.fields}>
      {rightKinds.map((right) => (
        <Checkbox
          key={right}
          isSelected={cell.rights[right]}
          isDisabled={isDisabled}
          detail={t(`rights.rightText.${right}`)}
          onChange={(isOn) => onChange(withRight(cell, right, isOn))}
        >
          {t(`rights.right.${right}`)}
        </Checkbox>
      ))}
    </div>
  )
}

/** Somebody else was first: their choice stands, and one looks at it before choosing again. */
function Refused({ error, onLookAgain }: { readonly error: unknown; readonly onLookAgain: () => void }) {
  const t = useT()
  const problemText = useProblemText()
  return (
    <Callout
      tone="danger"
      isAnnounced
      {...(isProblem(error, 'governance.rights_changed') && {
        action: (
          <Button size="small" onPress={onLookAgain}>
            {t('rights.lookAgain')}
          </Button>
        ),
      })}
    >
      {problemText(error)}
    </Callout>
  )
}
