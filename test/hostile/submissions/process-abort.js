// expect: runtime_error
const reverse = () => globalThis.process.abort()
