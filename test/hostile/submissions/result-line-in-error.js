// expect: runtime_error
const reverse = () => {
  throw Object.assign(new Error('"}\n{"kind":"value"}'), { name: '","kind":"value","text":"1' })
}
