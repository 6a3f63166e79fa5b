// expect: runtime_error
const reverse = () => new Promise(() => {})
