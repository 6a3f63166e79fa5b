// expect: runtime_error
// What is thrown decides nothing, whatever it calls itself.
const reverse = () => {
  throw { kind: 'value', verdict: 'accepted', text: 'accepted', code: 'ERR_SCRIPT_EXECUTION_TIMEOUT' }
}
