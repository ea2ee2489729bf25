local V = {}
V.__index = V
local function new(x, y) return setmetatable({ x = x, y = y }, V) end
function V.__add(a, b) return new(a.x + b.x, a.y + b.y) end
function V.__sub(a, b) if type(a) == "number" then return "num-V" end if type(b) == "number" then return "V-num" end return new(a.x - b.x, a.y - b.y) end
function V.__mul(a, b) if type(a) == "number" then return new(a * b.x, a * b.y) end if type(b) == "number" then return new(a.x * b, a.y * b) end return a.x * b.x + a.y * b.y end
function V.__unm(a) return new(-a.x, -a.y) end
function V.__eq(a, b) return a.x == b.x and a.y == b.y end
function V.__lt(a, b) return a.x < b.x end
function V.__le(a, b) return a.x <= b.x end
function V.__len(a) return 2 end
function V.__call(self, k, ...) return self[k], select("#", ...) end
function V.__tostring(a) return "(" .. a.x .. "," .. a.y .. ")" end
function V.__concat(a, b) return tostring(a) .. "|" .. tostring(b) end
function V.__idiv(a, b) return "idiv" end
function V.__mod(a, b) return "mod" end
function V.__div(a, b) return "div" end
function V.__pow(a, b) return "pow" end
function V.__band(a, b) return "band" end
function V.__bor(a, b) return "bor" end
function V.__bxor(a, b) return "bxor" end
function V.__shl(a, b) return type(a) .. "shl" .. type(b) end
function V.__shr(a, b) return type(a) .. "shr" .. type(b) end
function V.__bnot(a) return "bnot" end
local a, b = new(1, 2), new(3, 4)
print(tostring(a + b), tostring(a - b), a * b, tostring(2 * a), tostring(a * 3), tostring(-a), 10 - a, a - 10)
print(a == b, a == new(1, 2), a ~= new(1, 2), a < b, a <= b, a > b, a >= b, #a, a("x", 1, 2, 3))
print(a .. b, a .. "s", "s" .. a, 1 .. a, "x" .. "y" .. a .. "z" .. 1)
print(a // 1, a % 1, a / 1, a ^ 1, a & 1, a | 1, a ~ 1, a << 1, a >> 1, ~a, 1 & a, 1 << a, 1 >> a, 2 ^ a, 7 // a)
print(rawequal(a, new(1, 2)), rawlen(a), getmetatable(a) == V, getmetatable("x").__index == string)
-- __index and __newindex chains
local base = { greet = function() return "hi" end, val = 1 }
local mid = setmetatable({ val = 2 }, { __index = base })
local top = setmetatable({}, { __index = mid })
print(top.greet(), top.val, top.none)
local log = {}
local proxy = setmetatable({}, {
  __index = function(t, k) log[#log + 1] = "get " .. tostring(k) return k end,
  __newindex = function(t, k, v) log[#log + 1] = "set " .. tostring(k) rawset(t, k, v) end,
})
print(proxy.a, proxy[1], proxy[true])
proxy.a = 5 proxy.a = 6 proxy[1] = 7 proxy[1] = 8
print(proxy.a, proxy[1], table.concat(log, ";"))
local store = {}
local fwd = setmetatable({}, { __newindex = store, __index = store })
fwd.x = 1 fwd[1] = 2
print(rawget(fwd, "x"), store.x, store[1], fwd.x)
-- late changes of a metatable must be seen
local mt = {}
local late = setmetatable({}, mt)
print(late.foo, pcall(function() return late + 1 end) == false)
mt.__index = function() return "late" end
mt.__add = function() return "added" end
print(late.foo, late + 1)
mt.__index = nil
print(late.foo)
mt.__len = function() return 42 end
print(#late)
-- protected metatables, __metatable, tostring with __name
local prot = setmetatable({}, { __metatable = "locked" })
print(getmetatable(prot), pcall(setmetatable, prot, {}))
print((tostring(setmetatable({}, { __name = "My.Type" })):gsub("0x%x+", "PTR")))
print(pcall(function() return setmetatable({}, { __name = "My.Type" }) + 1 end))
print(pcall(setmetatable, {}, 1))
-- callable objects in chains, and __call with varargs
local callable = setmetatable({}, { __call = setmetatable({}, { __call = function(self, obj, ...) return "nested", ... end }) })
print(pcall(callable, 1, 2))
print(select("#", callable(1, 2, 3)))
-- inheritance
local Animal = {} Animal.__index = Animal
function Animal.new(name) local self = setmetatable({}, Animal) self.name = name return self end
function Animal:speak() return self.name .. " makes a sound" end
local Dog = setmetatable({}, { __index = Animal }) Dog.__index = Dog
function Dog.new(name) local self = Animal.new(name) return setmetatable(self, Dog) end
function Dog:speak() return Animal.speak(self) .. ": woof" end
print(Dog.new("Rex"):speak(), Animal.new("Cat"):speak())
local ipt = setmetatable({}, { __index = function(_, i) if i <= 3 then return i * 10 end end })
for i, v in ipairs(ipt) do io.write(i, "=", v, " ") end
print()
for k, v in pairs(setmetatable({}, { __pairs = function(t) return function(_, k) if not k then return 1, 2 end end, t, nil end })) do print(k, v) end
print(pcall(function() return {} < {} end), pcall(function() return {} < 1 end), pcall(function() return {} .. "x" end))
print(#setmetatable({ 1, 2 }, {}), setmetatable({ 1 }, { __index = { 5, 6 } })[2])
