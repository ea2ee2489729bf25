local function qsort(a, lo, hi)
  if lo < hi then
    local p, i, j = a[(lo + hi) // 2], lo, hi
    while i <= j do
      while a[i] < p do i = i + 1 end
      while a[j] > p do j = j - 1 end
      if i <= j then a[i], a[j] = a[j], a[i]; i = i + 1; j = j - 1 end
    end
    qsort(a, lo, j); qsort(a, i, hi)
  end
end
local x, n = 42, 500
for r = 1, 10 do
  local a = {}
  for i = 1, n do x = (x * 1103515245 + 12345) & 0x7fffffff; a[i] = x end
  qsort(a, 1, n)
  for i = 2, n do assert(a[i-1] <= a[i]) end
end
print(x)
