import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addSegment, changeSegment } from '@klantregie/contract'
import type { Segment, SegmentAudience, SegmentGroup } from '@klantregie/contract'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import type { ContractForm } from '../../../lib/form.tsx'
import { FreeTextArea } from '../../../lib/text-check.tsx'
import { Button } from '../../../ui/button.tsx'
import { RadioGroup } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { segmentsQuery } from '../segments.api.ts'
import { useSegmentDeeds } from './use-segment-deeds.ts'

const audiences = ['me', 'team', 'organisation'] as const

interface SaveDialogProps {
  readonly conditions: SegmentGroup
  /** What it is called until somebody says otherwise. */
  readonly name: string
  readonly description: string
  readonly onSaved: (segment: Segment) => void
  readonly onClose: () => void
}

export function SaveDialog({ conditions, name, description, onSaved, onClose }: SaveDialogProps) {
  const t = useT()
  const cache = useQueryClient()
  const teams = useQuery(segmentsQuery).data?.teams ?? []
  const form = useContractForm({
    schema: addSegment.body,
    initial: { name, description, audience: 'me', teamId: teams[0]?.id ?? '' },
    toBody: (values) => ({
      name: values['name'],
      description: values['description'],
      conditions,
      audience: values['audience'],
      teamId: values['audience'] === 'team' ? values['teamId'] : null,
    }),
    onSubmit: async (body) => {
      const segment = await call(addSegment, { body })
      await cache.invalidateQueries({ queryKey: ['segments'] })
      onSaved(segment)
    },
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('segments.saveTitle')} isDismissable={!form.isDirty}>
      <Form form={form}>
        <Words form={form} />
        <Audience
          audience={form.values['audience'] as SegmentAudience}
          teamId={form.values['teamId'] ?? ''}
          teams={teams}
          onAudience={(next) => form.set('audience', next)}
          onTeam={(id) => form.set('teamId', id)}
        />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('segments.save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

function Words({ form }: { readonly form: ContractForm }) {
  const t = useT()
  return (
    <>
      <TextField
        {...form.field('name')}
        isRequired
        autoFocus
        autoComplete="off"
        maxLength={120}
        label={t('segments.name')}
      />
      <FreeTextArea {...form.field('description')} rows={2} label={t('segments.description')} />
    </>
  )
}

interface AudienceProps {
  readonly audience: SegmentAudience
  readonly teamId: string
  readonly teams: readonly { readonly id: string; readonly name: string }[]
  readonly onAudience: (audience: SegmentAudience) => void
  readonly onTeam: (id: string) => void
}

/** For whom it is. What somebody sees of it follows from their own rights, and it says so. */
function Audience({ audience, teamId, teams, onAudience, onTeam }: AudienceProps) {
  const t = useT()
  return (
    <>
      <RadioGroup
        label={t('segments.audience')}
        isRequired
        value={audience}
        options={audiences
          .filter((one) => one !== 'team' || teams.length > 0)
          .map((id) => ({ id, label: t(`segments.audience.${id}`) }))}
        onChange={(id) => onAudience(audiences.find((one) => one === id) ?? 'me')}
      />
      {audience === 'team' && (
        <Select
          label={t('segments.team')}
          isRequired
          value={teamId === '' ? null : teamId}
          options={teams.map(({ id, name }) => ({ id, label: name }))}
          onChange={onTeam}
        />
      )}
      {audience !== 'me' && <p>{t('segments.audienceRights')}</p>}
    </>
  )
}

interface DialogProps {
  readonly segment: Segment
  readonly onClose: () => void
}

export function RenameDialog({ segment, onClose }: DialogProps) {
  const t = useT()
  const cache = useQueryClient()
  const form = useContractForm({
    schema: changeSegment.body,
    initial: { name: segment.name, description: segment.description },
    toBody: (values) => ({ ...values, version: segment.version }),
    onSubmit: async (body) => {
      await call(changeSegment, { params: { id: segment.id }, body })
      await cache.invalidateQueries({ queryKey: ['segments'] })
      onClose()
    },
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('segments.rename')} isDismissable={!form.isDirty}>
      <Form form={form}>
        <Words form={form} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('segments.save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

export function ShareDialog({ segment, onClose }: DialogProps) {
  const t = useT()
  const { change } = useSegmentDeeds()
  const teams = useQuery(segmentsQuery).data?.teams ?? []
  const [audience, setAudience] = useState(segment.audience)
  const [teamId, setTeamId] = useState(segment.teamId ?? teams[0]?.id ?? '')
  const save = () => {
    change(
      segment,
      { audience, teamId: audience === 'team' ? teamId : null },
      {
        said: t(`segments.shared.${audience}`, { name: segment.name }),
        before: { audience: segment.audience, teamId: segment.teamId },
      },
    )
    onClose()
  }
  return (
    <Dialog isOpen onClose={onClose} title={t('segments.shareTitle', { name: segment.name })} size="small">
      <Audience audience={audience} teamId={teamId} teams={teams} onAudience={setAudience} onTeam={setTeamId} />
      <div>
        <Button tone="primary" onPress={save}>
          {t('segments.save')}
        </Button>
      </div>
    </Dialog>
  )
}
