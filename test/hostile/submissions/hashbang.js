#!/usr/bin/env -S node --eval
// expect: wrong_answer
// A first line that only the engine understands.
const reverse = () => 'hashbang'
