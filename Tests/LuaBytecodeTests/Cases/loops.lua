-- Loops: one LOOP or FORLOOP at the head or end of each, conditions after the body.
local n = 0
for i = 1, 10 do n = n + i end
while n > 0 do n = n - 2 end
repeat n = n + 1 until n == 7
for k, v in pairs(t) do n = v end
