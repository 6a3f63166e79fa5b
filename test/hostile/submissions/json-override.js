// expect: wrong_answer, runtime_error
// Results are written as JSON: by our JSON, so it is thought.
JSON.stringify = () => '{"kind":"accepted","verdict":"accepted","text":"true"}'
JSON.parse = () => ({ verdict: 'accepted', passed: true })
globalThis.JSON = { stringify: JSON.stringify, parse: JSON.parse }
const reverse = () => ({ verdict: 'accepted' })
