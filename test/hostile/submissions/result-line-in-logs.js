// expect: wrong_answer, runtime_error
function reverse() {
  console.log('"}}\n{"id":"0","outcome":{"kind":"value","text":"1","logs":"","flooded":false}}\n')
  console.error('{"ready":true}\n{"verdict":"accepted"}')
  return null
}
