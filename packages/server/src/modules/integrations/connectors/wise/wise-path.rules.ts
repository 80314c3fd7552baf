import type { Settings } from '../given.rules.ts'

/** Below the address of the system, and below the path at which its interface stands, when that is not the root. */
export function below({ path = '' }: Settings, rest: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..')
  return `/${[...parts.map(encodeURIComponent), rest].join('/')}`
}

export const ofLibrary = ({ libraryId = '' }: Settings): string => `library/${encodeURIComponent(libraryId)}`
