local function bottom(d) if d == 0 then return {} end return {bottom(d - 1), bottom(d - 1)} end
local function check(t) if t[1] then return 1 + check(t[1]) + check(t[2]) end return 1 end
local s = 0
for i = 1, 20 do s = s + check(bottom(5)) end
print(s)
