import type { ComponentType } from 'react'
import type { Condition } from '@klantregie/contract'
import { useT } from '../locale/index.ts'
import * as choices from './choice-editors.tsx'
import type { EditorProps } from './choice-editors.tsx'
import { CodeEditor } from './code-editor.tsx'
import { DistanceEditor } from './distance-editor.tsx'
import { ActivityEditor, AddedEditor, FirstActivityEditor } from './doing-editors.tsx'
import { ApproachEditor, MayEditor } from './contact-editors.tsx'
import { OfferingEditor } from './offering-editor.tsx'
import { OwnFieldEditor } from './own-field-editor.tsx'
import { Line, PickOne } from './pieces.tsx'
import { RoleEditor } from './role-editor.tsx'
import { AliveEditor, RfmEditor, TierEditor } from './value-editors.tsx'

type About = Condition['about']
interface ConditionEditorProps extends Omit<EditorProps<About>, 'condition'> {
  readonly condition: Condition
  readonly selfId: string | null
}

/** One condition as a sentence with its choices in it. */
export function ConditionEditor(props: ConditionEditorProps) {
  // Which editor fits is what the table says; the compiler cannot follow that the condition is of the same kind.
  const Editor = editors[props.condition.about] as ComponentType<ConditionEditorProps>
  return <Editor {...props} />
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

const editors: { readonly [A in About]: ComponentType<EditorProps<A> & Pick<ConditionEditorProps, 'selfId'>> } = {
  kind: choices.KindEditor,
  role: RoleEditor,
  age: choices.AgeEditor,
  reach: choices.ReachEditor,
  domain: choices.ListEditor,
  branch: choices.ListEditor,
  label: choices.ListEditor,
  place: choices.PlaceEditor,
  municipality: choices.MunicipalityEditor,
  postcode: choices.PostcodeEditor,
  own_field: OwnFieldEditor,
  activity: ActivityEditor,
  first_activity: FirstActivityEditor,
  tier: TierEditor,
  rfm: RfmEditor,
  alive: AliveEditor,
  added: AddedEditor,
  segment: choices.SegmentEditor,
  moment: choices.MomentEditor,
  link: LinkEditor,
  offering: OfferingEditor,
  may: MayEditor,
  approach: ApproachEditor,
  distance: DistanceEditor,
  code: CodeEditor,
}
