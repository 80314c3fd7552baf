/** What is known of an uploaded list before it is read. `choice`: how to read the same table again. */
export type ListTable = {
  readonly headers: readonly string[]
  readonly sample: readonly (readonly string[])[]
  /** Filled rows below the header. */
  readonly count: number
  readonly choice: unknown
}

type Place = { readonly path: string; readonly signal: AbortSignal }
export type ListRow = { readonly rowNumber: number; readonly cells: readonly string[] }

/** Reading of files, which another module does. Answers null for a file that cannot be read as a table. */
export type ListReader = {
  readonly inspect: (place: Place & { readonly fileName: string }) => Promise<ListTable | null>
  readonly rows: (place: Place & { readonly choice: unknown }) => AsyncIterable<readonly ListRow[]>
}
