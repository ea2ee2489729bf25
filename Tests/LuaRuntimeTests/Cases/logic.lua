local function id(...) return ... end
local T, F, N = true, false, nil
local values = { true, false, 1, 0, "", "x" }
for i = 1, 7 do
  for j = 1, 7 do
    local a, b = values[i], values[j]
    local c = (i + j) % 3 == 0
    print(a and b, a or b, not a, a and b or c, a or b and c, (a and b) == (b and a), not (a or b), a == b, a ~= b)
    print(id(a) and id(b), id(a) or id(b), not id(a) and c, c and id(a) or id(b), (a or b) and c or "else")
    local x = a and 1 or 2
    local y = (a and b) and "both" or (a or b) and "one" or "none"
    if a and not b or c then x = x + 10 else x = x - 10 end
    if not (a and b) then y = y .. "!" end
    if a == nil or b == nil and c then y = y .. "nil" end
    while not c do c = true x = x + 1 end
    print(x, y, c)
  end
end
local x = 5
x = x > 3 and x + 1 or x - 1
print(x)
x = x < 3 and x + 1 or x
print(x)
x = x and nil
print(x)
x = x or x == nil
print(x)
x = { x, x = x }
print(x[1], x.x)
local a, b, c = 1, 2, 3
print(a < b and b < c, a < b and c < b, a > b or c > b, not (a < b), not (a == b), (a < b) == true, (a < b) ~= (c < b))
print(a < b == true, 1 < 2 == not false, "a" < "b", "a" < "B", "" < "a", "a\0b" < "a\0c", "Z" < "a", "abc" < "abd", "ab" < "abc")
local n = 0
local function side(v) n = n + 1 return v end
print(side(false) and side(1), n, side(1) or side(2), n, side(nil) or side(false), n)
print(1 and 2, nil and 1, false or nil, nil or false, 1 or error("no"), false == nil, nil == nil)
print((nil)==(false), not nil == true, not 0, not "")
goto done
do print("skipped") end
::done::
print(2 ^ 3 ^ 2, -2 ^ 2, not 1 == 2, 1 .. 2 .. 3, 2 * 3 % 4, 7 // 2 * 2, 1 + 2 << 1, 1 | 2 ~ 3 & 4, 5 - 3 - 1, 2 ^ -1, "a" .. 1 + 2)
print(-3 % 5, -(3 % 5), ~0, ~~5, - -5, not not nil, #"abc" + 1, -"2" + 0, 1 < 2 and 2 < 3)
