type Colleague = { readonly id: string; readonly name: string }

/**
 * Who of the chosen colleagues is mentioned: their whole name stands behind an @. A name that was chosen and taken out of the text again
 * is nobody; a longer name is not also the shorter one that it begins with ("@Jan Visser" is not "@Jan").
 */
export function mentionsIn<T extends Colleague>(text: string, chosen: readonly T[]): T[] {
  const longestFirst = [...chosen].sort((one, other) => other.name.length - one.name.length)
  let rest = text
  return longestFirst.filter(({ name }) => {
    const isThere = name !== '' && rest.includes(`@${name}`)
    if (isThere) rest = rest.replaceAll(`@${name}`, '\u0001')
    return isThere
  })
}
