/**
 * Whoever refuses something says why in English, as programs are told. A page translates that: by
 * the whole message, or by one with `{1}`, `{2}` … where a number, a name or another message stands.
 */
export function translator(messages: Readonly<Record<string, string>>) {
  const patterns = Object.entries(messages)
    .filter(([english]) => english.includes('{1}'))
    .map(([english, translation]) => ({ pattern: patternOf(english), translation }))
  return function translate(message: string): string | undefined {
    if (Object.hasOwn(messages, message)) return messages[message]
    for (const { pattern, translation } of patterns) {
      const [, ...values] = pattern.exec(message) ?? []
      if (values.length === 0) continue
      return translation.replace(/\{(\d)\}/g, (_, place) => {
        const value = values[Number(place) - 1] ?? ''
        return translate(value) ?? value
      })
    }
    return undefined
  }
}

const patternOf = (english: string) =>
  new RegExp(
    `^${english
      .split(/\{\d\}/)
      .map(RegExp.escape)
      .join('(.*?)')}$`,
    's',
  )
