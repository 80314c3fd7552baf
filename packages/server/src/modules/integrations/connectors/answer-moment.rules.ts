/** The moment of an answer by their own clock (header Date, RFC 9110); null when it is not said. */
export function momentOfAnswer(headers: Readonly<Record<string, string>>): Date | null {
  const moment = new Date(headers['date'] ?? '')
  return Number.isNaN(moment.getTime()) ? null : moment
}
