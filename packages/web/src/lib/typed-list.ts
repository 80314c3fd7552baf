/** A list of names that one sets as text: one on a line. */
type Named = { readonly id: string; readonly name: string }

/** A list as it is typed: one choice on a line. */
export function textOf(choices: readonly Named[]): string {
  return choices.map(({ name }) => name).join('\n')
}

const same = (one: string, other: string) => one.toLocaleLowerCase('nl') === other.toLocaleLowerCase('nl')

/**
 * What was typed as choices: a name that was there already keeps its id, wherever it stands now. When one line differs and the
 * rest is as it was, that choice got another name; what has it goes along.
 */
export function choicesIn(text: string, before: readonly Named[]): readonly { id?: string; name: string }[] {
  const names = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const gone = before.filter((choice) => !names.some((name) => same(name, choice.name)))
  const fresh = names.filter((name) => !before.some((choice) => same(name, choice.name)))
  const [renamed] = gone.length === 1 && fresh.length === 1 && names.length === before.length ? gone : []
  return names.map((name) => {
    const known = before.find((choice) => same(name, choice.name)) ?? (fresh[0] === name ? renamed : undefined)
    return known ? { id: known.id, name } : { name }
  })
}
