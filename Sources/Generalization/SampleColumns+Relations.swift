import BitVector

/// One answer a lane: all ones or all zeros.
typealias ByteMask = SIMDMask<SIMD16<Int8>>

extension ByteMask {
  @inline(__always) var holdsSomewhere: Bool {
    // As in `bits`.
    let halves = unsafeBitCast(self, to: SIMD2<UInt64>.self)
    return halves.x | halves.y != 0
  }

  /// One bit a lane.
  @inline(__always) var bits: UInt64 {
    // The mask is sixteen bytes of all zeros or all ones; both types have the same size and no invalid values.
    let halves = unsafeBitCast(self, to: SIMD2<UInt64>.self)
    func gather(_ bytes: UInt64) -> UInt64 { ((bytes & 0x8040_2010_0804_0201) &* 0x0101_0101_0101_0101) &>> 56 }
    return gather(halves.x) | gather(halves.y) &<< 8
  }
}

/// Comparisons as a set of bits, and what the order of two values says of them.
enum ComparisonSet {
  static let all: [Operation] = [.eq, .ne, .ult, .ule, .ugt, .uge, .slt, .sle, .sgt, .sge]
  @inline(__always) static func bit(_ operation: Operation) -> UInt16 { 1 << UInt16(operation.rawValue - Operation.eq.rawValue) }
  static let whenEqual: UInt16 = [Operation.eq, .ule, .uge, .sle, .sge].reduce(0) { $0 | bit($1) }
  /// What may hold of different values, sixteen bits for each index: unsigned less (1) + signed less (2).
  static let whenDifferent: UInt64 = (0..<4).reduce(0) { result, index in
    let unsigned: [Operation] = index & 1 != 0 ? [.ult, .ule] : [.ugt, .uge]
    let signed: [Operation] = index & 2 != 0 ? [.slt, .sle] : [.sgt, .sge]
    return result | UInt64((unsigned + signed + [.ne]).reduce(0) { $0 | bit($1) }) << UInt64(index * 16)
  }
}

extension SampleColumns {
  /// The comparisons that hold between two terms at all positives, as bits of a ``ComparisonSet``, whose constants are passed in.
  @inline(__always) func survivors(_ a: Int, _ b: Int, _ whenEqual: UInt16, _ whenDifferent: UInt64) -> UInt16 {
    var mask: UInt16 = 0x3FF
    var place = 0
    while place < positives.narrow {
      let (equal, unsigned, signed) = compareBytes(a, b, place)
      if equal.holdsSomewhere { mask &= whenEqual }
      // Of different values: which of the two orders hold.
      let (below, above) = (unsigned, .!(unsigned .| equal))
      if (below .& signed).holdsSomewhere { mask &= UInt16(truncatingIfNeeded: whenDifferent &>> 48) }
      if (below .& .!signed).holdsSomewhere { mask &= UInt16(truncatingIfNeeded: whenDifferent &>> 16) }
      if (above .& signed).holdsSomewhere { mask &= UInt16(truncatingIfNeeded: whenDifferent &>> 32) }
      if (above .& .!signed).holdsSomewhere { mask &= UInt16(truncatingIfNeeded: whenDifferent) }
      if mask == 0 { return 0 }
      place &+= 16
    }
    let (left, right) = (wideValues + a &* wideStride, wideValues + b &* wideStride)
    for index in 0..<(positives.count &- positives.narrow) {
      let (x, y) = (left[index], right[index])
      if x == y {
        mask &= whenEqual
      } else {
        let index = (x < y ? 1 : 0) | (Int64(bitPattern: x) < Int64(bitPattern: y) ? 2 : 0)
        mask &= UInt16(truncatingIfNeeded: whenDifferent &>> UInt64(index &* 16))
      }
      if mask == 0 { break }
    }
    return mask
  }

  /// Where x equals, is unsigned less, is signed less than y, at sixteen narrow samples.
  @inline(__always) private func compareBytes(_ a: Int, _ b: Int, _ place: Int) -> (ByteMask, ByteMask, ByteMask) {
    let (x, y) = (load(bytes + a &* byteStride, place), load(bytes + b &* byteStride, place))
    return (x .== y, x .< y, x.signed .< y.signed)
  }

  @inline(__always) private func load(_ from: UnsafePointer<UInt8>, _ place: Int) -> SIMD16<UInt8> {
    UnsafeRawPointer(from).loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
  }

