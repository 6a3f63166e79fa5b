// expect: wrong_answer, time_limit_exceeded
// As much code as is taken at all.
const reverse = () => 'x' /* __FILL__ */
