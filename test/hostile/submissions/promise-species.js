// expect: wrong_answer, runtime_error
// goes for: realm
// A promise whose species is handed the functions that settle it, by whoever awaits it.
function reverse() {
  class Trap extends Promise {
    constructor(executor) {
      super((resolve, reject) => executor(resolve, reject))
      if (!(executor instanceof Object)) console.log(__ESCAPED__)
    }
    static get [Symbol.species]() {
      return Trap
    }
    then(...handlers) {
      for (const handler of handlers) {
        if (handler && !(handler instanceof Object)) console.log(__ESCAPED__)
      }
      return super.then(...handlers)
    }
  }
  return Trap.resolve('trapped')
}
