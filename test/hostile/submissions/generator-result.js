// expect: wrong_answer, time_limit_exceeded, output_limit_exceeded
// A sequence without an end, for whoever spreads it.
const reverse = () => (function* () { for (;;) yield 'x' })()
