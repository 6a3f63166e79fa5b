// expect: runtime_error
// goes for: file
// Node's own ways to a file, as a solution for another judge would use them.
const reverse = () => require('node:fs').readFileSync(__FILE__, 'utf8')
