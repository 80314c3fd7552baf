/** Letters that Unicode does not take apart into a base letter and a mark. */
const SPECIAL: Readonly<Record<string, string>> = {
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  ŋ: 'n',
  ĸ: 'k',
  ſ: 's',
  ĳ: 'ij',
}
const SPECIALS = /[øßæœđðłþħıŧŋĸſĳ]/gu
/** Apostrophes of every make disappear (d'Ancona, 's-Gravesande); hyphens of every make become one. */
const APOSTROPHES = /['\u2018\u2019\u201a\u201b\u02bb\u02bc\u00b4`]/gu
const HYPHENS = /[\u2010-\u2015\u2212]/gu
const MARKS = /\p{M}/gu
const ONLY_ASCII = /^[\x20-\x7e]*$/
const NEEDS_NOTHING = /^[a-z0-9 -]*$/
/** ÿ is how old systems stored the letter ij; "y" itself stays y, because Yvonne is not IJvonne. */
const DOTTED_Y = /ÿ|y\u0308/gu

/**
 * Text as it is compared: small letters, no accents, no apostrophes. "IJsbrand", "Ĳsbrand" and "Ÿsbrand" become
 * "ijsbrand"; "Wójcik-Łęcki" becomes "wojcik-lecki". Folding twice changes nothing.
 */
export function fold(text: string): string {
  if (NEEDS_NOTHING.test(text)) return text
  const lower = text.toLowerCase()
  if (ONLY_ASCII.test(text)) return lower.replace(APOSTROPHES, '')
  return lower
    .replace(DOTTED_Y, 'ij')
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(SPECIALS, (letter) => SPECIAL[letter] ?? letter)
    .replace(APOSTROPHES, '')
    .replace(HYPHENS, '-')
}