  /// Fills ``equal``, ``unsignedLess`` and ``signedLess`` for a pair of terms, at the samples of a part.
  @inline(__always) func relate(_ a: Int, _ b: Int, _ part: Part) {
    var word = part.firstWord
    for narrow in 0..<part.narrowWords {
      var (e, u, s): (UInt64, UInt64, UInt64) = (0, 0, 0)
      for step in 0..<4 {
        let (equal, unsigned, signed) = compareBytes(a, b, part.firstByte &+ narrow &* 64 &+ step &* 16)
        let shift = UInt64(truncatingIfNeeded: step &* 16)
        e |= equal.bits &<< shift
        u |= unsigned.bits &<< shift
        s |= signed.bits &<< shift
      }
      equal[word] = e
      unsignedLess[word] = u
      signedLess[word] = s
      word &+= 1
    }
    let (left, right) = (wideValues + (a &* wideStride &+ part.firstWide), wideValues + (b &* wideStride &+ part.firstWide))
    var index = 0
    while index < part.count &- part.narrow {
      let end = min(index &+ 64, part.count &- part.narrow)
      var (e, u, s): (UInt64, UInt64, UInt64) = (0, 0, 0)
      for place in index..<end {
        let (x, y) = (left[place], right[place])
        let shift = UInt64(truncatingIfNeeded: place &- index)
        e |= (x == y ? 1 : 0) &<< shift
        u |= (x < y ? 1 : 0) &<< shift
        s |= (Int64(bitPattern: x) < Int64(bitPattern: y) ? 1 : 0) &<< shift
      }
      equal[word] = e
      unsignedLess[word] = u
      signedLess[word] = s
      word &+= 1
      index = end
    }
  }

  /// Where a comparison holds, by what ``relate(_:_:_:)`` found.
  @inline(__always) func truth(_ operation: Operation, _ word: Int) -> UInt64 {
    switch operation {
    case .eq: equal[word]
    case .ne: ~equal[word]
    case .ult: unsignedLess[word]
    case .ule: unsignedLess[word] | equal[word]
    case .ugt: ~(unsignedLess[word] | equal[word])
    case .uge: ~unsignedLess[word]
    case .slt: signedLess[word]
    case .sle: signedLess[word] | equal[word]
    case .sgt: ~(signedLess[word] | equal[word])
    default: ~signedLess[word]
    }
  }

  /// Where the terms are equal at the samples of a part; ends where `body` returns false.
  @inline(__always) func equality(_ a: Int, _ b: Int, _ part: Part, _ body: (_ word: Int, _ bits: UInt64) -> Bool) {
    fill(Equality.self, .eq, a, b, part, body)
  }

  /// Where a predicate on one or two terms holds at the samples of a part, not negated; ends where `body` returns false.
  @inline(__always) func predicate(_ atom: Atom, _ part: Part, _ body: (_ word: Int, _ bits: UInt64) -> Bool) {
    let (operation, a, b) = (atom.operation, atom.a, atom.b)
    switch operation {
    case .isPowerOfTwo: fill(PowerOfTwo.self, operation, a, a, part, body)
    case .isLowMask: fill(LowMask.self, operation, a, a, part, body)
    case .isShiftedMask: fill(ShiftedMask.self, operation, a, a, part, body)
    case .uaddOverflow: fill(UnsignedSumOverflow.self, operation, a, b, part, body)
    case .saddOverflow: fill(SignedSumOverflow.self, operation, a, b, part, body)
    case .ssubOverflow: fill(SignedDifferenceOverflow.self, operation, a, b, part, body)
    case .umulOverflow: fill(UnsignedProductOverflow.self, operation, a, b, part, body)
    case .smulOverflow: fill(SignedProductOverflow.self, operation, a, b, part, body)
    default:
      relate(a, b, part)
      for word in part.wordRange { guard body(word, truth(operation, word)) else { return } }
    }
  }

  /// Hands each word of a part to `body`.
  @inline(__always) private func fill<Test: ByteTest>(
    _ test: Test.Type, _ operation: Operation, _ a: Int, _ b: Int, _ part: Part, _ body: (Int, UInt64) -> Bool
  ) {
    let (left, right, shifts) = (bytes + a &* byteStride, bytes + b &* byteStride, shifts + widthClasses[a] &* byteStride)
    for word in 0..<part.narrowWords {
      var bits: UInt64 = 0
      for step in 0..<4 {
        let place = part.firstByte &+ word &* 64 &+ step &* 16
        bits |= Test.holds(load(left, place), load(right, place), load(shifts, place)).bits &<< UInt64(truncatingIfNeeded: step &* 16)
      }
      guard body(part.firstWord &+ word, bits) else { return }
    }
    var index = part.narrow
    var word = part.firstWord &+ part.narrowWords
    while index < part.count {
      let end = min(index &+ 64, part.count)
      var bits: UInt64 = 0
      for (shift, index) in (index..<end).enumerated() {
        let (x, y, width) = self.wide(a, b, part, index)
        bits |= (Atom.compare(operation, x, y, width) ? 1 : 0) &<< UInt64(shift)
      }
      guard body(word, bits) else { return }
      word &+= 1
      index = end
    }
  }

  /// Where an atom holds at the samples of both parts.
  func truth(_ atom: Atom) -> SampleWords {
    var result = SampleWords(repeating: 0, count: words)
    for part in [positives, negatives] {
      predicate(atom, part) {
        result[$0] = ($1 ^ (atom.isNegated ? .max : 0)) & valid[$0]
        return true
      }
    }
    if let places = definedPlaces(atom.a, atom.b) { for word in result.indices { result[word] &= places[word] } }
    return result
  }
}
