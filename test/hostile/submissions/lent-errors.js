// expect: wrong_answer
// goes for: realm
// Errors of everything that is lent must be of this realm.
function reverse() {
  const wrong = [
    () => setTimeout('process'),
    () => setInterval(Symbol()),
    () => setImmediate(),
    () => queueMicrotask(null),
    () => structuredClone(() => {}),
    () => structuredClone(Symbol()),
    () => console.log({ [Symbol.toStringTag]: Symbol() }),
    () => console.group(Object.create(null, { [Symbol.toPrimitive]: { value: 1 } })),
    () => console.time(Symbol()),
    () => new Date(Symbol()),
    () => JSON.parse('{'),
    () => new RegExp('('),
    () => new Array(-1),
    () => 1n / 0n,
    () => ''.repeat(-1),
    () => null.x,
    () => new Intl.NumberFormat('x-y-z-'),
    () => decodeURIComponent('%'),
    () => Reflect.construct(1),
    () => structuredClone(new Proxy({}, { ownKeys: () => [1] })),
  ]
  for (const act of wrong) {
    try {
      act()
    } catch (error) {
      if (!(error instanceof Object)) console.log(__ESCAPED__, String(act))
    }
  }
  return wrong.length
}
