// expect: runtime_error
// goes for: listener
const reverse = () => new WebSocket(`ws://127.0.0.1:${__PORT__}/`).url
