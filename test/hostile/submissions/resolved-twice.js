// expect: wrong_answer
// Only the first word counts, and it is wrong.
const reverse = (word) => ({
  then(resolve, reject) {
    resolve('wrong')
    resolve([...word].reverse().join(''))
    reject(new Error('x'))
  },
})
