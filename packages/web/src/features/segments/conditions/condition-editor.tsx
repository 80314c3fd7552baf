import type { Condition } from '@klantregie/contract'
import { useT } from '../locale/index.ts'
import type { Model } from '../tree/model.ts'
import type { Saying } from '../tree/sentence.view.ts'
import * as choices from './choice-editors.tsx'
import type { EditorProps } from './choice-editors.tsx'
import { ActivityEditor, AddedEditor, FirstActivityEditor } from './doing-editors.tsx'
import { OwnFieldEditor } from './own-field-editor.tsx'
import { Line, PickOne } from './pieces.tsx'
import { RoleEditor } from './role-editor.tsx'

interface ConditionEditorProps {
  readonly condition: Condition
  readonly onChange: (condition: Condition) => void
  readonly model: Model
  readonly say: Saying
  readonly selfId: string | null
}

/** One condition as a sentence with its choices in it. */
export function ConditionEditor({ condition, selfId, ...rest }: ConditionEditorProps) {
  switch (condition.about) {
    case 'kind':
      return <choices.KindEditor condition={condition} {...rest} />
    case 'role':
      return <RoleEditor condition={condition} {...rest} />
    case 'domain':
    case 'branch':
    case 'label':
      return <choices.ListEditor condition={condition} {...rest} />
    case 'reach':
      return <choices.ReachEditor condition={condition} {...rest} />
    case 'age':
      return <choices.AgeEditor condition={condition} {...rest} />
    case 'own_field':
      return <OwnFieldEditor condition={condition} {...rest} />
    case 'segment':
      return <choices.SegmentEditor condition={condition} selfId={selfId} {...rest} />
    case 'link':
      return <LinkEditor condition={condition} {...rest} />
    case 'place':
    case 'municipality':
    case 'postcode':
      return <WhereEditor condition={condition} {...rest} />
    default:
      return <DoingEditor condition={condition} {...rest} />
  }
}

function WhereEditor({ condition, ...rest }: EditorProps<'place' | 'municipality' | 'postcode'>) {
  if (condition.about === 'place') return <choices.PlaceEditor condition={condition} {...rest} />
  if (condition.about === 'municipality') return <choices.MunicipalityEditor condition={condition} {...rest} />
  return <choices.PostcodeEditor condition={condition} {...rest} />
}

function DoingEditor({ condition, ...rest }: EditorProps<'activity' | 'first_activity' | 'added'>) {
  if (condition.about === 'activity') return <ActivityEditor condition={condition} {...rest} />
  if (condition.about === 'first_activity') return <FirstActivityEditor condition={condition} {...rest} />
  return <AddedEditor condition={condition} {...rest} />
}

/** A link is read from the side of who is counted; what must be true of the other end stands in a group below it. */
function LinkEditor({ condition, onChange, model }: EditorProps<'link'>) {
  const t = useT()
  const options = model.linkTypes
    .filter(({ id, isRetired }) => !isRetired || id === condition.typeId)
    .flatMap(({ id, label, reverseLabel }) => [
      { id: `from ${id}`, label },
      ...(reverseLabel === label ? [] : [{ id: `to ${id}`, label: reverseLabel }]),
    ])
  return (
    <Line>
      <span>{t('segments.link.before')}</span>
      <PickOne
        label={t('segments.about.link')}
        value={condition.typeId === '' ? '' : `${condition.end} ${condition.typeId}`}
        options={options}
        onChange={(chosen) => {
          const [end, typeId = ''] = chosen.split(' ')
          onChange({ ...condition, end: end === 'to' ? 'to' : 'from', typeId })
        }}
      />
      <span>{t('segments.link.after')}</span>
    </Line>
  )
}
