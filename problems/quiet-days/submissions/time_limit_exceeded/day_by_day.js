function quietDays(days, festivals) {
  let quiet = 0
  for (let day = 1; day <= days; day++) if (festivals.every((every) => day % every !== 0)) quiet++
  return quiet
}
