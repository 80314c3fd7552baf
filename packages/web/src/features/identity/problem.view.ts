import type { Import } from '@klantregie/contract'

export type ImportProblem = NonNullable<Import['problem']>

export interface NumberFormats {
  readonly number: (value: number) => string
  readonly bytes: (bytes: number) => string
  readonly duration: (seconds: number) => string
}

/** Which parameters are sizes in bytes; the others are plain numbers or words. */
const sizes: Readonly<Record<string, readonly string[]>> = { 'file.too_large': ['bytes', 'limit'] }
const durations: Readonly<Record<string, readonly string[]>> = { 'file.timeout': ['limit'] }

/** The numbers of a problem as they are written in its sentence. */
export function problemValues(
  { code, params }: ImportProblem,
  format: NumberFormats,
): Readonly<Record<string, string>> {
  const write = (name: string, value: string | number) => {
    if (typeof value === 'string') return value
    if (sizes[code]?.includes(name)) return format.bytes(value)
    return durations[code]?.includes(name) ? format.duration(value) : format.number(value)
  }
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, write(name, value)]))
}

/** File problems have sentences of their own; everything else is an error code of the contract. */
export function problemKey({ code }: ImportProblem): string {
  return code.startsWith('file.') ? `fileProblem.${code}` : `error.${code}`
}
