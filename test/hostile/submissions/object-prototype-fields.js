// expect: wrong_answer, runtime_error
// Fields that a result may lack are found here.
Object.assign(Object.prototype, {
  verdict: 'accepted',
  kind: 'value',
  text: 'true',
  outcome: 'accepted',
  id: '0',
  passed: true,
  error: null,
})
const reverse = () => ({})
