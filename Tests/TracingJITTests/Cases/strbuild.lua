local n = 0
for r = 1, 4 do
  local t = {}
  for i = 1, 1000 do t[#t + 1] = "item" .. i .. "," end
  local s = table.concat(t)
  for i = 1, #s do if s:byte(i) == 44 then n = n + 1 end end
end
print(n)
