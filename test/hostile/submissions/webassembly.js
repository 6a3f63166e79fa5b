// expect: runtime_error
// goes for: realm
// The streaming half of WebAssembly is the host's code and throws the host's errors.
async function reverse() {
  const error = await WebAssembly.instantiateStreaming({}).catch((refused) => refused)
  if (!(error instanceof Object)) console.log(__ESCAPED__)
}
