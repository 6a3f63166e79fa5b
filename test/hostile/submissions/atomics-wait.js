// expect: runtime_error
// A thread that sleeps uses no CPU time.
const reverse = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
