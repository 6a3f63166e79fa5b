// expect: runtime_error, wrong_answer
async function reverse() {
  setTimeout(() => {
    throw { toString: () => { throw 'accepted' } }
  }, 1)
  await new Promise((resolve) => setTimeout(resolve, 2))
  return 'x'
}
