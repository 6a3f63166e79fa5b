// expect: runtime_error
const reverse = () => {
  throw Object.assign(new Error('\0\ud800'), { name: '\u001b[2J\0' })
}
