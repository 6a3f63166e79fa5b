// expect: runtime_error
// goes for: environment
const reverse = () => JSON.stringify(process.env)
