// expect: runtime_error
// goes for: realm
// The parameters of the function that a CommonJS module is wrapped in.
console.log(arguments[1]('node:fs').readFileSync(arguments[3]), __ESCAPED__)
const reverse = () => 1
