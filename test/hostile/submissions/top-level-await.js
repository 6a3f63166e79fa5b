// expect: compile_error
const reverse = await Promise.resolve((word) => word)
