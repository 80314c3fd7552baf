import { useEffect, useState, useSyncExternalStore } from 'react'
import { createQueueKeeper } from './queue-keeper.ts'
import type { QueueFilter, QueueKeeper } from './queue-keeper.ts'
import type { Queue } from './queue.view.ts'

/** The queue for one filter; another filter is another queue, so give the component that uses this a key of it. */
export function useQueue(filter: QueueFilter): { readonly queue: Queue; readonly keeper: QueueKeeper } {
  const [keeper] = useState(() => createQueueKeeper(filter))
  const queue = useSyncExternalStore(keeper.subscribe, keeper.snapshot)
  useEffect(() => {
    keeper.start()
    return keeper.stop
  }, [keeper])
  return { queue, keeper }
}
