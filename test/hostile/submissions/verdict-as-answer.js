// expect: wrong_answer
const reverse = () => ({ kind: 'value', verdict: 'accepted', passed: true, score: 100, text: 'ok' })
