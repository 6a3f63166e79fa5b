// expect: time_limit_exceeded
const reverse = () => { for (;;); }
