import { expect, test } from 'vitest'
import { isCommonPassword } from './common-passwords.ts'
import { decidePassword } from './password.rules.ts'

const account = {
  name: 'Marijke van der Veen',
  email: 'm.vanderveen@waterlinie.nl',
  organisation: 'Bibliotheek De Waterlinie',
}

test.each([
  { what: 'eleven characters', password: 'kX9vqL2mTz7', answer: 'auth.password_too_short' },
  { what: 'eleven characters that take more bytes', password: 'ëëïöüáéíóúñ', answer: 'auth.password_too_short' },
  { what: 'a sentence of four words', password: 'vier paarden eten taart', answer: 'accepted' },
  { what: 'four well-known words', password: 'correcthorsebatterystaple', answer: 'accepted' },
  { what: 'two hundred characters', password: 'wq3ZxTn8'.repeat(2) + randomLetters(184), answer: 'accepted' },
  { what: 'two hundred and one characters', password: randomLetters(201), answer: 'auth.password_too_long' },
  { what: 'a leaked password of twelve', password: 'sonyericsson', answer: 'auth.password_breached' },
  { what: 'a leaked password with capitals', password: 'SonyEricsson', answer: 'auth.password_breached' },
  { what: 'a leaked password twice', password: 'passwordpassword', answer: 'auth.password_breached' },
  { what: 'a leaked password with digits behind', password: 'password123456', answer: 'auth.password_breached' },
  { what: 'a leaked password in disguise', password: 'P@ssw0rd1234', answer: 'auth.password_breached' },
  { what: 'a Dutch favourite with the year', password: 'Welkom2026!!', answer: 'auth.password_breached' },
  { what: 'a season and a year', password: 'zomervakantie2026', answer: 'auth.password_breached' },
  { what: 'the word for password', password: 'Wachtwoord12', answer: 'auth.password_breached' },
  { what: 'one letter over and over', password: 'aaaaaaaaaaaaaa', answer: 'auth.password_breached' },
  { what: 'the alphabet', password: 'abcdefghijklm', answer: 'auth.password_breached' },
  { what: 'the digits backwards', password: '9876543210987', answer: 'auth.password_breached' },
  { what: 'rows of the keyboard', password: 'qwertyuiopasdfgh', answer: 'auth.password_breached' },
  { what: 'a short piece repeated', password: 'xk7xk7xk7xk7', answer: 'auth.password_breached' },
  { what: 'one’s own surname', password: 'VanDerVeen!!', answer: 'auth.password_like_account' },
  { what: 'one’s own e-mail address', password: 'm.vanderveen@waterlinie.nl', answer: 'auth.password_like_account' },
  { what: 'the organisation and a year', password: 'Waterlinie2026', answer: 'auth.password_like_account' },
  { what: 'one’s name within something longer', password: 'Marijke fietst om zes uur', answer: 'accepted' },
  { what: 'signs of another script', password: 'быстрыйкотсидит', answer: 'accepted' },
])('$what: $answer', ({ password, answer }) => {
  const decision = decidePassword(password, account, isCommonPassword)
  expect(decision.accepted ? 'accepted' : decision.reason).toBe(answer)
})

test('the longest password is judged within a blink', () => {
  const began = performance.now()
  decidePassword('ab'.repeat(100), account, isCommonPassword)
  expect(performance.now() - began).toBeLessThan(500)
})

/** Letters without pattern, the same in every run. */
function randomLetters(count: number): string {
  let seed = 42
  return Array.from({ length: count }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return String.fromCharCode(97 + ((seed >> 8) % 26))
  }).join('')
}
