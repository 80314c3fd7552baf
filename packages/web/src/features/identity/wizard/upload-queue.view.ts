/** Files on their way to the server, one after another: two at once would only make both slower. */
export interface QueuedFile {
  readonly key: number
  readonly file: File
  readonly state: 'waiting' | 'uploading' | 'done' | 'failed' | 'stopped'
  /** 0–1, of the bytes. */
  readonly fraction: number
  readonly importId: string | null
  readonly error: unknown
}

export type QueueAction =
  | { readonly type: 'added'; readonly files: readonly File[] }
  | { readonly type: 'started' | 'stopped' | 'again' | 'removed'; readonly key: number }
  | { readonly type: 'progressed'; readonly key: number; readonly fraction: number }
  | { readonly type: 'arrived'; readonly key: number; readonly importId: string }
  | { readonly type: 'failed'; readonly key: number; readonly error: unknown }

export function queueAfter(queue: readonly QueuedFile[], action: QueueAction): readonly QueuedFile[] {
  if (action.type === 'added') {
    const last = queue.reduce((highest, { key }) => Math.max(highest, key), 0)
    return [...queue, ...action.files.map((file, index) => fresh(last + index + 1, file))]
  }
  if (action.type === 'removed') return queue.filter(({ key }) => key !== action.key)
  return queue.map((item) => (item.key === action.key ? { ...item, ...changeOf(action) } : item))
}

function fresh(key: number, file: File): QueuedFile {
  return { key, file, state: 'waiting', fraction: 0, importId: null, error: null }
}

type Change = Exclude<QueueAction, { readonly type: 'added' }>

function changeOf(action: Change): Partial<QueuedFile> {
  switch (action.type) {
    case 'started':
      return { state: 'uploading', fraction: 0 }
    case 'progressed':
      return { fraction: action.fraction }
    case 'arrived':
      return { state: 'done', fraction: 1, importId: action.importId }
    case 'failed':
      return { state: 'failed', error: action.error }
    case 'stopped':
      return { state: 'stopped' }
    case 'again':
      return { state: 'waiting', error: null, fraction: 0 }
    case 'removed':
      return {}
  }
}

/** The file whose turn it is; none while another one is on its way. */
export function nextToUpload(queue: readonly QueuedFile[]): QueuedFile | null {
  if (queue.some(({ state }) => state === 'uploading')) return null
  return queue.find(({ state }) => state === 'waiting') ?? null
}

/** With one file there is nothing to choose between: go on with it as soon as it has arrived. */
export function goOnWith(queue: readonly QueuedFile[]): string | null {
  return queue.length === 1 ? (queue[0]?.importId ?? null) : null
}
