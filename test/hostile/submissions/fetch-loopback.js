// expect: runtime_error
// goes for: listener
async function reverse() {
  return (await fetch(`http://127.0.0.1:${__PORT__}/`)).text()
}
