// expect: memory_limit_exceeded, time_limit_exceeded, runtime_error
function reverse() {
  const buffer = new ArrayBuffer(0, { maxByteLength: 2 ** 31 })
  const bytes = new Uint8Array(buffer)
  for (;;) {
    buffer.resize(buffer.byteLength + 2 ** 24)
    bytes.fill(1, -(2 ** 24))
  }
}
