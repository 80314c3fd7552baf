import { squeeze } from './clean-text.ts'
import { capitalise } from './name-capitals.ts'

/** Words inside place names that stay small: Bergen op Zoom, Alphen aan den Rijn, Wijk bij Duurstede. */
const SMALL = new Set([
  'aan',
  'op',
  'bij',
  'de',
  'den',
  'der',
  'het',
  'en',
  'in',
  'van',
  'over',
  'onder',
  'ter',
  'ten',
  'te',
  'a/d',
  'o/d',
  'voor',
  'la',
  'sur',
])

const HAS_UPPER = /\p{Lu}/u
const HAS_LOWER = /\p{Ll}/u

/**
 * A place as it is spelled: lists that shout or whisper ("EMMEN", "utrecht") are brought back to "Emmen" and
 * "Utrecht"; a name with both capitals and small letters stays as written.
 */
export function repairPlace(text: string): string {
  const place = squeeze(text)
  if (HAS_UPPER.test(place) && HAS_LOWER.test(place.replace(/'s(?=-)/u, ''))) return place
  const words = place.toLowerCase().split(' ')
  return words.map((word, index) => (index > 0 && SMALL.has(word) ? word : repairWord(word))).join(' ')
}

/** "'s-hertogenbosch" → "'s-Hertogenbosch", "noord-scharwoude" → "Noord-Scharwoude", "ijsselstein" → "IJsselstein". */
function repairWord(word: string): string {
  return word
    .split('-')
    .map((piece) => (piece.startsWith("'") || (SMALL.has(piece) && word.includes('-')) ? piece : capitalise(piece)))
    .join('-')
}
