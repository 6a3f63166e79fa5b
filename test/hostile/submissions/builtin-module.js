// expect: runtime_error
// goes for: file
const reverse = () => process.getBuiltinModule('fs').readFileSync(__FILE__, 'utf8')
