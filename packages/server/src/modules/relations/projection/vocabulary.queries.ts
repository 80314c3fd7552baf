import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { suffixes, typoVariants } from '../../../platform/pure/search-text.ts'

/**
 * The vocabulary of forgiving search: every name and place word that occurs, once, with its suffixes and its one-letter
 * deletions. Adders hold the lock together; whoever takes words out holds it alone. Without it a word could be taken
 * out between the moment that an adder saw it and the moment that the adder's relation becomes visible.
 */
const LOCK = sql`hashtextextended('relations.search_word ' || platform.current_tenant()::text, 0)`

/** How many fragments go to the database in one statement. */
const FRAGMENTS_PER_STATEMENT = 50_000

/** Adds the words that are not known yet. `words` is a subquery with one column `word`; repeated words do no harm. */
export async function addWords(ctx: Ctx, words: RawBuilder<unknown>): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${LOCK})`.execute(ctx.tx)
  const { rows } = await sql<{ word: string }>`
    select w.word from (select distinct word collate "C" as word from (${words}) given) w
    where not exists (
      select from relations.search_word known where known.kind = 'd' and known.fragment = w.word and known.word = w.word)
  `.execute(ctx.tx)
  await insertFragments(
    ctx,
    rows.map((row) => row.word),
  )
}

/** Takes out the words among `tokens` that no relation has any more: nobody's name stays behind. */
export async function removeOrphans(ctx: Ctx, tokens: readonly string[]): Promise<void> {
  if ((await findOrphans(ctx, tokens)).length === 0) return
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(ctx.tx)
  // Again, now that everyone who was adding has committed.
  const orphans = await findOrphans(ctx, tokens)
  for (const part of partsOf(fragmentsOf(orphans))) {
    await sql`
      delete from relations.search_word gone using ${asRows(part)}
      where gone.kind = f.kind and gone.fragment = f.fragment and gone.word = f.word
    `.execute(ctx.tx)
  }
}

async function findOrphans(ctx: Ctx, tokens: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    select w.word from (select distinct word collate "C" as word from unnest(${[...tokens]}::text[]) word) w
    where exists (
        select from relations.search_word known where known.kind = 'd' and known.fragment = w.word and known.word = w.word)
      and not exists (select from relations.search_token t where t.token = w.word)
  `.execute(ctx.tx)
  return rows.map((row) => row.word)
}

type Fragments = { readonly kinds: string[]; readonly fragments: string[]; readonly words: string[] }

async function insertFragments(ctx: Ctx, words: readonly string[]): Promise<void> {
  for (const part of partsOf(fragmentsOf(words))) {
    await sql`
      insert into relations.search_word (kind, fragment, word)
      select f.kind, f.fragment, f.word from ${asRows(part)} order by f.kind, f.fragment collate "C", f.word collate "C"
      on conflict do nothing
    `.execute(ctx.tx)
  }
}

function asRows({ kinds, fragments, words }: Fragments): RawBuilder<unknown> {
  return sql`unnest(${kinds}::text[], ${fragments}::text[], ${words}::text[]) as f (kind, fragment, word)`
}

function fragmentsOf(words: readonly string[]): Fragments {
  const all: Fragments = { kinds: [], fragments: [], words: [] }
  const add = (kind: 's' | 'd', fragment: string, word: string) => {
    all.kinds.push(kind)
    all.fragments.push(fragment)
    all.words.push(word)
  }
  for (const word of words) {
    for (const fragment of suffixes(word)) add('s', fragment, word)
    for (const fragment of typoVariants(word)) add('d', fragment, word)
  }
  return all
}

function* partsOf(all: Fragments): Generator<Fragments> {
  for (let start = 0; start < all.words.length; start += FRAGMENTS_PER_STATEMENT) {
    const end = start + FRAGMENTS_PER_STATEMENT
    yield {
      kinds: all.kinds.slice(start, end),
      fragments: all.fragments.slice(start, end),
      words: all.words.slice(start, end),
    }
  }
}
