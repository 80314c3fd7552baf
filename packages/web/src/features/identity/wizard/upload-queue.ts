import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useReducer, useRef } from 'react'
import { uploadImport } from '@klantregie/contract'
import { upload } from '../../../lib/api.ts'
import { nextToUpload, queueAfter } from './upload-queue.view.ts'
import type { QueueAction, QueuedFile } from './upload-queue.view.ts'

export interface UploadQueue {
  readonly files: readonly QueuedFile[]
  readonly add: (files: readonly File[]) => void
  readonly stop: (key: number) => void
  readonly again: (key: number) => void
  readonly remove: (key: number) => void
}

/** Sends files one by one. Leaving the screen stops what is on its way: a file that is not whole does not exist. */
export function useUploadQueue(): UploadQueue {
  const cache = useQueryClient()
  const [files, dispatch] = useReducer(queueAfter, [])
  const controllers = useRef(new Map<number, AbortController>())
  const next = nextToUpload(files)

  useEffect(() => {
    if (!next) return
    const controller = new AbortController()
    controllers.current.set(next.key, controller)
    dispatch({ type: 'started', key: next.key })
    void send(next, controller.signal, dispatch).then(() =>
      cache.invalidateQueries({ queryKey: ['identity', 'imports'] }),
    )
  }, [next, cache])

  const isSending = files.some(({ state }) => state === 'uploading')
  useWarningBeforeLeaving(isSending)
  useEffect(() => {
    const running = controllers.current
    return () => running.forEach((controller) => controller.abort())
  }, [])

  return {
    files,
    add: (added) => dispatch({ type: 'added', files: added }),
    stop: (key) => controllers.current.get(key)?.abort(),
    again: (key) => dispatch({ type: 'again', key }),
    remove: (key) => dispatch({ type: 'removed', key }),
  }
}

async function send(
  { key, file }: QueuedFile,
  signal: AbortSignal,
  dispatch: (action: QueueAction) => void,
): Promise<void> {
  try {
    const onProgress = (fraction: number) => dispatch({ type: 'progressed', key, fraction })
    const imported = await upload(uploadImport, { query: { fileName: file.name }, file, signal, onProgress })
    dispatch({ type: 'arrived', key, importId: imported.id })
  } catch (error) {
    dispatch(signal.aborted ? { type: 'stopped', key } : { type: 'failed', key, error })
  }
}

function useWarningBeforeLeaving(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isOn])
}
