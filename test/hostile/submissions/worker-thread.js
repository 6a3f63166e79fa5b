// expect: runtime_error
// goes for: realm
const reverse = () => new Worker('data:text/javascript,postMessage(1)')
