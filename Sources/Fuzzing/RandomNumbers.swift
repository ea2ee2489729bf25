import BitVector

extension SplitMix64 {
  /// True once in `count` times.
  mutating func once(in count: UInt64) -> Bool { next() % count == 0 }

  /// A value of `width` bits near those at which rules change their mind: few, powers of two, masks, negatives, neighbours of `last`.
  mutating func bits(_ width: Int, near last: UInt64? = nil) -> UInt64 {
    let one: UInt64 = 1
    let shift = next() % UInt64(width)
    let value: UInt64
    switch next() % 10 {
    case 0: value = next() % UInt64(width + 2)
    case 1: value = one << shift
    case 2: value = (one << shift) &- 1
    case 3: value = 0 &- (one << shift)
    case 4: value = 0 &- next() % 9
    case 5: value = (next() % 15) << shift
    case 6, 7:
      let last = last ?? next()
      value = [last, last &+ 1, last &- 1, ~last, 0 &- last, last << 1, last >> 1, last &+ shift][Int(next() % 8)]
    default: value = next()
    }
    return value & ConcreteAlgebra.mask(width)
  }
}
