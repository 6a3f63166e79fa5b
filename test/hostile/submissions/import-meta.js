// expect: compile_error
// goes for: realm
const reverse = () => import.meta.url
