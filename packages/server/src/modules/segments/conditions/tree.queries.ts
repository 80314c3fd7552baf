import { sql, type RawBuilder } from 'kysely'
import { nobody } from './bitmap.queries.ts'
import { conditionsIn, isGroup, textOf, type ExactGroup, type ExactNode } from './exact.ts'

/** A tree as one bitmap per stretch, a subquery (chunk, bits). `ids`: of each condition, by its text. `chunks`: stretches there are. */
export function bitsOfTree(tree: ExactGroup, ids: ReadonlyMap<string, string>, chunks: number): RawBuilder<unknown> {
  const names = new Map(conditionsIn(tree).map((condition, index) => [textOf(condition), `b${index}`]))
  const joins = [...names].map(
    ([text, name]) => sql`left join segments.bitmap ${sql.ref(name)}
      on ${sql.ref(`${name}.condition_id`)} = ${ids.get(text)}::uuid and ${sql.ref(`${name}.chunk`)} = c.chunk`,
  )
  return sql`
    select c.chunk, ${expression(tree, names)} as bits
    from generate_series(0, ${chunks - 1}::int) c(chunk)
    cross join (select ${nobody} as zero) z
    ${sql.join(joins, sql` `)}`
}

function expression(node: ExactNode, names: ReadonlyMap<string, string>): RawBuilder<unknown> {
  if (!isGroup(node)) return sql`coalesce(${sql.ref(`${names.get(textOf(node))}.bits`)}, z.zero)`
  const parts = node.of.map((part) => expression(part, names))
  // A group without conditions narrows nothing: "all" and "none" of nothing is everybody, "any" of nothing nobody.
  if (parts.length === 0) return node.group === 'any' ? sql`z.zero` : sql`~z.zero`
  if (node.group === 'all') return sql`(${sql.join(parts, sql` & `)})`
  const oneOf = sql`(${sql.join(parts, sql` | `)})`
  return node.group === 'any' ? oneOf : sql`~${oneOf}`
}
