import { randomUUID } from 'node:crypto'
import { CODES } from './naive-segments.ts'
import type { Stand } from './stand.ts'

/** A set of codes with two editions, as they are after they were read; the one by postcode is current. */
export async function storeCodes(app: Stand) {
  const setId = randomUUID()
  const editions = new Map<string, 'postcode' | 'area'>()
  await app.query('insert into segments.code_set (id, name) values ($1, $2)', [setId, `Codes ${setId}`])
  for (const keyedBy of ['area', 'postcode'] as const) {
    const id = randomUUID()
    editions.set(id, keyedBy)
    await app.query(
      `insert into segments.code_edition (id, set_id, name, dated_on, state, file_name, keyed_by, added_by_name, added_at, is_current)
       values ($1, $2, $3, '2026-01-01', 'ready', 'test.csv', $4, 'test', now(), $4 = 'postcode')`,
      [id, setId, keyedBy, keyedBy],
    )
    for (const [area, [key, group]] of Object.entries(CODES[keyedBy])) {
      const codeId = randomUUID()
      await app.query(
        'insert into segments.code (edition_id, id, key, is_group, group_key) values ($1, $2, $3, false, $4)',
        [id, codeId, key, group],
      )
      await app.query('insert into segments.code_place (edition_id, place, code_id) values ($1, $2, $3)', [
        id,
        keyedBy === 'area' ? area : `${area}AB`,
        codeId,
      ])
    }
  }
  return { setId, editions }
}
