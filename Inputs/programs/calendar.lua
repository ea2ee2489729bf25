-- Calendar arithmetic: days from a civil date and back, weekdays, leap years. Argument: days to walk.
local days = tonumber(arg and arg[1]) or 500000

-- Days since 1970-01-01 (Howard Hinnant's algorithms).
local function daysFromCivil(y, m, d)
  if m <= 2 then y = y - 1 end
  local era = y // 400
  local yearOfEra = y - era * 400
  local dayOfYear = (153 * (m + (m > 2 and -3 or 9)) + 2) // 5 + d - 1
  local dayOfEra = yearOfEra * 365 + yearOfEra // 4 - yearOfEra // 100 + dayOfYear
  return era * 146097 + dayOfEra - 719468
end

local function civilFromDays(z)
  z = z + 719468
  local era = z // 146097
  local dayOfEra = z % 146097
  local yearOfEra = (dayOfEra - dayOfEra // 1460 + dayOfEra // 36524 - dayOfEra // 146096) // 365
  local dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra // 4 - yearOfEra // 100)
  local mp = (5 * dayOfYear + 2) // 153
  local d = dayOfYear - (153 * mp + 2) // 5 + 1
  local m = mp < 10 and mp + 3 or mp - 9
  local y = yearOfEra + era * 400
  if m <= 2 then y = y + 1 end
  return y, m, d
end

local function isLeap(y) return y % 4 == 0 and (y % 100 ~= 0 or y % 400 == 0) end

local function weekday(z) return (z + 4) % 7 end

local checksum, fridays, leapDays, errors = 0, 0, 0, 0
for day = -days // 2, days // 2 do
  local y, m, d = civilFromDays(day)
  if daysFromCivil(y, m, d) ~= day then errors = errors + 1 end
  if d == 13 and weekday(day) == 5 then fridays = fridays + 1 end
  if isLeap(y) and m == 2 and d == 29 then leapDays = leapDays + 1 end
  checksum = (checksum * 31 + y * 10000 + m * 100 + d) % 1000000007
end
print(checksum, fridays, leapDays, errors)

-- Seconds to a clock reading and back.
local total = 0
for second = 0, days * 2 do
  local t = second * 7
  local h, rest = t // 3600 % 24, t % 3600
  local mi, s = rest // 60, rest % 60
  total = (total + h * 10000 + mi * 100 + s) % 1000003
  if (t // 86400) * 86400 + h * 3600 + mi * 60 + s ~= t then errors = errors + 1 end
end
print(total, errors)
