// expect: runtime_error
// goes for: file
const reverse = () => require('node:fs').readFileSync(__FILE__, 'utf8')
