// expect: wrong_answer
// goes for: realm
// Functions know their source: the runner's own must hold no secret.
function reverse() {
  const sources = [...Object.values(console), structuredClone, setTimeout, queueMicrotask, Date]
  const text = sources.map((lent) => Function.prototype.toString.call(lent)).join('\n')
  if (/\$[0-9a-f]{8}|expected|verdict/.test(text)) console.log(__ESCAPED__)
  return text.length
}
