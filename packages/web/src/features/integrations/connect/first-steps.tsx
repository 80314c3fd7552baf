import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { FormSection, Stack } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { connectionHref } from '../addresses.ts'
import { connectionQuery, deliveriesQuery } from '../integrations.api.ts'
import { ListChoice } from '../lists/list-choice.tsx'
import { useT } from '../locale/index.ts'
import { DeliveryLedger } from '../one/ledger-table.tsx'
import { Backfill } from './backfill.tsx'
import { JobProgress } from './job-progress.tsx'
import { TryAnswer } from './try-answer.tsx'
import { useConnectionCalls } from './use-deeds.ts'
import styles from './connect.module.css'

/** The last step: see whether it answers, count what there is, and fetch it. */
export function FirstSteps({ id }: { readonly id: string }) {
  const t = useT()
  const problemText = useProblemText()
  const connection = useQuery(connectionQuery(id))
  const { trying } = useConnectionCalls(id)
  const [jobId, setJobId] = useState<string | null>(null)
  return (
    <QueryStates query={connection}>
      {(made) => (
        <Stack gap="loose">
          <FormSection title={t('try.title')} description={t('try.text')}>
            <div className={styles.fields}>
              <div className={styles.footer}>
                <Button
                  tone={trying.data?.isOk === true ? 'secondary' : 'primary'}
                  isPending={trying.isPending}
                  onPress={() => trying.mutate()}
                >
                  {t('try.do')}
                </Button>
              </div>
              {trying.isError && (
                <Callout tone="danger" isAnnounced>
                  {problemText(trying.error)}
                </Callout>
              )}
              {trying.data && <TryAnswer answer={trying.data} />}
            </div>
          </FormSection>
          <ListChoice connection={made} />
          <FormSection title={t('fetch.title')} description={t('fetch.text')}>
            {jobId !== null && <JobProgress jobId={jobId} />}
            {!made.isRunning && (
              <Backfill id={id} tone={trying.data?.isOk === true ? 'primary' : 'secondary'} onAsked={setJobId} />
            )}
            {jobId !== null && <FirstDeliveries id={id} />}
          </FormSection>
          <div>
            <LinkButton href={connectionHref(id)}>{t('connect.toConnection', { name: made.name })}</LinkButton>
          </div>
        </Stack>
      )}
    </QueryStates>
  )
}

function FirstDeliveries({ id }: { readonly id: string }) {
  const deliveries =
    useQuery(deliveriesQuery({ connectionId: id, withNews: false, before: undefined })).data?.items ?? []
  return deliveries.length === 0 ? null : <DeliveryLedger deliveries={deliveries} />
}
