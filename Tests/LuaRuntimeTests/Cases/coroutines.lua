local function gen(n) return coroutine.wrap(function() for i = 1, n do coroutine.yield(i) end end) end
for v in gen(5) do io.write(v, " ") end
print()
local co = coroutine.create(function(a, b)
  print("start", a, b)
  local c = coroutine.yield(a + b)
  print("got", c)
  local d, e = coroutine.yield(c * 2)
  print("got", d, e)
  return "done", 99
end)
print(coroutine.status(co), coroutine.resume(co, 1, 2))
print(coroutine.status(co), coroutine.resume(co, 10))
print(coroutine.resume(co, "x", "y"))
print(coroutine.status(co), coroutine.resume(co))
print(coroutine.resume(coroutine.create(function() error("oops") end)))
print(coroutine.resume(coroutine.create(function() error({}) end)) == false)
print(pcall(coroutine.wrap(function() error("in wrap", 0) end)))
print(coroutine.isyieldable(), coroutine.running() ~= nil, select(2, coroutine.running()))
coroutine.wrap(function() print(coroutine.isyieldable(), select(2, coroutine.running())) end)()
-- yields across pcall
local co2 = coroutine.wrap(function()
  local ok, v = pcall(function() local x = coroutine.yield(1) if x then error("err " .. x, 0) end return "fine" end)
  coroutine.yield(tostring(ok) .. " " .. tostring(v))
  return "end"
end)
print(co2(), co2("A"), co2())
-- a yield as an iterator, in a tail call, in nested calls
local function walk(t) if type(t) == "table" then for _, v in ipairs(t) do walk(v) end else coroutine.yield(t) end end
for v in coroutine.wrap(function() walk { 1, { 2, { 3, 4 } }, 5 } end) do io.write(v, " ") end
print()
local tail = coroutine.wrap(function(...) return coroutine.yield(...) end)
print(tail(1, 2), tail(3, 4))
local iter = coroutine.wrap(function() for a, b in coroutine.yield, 1, 2 do return a, b end end)
print(iter()) print(iter(7, 8))
-- coroutines inside coroutines
local outer = coroutine.wrap(function()
  local inner = coroutine.wrap(function() coroutine.yield("i1") coroutine.yield("i2") end)
  coroutine.yield(inner()) coroutine.yield("o") coroutine.yield(inner())
end)
print(outer(), outer(), outer())
print(pcall(coroutine.yield, 1))
print(select(2, coroutine.resume(coroutine.create(function() table.sort({ 3, 2, 1 }, function(a, b) coroutine.yield() return a < b end) end))))
print(coroutine.resume(coroutine.running()))
local c3 = coroutine.create(function() coroutine.yield() end)
coroutine.resume(c3)
print(coroutine.close(c3), coroutine.status(c3), coroutine.close(coroutine.create(print)))
-- shared upvalues outlive the coroutine
local function make() local n = 0 return coroutine.wrap(function() local k = 10 coroutine.yield(function() k = k + 1 n = n + 1 return k, n end) end) end
local f = make()()
collectgarbage()
print(f(), f())
-- many coroutines, and collections in the middle
local sum = 0
for i = 1, 200 do
  local c = coroutine.wrap(function(a) while true do a = coroutine.yield({ a * 2 }) end end)
  for j = 1, 5 do sum = sum + c(j)[1] end
end
collectgarbage()
print(sum)
local cs = {}
for i = 1, 50 do cs[i] = coroutine.wrap(function() local t = {} for j = 1, 20 do t[j] = { j } coroutine.yield(#t) end end) end
local total = 0
for j = 1, 20 do for i = 1, 50 do total = total + cs[i]() end collectgarbage() end
print(total)
print(select("#", coroutine.resume(coroutine.create(function(...) return ... end), 1, nil, nil)))
print(pcall(coroutine.resume, 1))
print(pcall(coroutine.create, 1))
