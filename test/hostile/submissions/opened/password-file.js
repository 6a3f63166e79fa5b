// expect: runtime_error
// goes for: passwords
const reverse = () => process.getBuiltinModule('fs').readFileSync('/etc/passwd', 'latin1')
