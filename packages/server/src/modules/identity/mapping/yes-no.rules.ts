const YES: ReadonlySet<string> = new Set(
  'ja j yes y waar true 1 x aan actief active subscribed aangemeld ingeschreven optin toestemming akkoord v ok'.split(
    ' ',
  ),
)
const NO: ReadonlySet<string> = new Set(
  'nee n no onwaar false 0 uit inactief inactive unsubscribed afgemeld uitgeschreven optout geen niet cleaned'.split(
    ' ',
  ),
)

/** What lists write for yes and no; undefined when it is neither. */
export function readYesNo(text: string): boolean | undefined {
  const word = text.toLowerCase().replace(/[^a-z0-9]/g, '')
  if (NO.has(word)) return false
  return YES.has(word) ? true : undefined
}

/** Words that say that somebody is out, whatever the column asks. */
const OUT: ReadonlySet<string> = new Set('uitgeschreven afgemeld unsubscribed optout optedout'.split(' '))

/** What a column of opt-outs says: true is out. An opt-out is taken over however it is written; undefined when it is neither. */
export function readOptOut(text: string): boolean | undefined {
  return OUT.has(text.toLowerCase().replace(/[^a-z0-9]/g, '')) ? true : readYesNo(text)
}
