local P = {}
P.__index = P
function P.new(x, y) return setmetatable({x = x, y = y}, P) end
function P:add(o) return P.new(self.x + o.x, self.y + o.y) end
function P:len2() return self.x * self.x + self.y * self.y end
local a, d = P.new(0, 0), P.new(1, 2)
local s = 0
for i = 1, 2000 do
  a = a:add(d)
  s = (s + a:len2()) % 1000003
end
print(s, a.x, a.y)
