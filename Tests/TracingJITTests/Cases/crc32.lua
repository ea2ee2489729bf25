local tab = {}
for i = 0, 255 do
  local c = i
  for k = 1, 8 do if c & 1 == 1 then c = 0xEDB88320 ~ (c >> 1) else c = c >> 1 end end
  tab[i] = c
end
local data = {}
for i = 1, 10000 do data[i] = (i * 7 + 3) & 255 end
local r = 0
for n = 1, 3 do
  local crc = 0xFFFFFFFF
  for i = 1, #data do crc = tab[(crc ~ data[i]) & 0xFF] ~ (crc >> 8) end
  r = r ~ crc ~ n
end
print(r)
