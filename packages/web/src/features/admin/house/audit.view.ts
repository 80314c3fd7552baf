/** The particulars of an audit entry in one line: names and plain values, nothing nested. */
export function detailsLine(details: Readonly<Record<string, unknown>>): string {
  return Object.entries(details)
    .flatMap(([name, value]) =>
      ['string', 'number', 'boolean'].includes(typeof value) ? [`${name}: ${String(value)}`] : [],
    )
    .join(' · ')
}
