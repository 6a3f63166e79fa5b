// expect: wrong_answer, runtime_error
// The runner's own calls go through these, unless it has kept its own.
Reflect.apply = () => '{"kind":"value","text":"accepted"}'
Reflect.ownKeys = () => ['verdict']
Reflect.getOwnPropertyDescriptor = () => ({ value: 'accepted' })
Function.prototype.call = () => 'accepted'
Function.prototype.apply = () => 'accepted'
Function.prototype.bind = () => () => 'accepted'
Object.keys = () => ['verdict']
const reverse = () => ({ verdict: 'accepted' })
