import BitVector

/// A test of sixteen pairs of values, each shifted up to 8 bits by `shift`.
///
/// Shifting up keeps what is a power of two or a run of ones, and what overflows, but for products.
protocol ByteTest {
  static func holds(_ x: SIMD16<UInt8>, _ y: SIMD16<UInt8>, _ shift: SIMD16<UInt8>) -> ByteMask
}

extension SIMD16<UInt8> {
  // The same bytes.
  @inline(__always) var signed: SIMD16<Int8> { unsafeBitCast(self, to: SIMD16<Int8>.self) }
}

enum Equality: ByteTest {
  @inline(__always) static func holds(_ x: SIMD16<UInt8>, _ y: SIMD16<UInt8>, _ shift: SIMD16<UInt8>) -> ByteMask { x .== y }
}

enum PowerOfTwo: ByteTest {
  @inline(__always) static func holds(_ x: SIMD16<UInt8>, _ y: SIMD16<UInt8>, _ shift: SIMD16<UInt8>) -> ByteMask {
    (x & (x &- 1) .== 0) .& (x .!= 0)
  }
}

enum ShiftedMask: ByteTest {
  @inline(__always) static func holds(_ x: SIMD16<UInt8>, _ y: SIMD16<UInt8>, _ shift: SIMD16<UInt8>) -> ByteMask {
    let filled = x | (x &- 1)
    return (filled & (filled &+ 1) .== 0) .& (x .!= 0)
  }
}

enum LowMask: ByteTest {
  @inline(__always) static func holds(_ x: SIMD16<UInt8>, _ y: SIMD16<UInt8>, _ shift: SIMD16<UInt8>) -> ByteMask {
    let filled = x | ((SIMD16(repeating: 1) &<< shift) &- 1)
    return (filled & (filled &+ 1) .== 0) .& (x .!= 0)
  }
}

enum UnsignedSumOverflow: ByteTest {
  @inline(__always) static func holds(_ x: SIMD16<UInt8>, _ y: SIMD16<UInt8>, _ shift: SIMD16<UInt8>) -> ByteMask { (x &+ y) .< x }
}

enum SignedSumOverflow: ByteTest {
  @inline(__always) static func holds(_ x: SIMD16<UInt8>, _ y: SIMD16<UInt8>, _ shift: SIMD16<UInt8>) -> ByteMask {
    ((x ^ (x &+ y)) & (y ^ (x &+ y))).signed .< 0
  }
}

enum SignedDifferenceOverflow: ByteTest {
  @inline(__always) static func holds(_ x: SIMD16<UInt8>, _ y: SIMD16<UInt8>, _ shift: SIMD16<UInt8>) -> ByteMask {
    ((x ^ y) & (x ^ (x &- y))).signed .< 0
  }
}

enum UnsignedProductOverflow: ByteTest {
  @inline(__always) static func holds(_ x: SIMD16<UInt8>, _ y: SIMD16<UInt8>, _ shift: SIMD16<UInt8>) -> ByteMask {
    let product = SIMD16<UInt16>(truncatingIfNeeded: x) &* SIMD16<UInt16>(truncatingIfNeeded: y &>> shift)
    return SIMD16<UInt8>(truncatingIfNeeded: product &>> 8) .!= 0
  }
}

enum SignedProductOverflow: ByteTest {
  @inline(__always) static func holds(_ x: SIMD16<UInt8>, _ y: SIMD16<UInt8>, _ shift: SIMD16<UInt8>) -> ByteMask {
    let product = SIMD16<Int16>(truncatingIfNeeded: x.signed) &* SIMD16<Int16>(truncatingIfNeeded: y.signed &>> shift.signed)
    return SIMD16<Int8>(truncatingIfNeeded: product &>> 8) .!= SIMD16<Int8>(truncatingIfNeeded: product) &>> 7
  }
}
