// expect: runtime_error
// goes for: processes
const reverse = () => process.binding('spawn_sync').spawn({ file: '/bin/ps', args: ['ps', 'ax'] })
