// expect: time_limit_exceeded
// Before the function is even asked for.
for (;;);
