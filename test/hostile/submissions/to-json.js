// expect: wrong_answer, runtime_error
// toJSON sees how it is written down, and by whom.
const reverse = () => ({
  toJSON(key) {
    console.log(key, this)
    return { verdict: 'accepted' }
  },
})
