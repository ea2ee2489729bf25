-- Every integer operator on every pair of interesting values.
local values = {
  0, 1, -1, 2, -2, 3, -3, 5, 7, -7, 8, 10, 31, 32, 33, 63, 64, 65, -63, -64, -65, 100, 255, 256, -256,
  0x7fffffff, 0x80000000, -0x80000000, 0xffffffff, 1 << 53, (1 << 53) + 1, math.maxinteger, math.maxinteger - 1, math.mininteger, math.mininteger + 1,
}
local function sum(name, f)
  local hash = 17
  for _, a in ipairs(values) do
    for _, b in ipairs(values) do
      local ok, r = pcall(f, a, b)
      if ok then hash = hash * 31 + (math.type(r) == "integer" and r or #tostring(r)) else hash = hash * 37 + #r end
    end
  end
  print(name, hash)
end
sum("+", function(a, b) return a + b end)
sum("-", function(a, b) return a - b end)
sum("*", function(a, b) return a * b end)
sum("//", function(a, b) return a // b end)
sum("%", function(a, b) return a % b end)
sum("&", function(a, b) return a & b end)
sum("|", function(a, b) return a | b end)
sum("~", function(a, b) return a ~ b end)
sum("<<", function(a, b) return a << b end)
sum(">>", function(a, b) return a >> b end)
sum("<", function(a, b) return a < b and 1 or 0 end)
sum("<=", function(a, b) return a <= b and 1 or 0 end)
sum("==", function(a, b) return a == b and 1 or 0 end)
sum("ult", function(a, b) return math.ult(a, b) and 1 or 0 end)
sum("/", function(a, b) return a / b end)
sum("fmod", function(a, b) return math.fmod(a, b) end)
sum("max", math.max)
sum("min", math.min)
for _, a in ipairs(values) do print(a, -a, ~a, a + 0.0, a // 1, a % 1, math.abs(a)) end

-- The immediate and constant forms.
for _, a in ipairs(values) do
  print(a + 7, a - 7, a * 7, a // 7, a % 7, a & 7, a | 7, a ~ 7, a << 7, a >> 7, 7 - a, 7 << a, 7 + a, 7 * a, 7 & a)
  print(a + -7, a - -7, a * -7, a // -7, a % -7, a & -7, a | -7, a ~ -7, a << -7, a >> -7, -7 - a, -7 << a)
  print(a + 0x123456789abc, a - 0x123456789abc, a * 0x123456789abc, a // 0x123456789abc, a % 0x123456789abc)
  print(a & 0x123456789abc, a | 0x123456789abc, a ~ 0x123456789abc, 0x123456789abc // (a | 1), 0x123456789abc % (a | 1))
  print(a // -1, a % -1, a << 0, a >> 0, a << 64, a >> 64, a << 63, a >> 63, a << -64, a >> -1)
  print(a < 7, a <= 7, a > 7, a >= 7, a == 7, a ~= 7, 7 < a, 7 <= a, 7 > a, 7 >= a, 7 == a, a < -30000, a > 32767, a < 40000)
end

print(math.mininteger // -1, math.mininteger % -1, math.maxinteger + 1 == math.mininteger, -math.mininteger == math.mininteger)
print(-7 // 2, -7 % 2, 7 // -2, 7 % -2, -7 // -2, -7 % -2, 7 // 2, 7 % 2)
print(1 << 63, 1 << 64, 1 << -1, -1 >> 1, -1 >> 63, -1 >> 64, 1 << math.mininteger, 1 >> math.mininteger, 1 << math.maxinteger)
print(pcall(function(a) return a // 0 end, 1), pcall(function(a, b) return a % b end, 1, 0))
print(9223372036854775807, -9223372036854775808, 9223372036854775808, 0xffffffffffffffff, 0x1ffffffffffffffff, 0x7fffffffffffffff + 1)
print(5 // 0.0, -5 // 0.0, 0 / 0 ~= 0 / 0, 5 % math.huge, -5 % math.huge, 5 % -math.huge, 5.5 // 2, -5.5 // 2, 5.5 % -2, -5.5 % 2)
print(math.tointeger(3.0), math.tointeger(3.5), math.tointeger("8"), math.tointeger(2 ^ 53), math.tointeger(2 ^ 63), math.tointeger({}))
print(3 | 0, 3.0 | 0, 1e15 | 0, pcall(function() return 1.5 | 0 end))
print(pcall(function() return 2 ^ 63 | 0 end))
print(pcall(function() return "10" | 1 end))
print("10" + 1, "0x10" + 0, " 10 " * "2", "3" // 2, "7" % "4", -"2", "1e1" + 0, 10 .. 20)
