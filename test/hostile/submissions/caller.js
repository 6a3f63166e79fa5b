// expect: wrong_answer, runtime_error
// goes for: realm
// The function that called this one, and the one that called that.
function reverse() {
  let found = null
  try {
    found = arguments.callee.caller ?? reverse.caller
  } catch {}
  if (found !== null) console.log(__ESCAPED__, String(found))
  const getter = { get x() { return getter.__lookupGetter__('x').caller } }
  console.log(getter)
  return found
}
