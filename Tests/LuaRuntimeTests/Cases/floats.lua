print(1e15, 1e16, 1e14, 123456789012345.0, 2 ^ 53, 2 ^ 63, 1e100, 0.1, 1 / 3, -0.0, 0.0, 100.0, 1e-5, 1e-4, 3.14159265358979)
print(1 / 0, -1 / 0, math.huge, -math.huge, 10 / 2, 3 * 1.0, 7 // 2.0, 7 % 2.5, 2 ^ 0.5, 2 ^ -1, (-2) ^ 2, -2 ^ 2)
print(0x.8p1, 0x1p4, 0xA.8, 1e2, .5, 3., 0x10p-2)
print(math.floor(3.7), math.floor(-3.7), math.ceil(3.2), math.ceil(-3.2), math.floor(1e100), math.ceil(-1e100), math.floor(5))
print(math.type(1), math.type(1.0), math.type("1"), math.type(nil), pcall(math.type))
print(math.sqrt(2), math.pi, math.exp(0), math.log(8, 2), math.log(100, 10), math.log(1), math.fmod(-5, 3), math.fmod(5.5, -2), math.modf(3.7))
print(math.modf(-3.7), math.modf(5), math.modf(math.huge), math.abs(-0.0), math.abs(-3), math.max(1, 2.5), math.min(1, 2.5), math.max(2, 2.0))
-- comparisons of mixed numbers are exact
local m = math.maxinteger
print(m < m + 0.0, m <= m + 0.0, m == m + 0.0, m > m + 0.0, m + 0.0 > m, m + 0.0 == m, m + 0.0 <= m)
local n = math.mininteger
print(n < n + 0.0, n <= n + 0.0, n == n + 0.0, n >= n + 0.0, n + 0.0 >= n)
print(2 ^ 53 == 2 ^ 53 + 1, (1 << 53) == 2 ^ 53, (1 << 53) + 1 == 2 ^ 53, (1 << 53) + 1 > 2 ^ 53, 2 ^ 53 < (1 << 53) + 1)
for _, f in ipairs { 0 / 0, 1 / 0, -1 / 0, 2.5, -2.5, 2 ^ 63, -2 ^ 63, 2 ^ 62 } do
  for _, i in ipairs { 0, 2, 3, -2, -3, math.maxinteger, math.mininteger, 1 << 62 } do
    print(i < f, i <= f, i == f, i > f, i >= f, f < i, f <= i, f == i, f > i, f >= i)
  end
end
local nan = 0 / 0
print(nan == nan, nan ~= nan, nan < nan, nan <= nan, not (nan < 1), not (nan >= 1))
local t = {}
t[1.0] = "a" t[2] = "b" t[2 ^ 53] = "c" t[0.5] = "d"
print(t[1], t[2.0], t[1 << 53], t[0.5], #t, next({ [3.0] = 1 }))
print(pcall(function() t[nan] = 1 end), t[nan])
print(1 == 1.0, "1" == 1, 0.0 == -0.0, 1 / 0.0 == 1 / -0.0, 3 | 0 == 3)
print(string.format("%.3f %5.1f|%-8.2f|%e %g %g", 3.14159, 2.25, 1.5, 12345.678, 1e20, 0.0001))
print(7.0 // 1, 7.9 // 1, -7.9 // 1, 1e308 * 10, -1e308 * 10, 5 // -math.huge)
print(tostring(1e15), tostring(-1e15), 1e15 // 1, 2 ^ 31, 1e3 % 7, 2 ^ 1023 * 2)
