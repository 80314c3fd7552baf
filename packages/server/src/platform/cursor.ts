import { AppError } from './failure.ts'

export type Moment = { readonly at: Date; readonly id: string }

/** A place in a list ordered by moment and id, as opaque text. @throws AppError relations.cursor_invalid */
export function readCursor(text: string | undefined): Moment | null {
  if (text === undefined) return null
  const [at, id] = Buffer.from(text, 'base64url').toString('utf8').split(' ')
  const moment = new Date(at ?? '')
  if (Number.isNaN(moment.getTime()) || id === undefined || !/^[0-9a-f-]{36}$/.test(id))
    throw new AppError('relations.cursor_invalid')
  return { at: moment, id }
}

export function writeCursor({ at, id }: Moment): string {
  return Buffer.from(`${at.toISOString()} ${id}`).toString('base64url')
}
