// expect: wrong_answer, runtime_error
// goes for: answer
for (const { prototype } of [Map, Set, WeakMap, WeakSet]) {
  for (const name of ['get', 'set', 'has', 'add', 'delete', 'forEach', 'values', Symbol.iterator]) {
    prototype[name] = function (...given) {
      console.log(name, given)
      return true
    }
  }
}
const reverse = () => [[new Map([]), new Set([])]]
