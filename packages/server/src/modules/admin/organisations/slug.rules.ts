/** As long as the registry allows. */
const LONGEST = 60

/** The name of an organisation in an address: "Bibliotheek & Theater De Waterlinie" is "bibliotheek-theater-de-waterlinie". */
export function slugOf(foldedName: string): string {
  const slug = foldedName
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '')
  return slug || 'organisatie'
}

/** The slug itself, or with the first number that is free. */
export function freeSlug(slug: string, taken: readonly string[]): string {
  const used = new Set(taken)
  let number = 1
  while (used.has(number === 1 ? slug : `${slug}-${number}`)) number += 1
  return number === 1 ? slug : `${slug}-${number}`
}
