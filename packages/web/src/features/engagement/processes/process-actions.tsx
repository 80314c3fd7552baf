import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { finishProcess, pauseProcess, resumeProcess, stopProcess } from '@klantregie/contract'
import type { ProcessPage } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { FreeTextArea } from '../../../lib/text-check.tsx'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { ChangeProcessDialog } from './change-process-dialog.tsx'
import { useProcessCache, useProcessDeed } from './processes.api.ts'

type Asking = 'pause' | 'stop' | 'change' | null

/** What can be done with a process as a whole. */
export function ProcessActions({ page }: { readonly page: ProcessPage }) {
  const t = useT()
  const { perform, isPending } = useProcessDeed()
  const [asking, setAsking] = useState<Asking>(null)
  if (!page.mayWork) return null
  const params = { id: page.id }
  const resume = () => call(resumeProcess, { params, body: {} })
  const isStopped = page.outcome === 'stopped'
  return (
    <>
      {(page.state === 'paused' || isStopped) && (
        <Button
          tone="primary"
          isPending={isPending}
          onPress={() => perform(resume, { text: t('process.said.resumed') })}
        >
          {t('process.resume')}
        </Button>
      )}
      {page.state === 'running' && page.mayFinish && (
        <Button
          tone="primary"
          isPending={isPending}
          onPress={() => perform(() => call(finishProcess, { params, body: {} }), { text: t('process.said.finished') })}
        >
          {t('process.finish')}
        </Button>
      )}
      {page.state !== 'ended' && <MoreActions page={page} onAsk={setAsking} />}
      {asking === 'change' && <ChangeProcessDialog page={page} onClose={() => setAsking(null)} />}
      {(asking === 'pause' || asking === 'stop') && (
        <ReasonDialog page={page} deed={asking} onClose={() => setAsking(null)} />
      )}
    </>
  )
}

function MoreActions({ page, onAsk }: { readonly page: ProcessPage; readonly onAsk: (asking: Asking) => void }) {
  const t = useT()
  const running = page.state === 'running'
  return (
    <Menu
      label={t('process.more')}
      trigger={<IconButton label={t('process.more')} icon={<Ellipsis aria-hidden="true" />} />}
      onAction={(id) => onAsk(id as Asking)}
      groups={[
        {
          id: 'deeds',
          items: [
            ...(running
              ? [
                  { id: 'change', label: t('process.change') },
                  { id: 'pause', label: t('process.pause') },
                ]
              : []),
            { id: 'stop', label: t('process.stop'), tone: 'danger' },
          ],
        },
      ]}
    />
  )
}

interface ReasonProps {
  readonly page: ProcessPage
  readonly deed: 'pause' | 'stop'
  readonly onClose: () => void
}

function ReasonDialog({ page, deed, onClose }: ReasonProps) {
  const t = useT()
  const refresh = useProcessCache()
  const { perform } = useProcessDeed()
  const params = { id: page.id }
  const undo = () => perform(() => call(resumeProcess, { params, body: {} }), { text: t('process.said.resumed') })
  const form = useContractForm({
    schema: pauseProcess.body,
    initial: { reason: '' },
    fieldOf: { 'engagement.reason_missing': 'reason' },
    onSubmit: async (body) => {
      await refresh(await call(deed === 'pause' ? pauseProcess : stopProcess, { params, body }))
      showToast({ text: t(`process.said.${deed}`), onUndo: undo })
      onClose()
    },
  })
  return (
    <Dialog isOpen onClose={onClose} title={t(`process.${deed}`)} size="small" isDismissable={!form.isDirty}>
      <Form form={form}>
        <p>{t(`process.${deed}Text`)}</p>
        <FreeTextArea {...form.field('reason')} isRequired label={t('process.reason')} rows={3} />
        <div>
          <Button type="submit" tone={deed === 'stop' ? 'danger' : 'primary'} isPending={form.isPending}>
            {t(`process.${deed}`)}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
