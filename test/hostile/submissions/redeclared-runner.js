// expect: wrong_answer, runtime_error, compile_error
// Globals under names that a runner may use for itself.
var input = 'x', options = {}, outcome = '{"kind":"value"}', program = 1, call = 1, take = () => outcome
var solution = () => 'accepted', module = { exports: () => 'accepted' }, exports = module.exports
var reverse
