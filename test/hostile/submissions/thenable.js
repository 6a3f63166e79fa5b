// expect: wrong_answer, runtime_error
// goes for: realm
// Awaiting a thenable hands it two functions.
const reverse = () => ({
  then(resolve, reject) {
    if (!(resolve instanceof Object) || !(reject instanceof Object)) console.log(__ESCAPED__)
    resolve.constructor('return process')()
  },
})
