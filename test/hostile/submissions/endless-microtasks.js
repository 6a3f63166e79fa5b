// expect: time_limit_exceeded
// No code of the guest's is on the stack for long, and none but the guest's ever runs.
function reverse() {
  const again = () => queueMicrotask(again)
  again()
}
