/// One bit of 512 assignments.
public typealias Plane = SIMD8<UInt64>

/// The algebra of 512 assignments at a time: a vector of width W is W planes, plane i holding bit i of every assignment.
///
/// Planes live in a bump arena; a vector or truth is the offset of its first plane. ``reset(to:)`` frees what came after a mark.
/// The arena's memory belongs to ``PlaneArena``, which outlives the algebra.
public struct BitSlicedAlgebra: BitVectorAlgebra {
  @usableFromInline let planes: UnsafeMutablePointer<Plane>
  @usableFromInline let top: UnsafeMutablePointer<Int>

  fileprivate init(planes: UnsafeMutablePointer<Plane>, top: UnsafeMutablePointer<Int>) {
    self.planes = planes
    self.top = top
  }

  /// The current end of the arena.
  @inlinable public var mark: Int { top.pointee }
  /// Frees everything allocated since `mark` was read.
  @inlinable public func reset(to mark: Int) { top.pointee = mark }

  /// Room for a vector of `width` planes, uninitialized.
  @inlinable public func allocate(_ width: Int) -> Int {
    let offset = top.pointee
    top.pointee = offset &+ width
    return offset
  }
  @inlinable public subscript(_ offset: Int) -> Plane {
    get { planes[offset] }
    nonmutating set { planes[offset] = newValue }
  }

  /// Sets the lanes from `start` on, whose number is a power of two and divides `start`, in the plane at `offset`.
  @inlinable public func setLanes(_ offset: Int, from start: Int, count: Int) {
    // Word by word, as raw memory: a plane that is read and written whole costs more than all else that fills it.
    let plane = UnsafeMutableRawPointer(planes + offset)
    if count < 64 {
      let word = start / 64 * 8
      let lanes = ((1 << UInt64(count)) &- 1) &<< UInt64(start & 63)
      plane.storeBytes(of: plane.load(fromByteOffset: word, as: UInt64.self) | lanes, toByteOffset: word, as: UInt64.self)
    } else {
      for word in (start / 64)..<((start &+ count) / 64) { plane.storeBytes(of: .max, toByteOffset: word * 8, as: UInt64.self) }
    }
  }

  @inlinable func plane(_ value: Plane) -> Int {
    let offset = allocate(1)
    planes[offset] = value
    return offset
  }
  @inlinable static var ones: Plane { Plane(repeating: .max) }

  @inlinable public func literal(_ bits: UInt64, _ width: Int) -> Int {
    let r = allocate(width)
    for i in 0..<width { planes[r &+ i] = bits >> UInt64(i) & 1 != 0 ? Self.ones : .zero }
    return r
  }
  @inlinable public func truth(_ value: Bool) -> Int { plane(value ? Self.ones : .zero) }

  @inlinable public func add(_ a: Int, _ b: Int, _ width: Int) -> Int {
    let r = allocate(width)
    var carry = Plane.zero
    for i in 0..<width {
      let (x, y) = (planes[a &+ i], planes[b &+ i])
      planes[r &+ i] = x ^ y ^ carry
      carry = (x & y) | (carry & (x ^ y))
    }
    return r
  }
  @inlinable public func sub(_ a: Int, _ b: Int, _ width: Int) -> Int {
    let r = allocate(width)
    var borrow = Plane.zero
    for i in 0..<width {
      let (x, y) = (planes[a &+ i], planes[b &+ i])
      planes[r &+ i] = x ^ y ^ borrow
      borrow = (~x & (y | borrow)) | (y & borrow)
    }
    return r
  }
  @inlinable public func mul(_ a: Int, _ b: Int, _ width: Int) -> Int {
    let r = literal(0, width)
    for shift in 0..<width {
      let y = planes[b &+ shift]
      var carry = Plane.zero
      for i in shift..<width {
        let (s, x) = (planes[r &+ i], planes[a &+ i &- shift] & y)
        planes[r &+ i] = s ^ x ^ carry
        carry = (s & x) | (carry & (s ^ x))
      }
    }
    return r
  }
  /// Restoring division, one quotient bit at a time; a zero divisor gives all ones and the dividend.
  @inlinable func divide(_ a: Int, _ b: Int, _ width: Int) -> (quotient: Int, remainder: Int) {
    let quotient = allocate(width)
    let remainder = literal(0, width &+ 1)
    let difference = allocate(width &+ 1)
    for step in (0..<width).reversed() {
      for i in (1...width).reversed() { planes[remainder &+ i] = planes[remainder &+ i &- 1] }
      planes[remainder] = planes[a &+ step]
      var borrow = Plane.zero
      for i in 0...width {
        let x = planes[remainder &+ i]
        let y = i < width ? planes[b &+ i] : .zero
        planes[difference &+ i] = x ^ y ^ borrow
        borrow = (~x & (y | borrow)) | (y & borrow)
      }
      planes[quotient &+ step] = ~borrow
      for i in 0...width { planes[remainder &+ i] = (planes[remainder &+ i] & borrow) | (planes[difference &+ i] & ~borrow) }
    }
    return (quotient, remainder)
  }
  @inlinable public func udiv(_ a: Int, _ b: Int, _ width: Int) -> Int { divide(a, b, width).quotient }
  @inlinable public func urem(_ a: Int, _ b: Int, _ width: Int) -> Int { divide(a, b, width).remainder }

  @inlinable public func and(_ a: Int, _ b: Int, _ width: Int) -> Int {
    let r = allocate(width)
    for i in 0..<width { planes[r &+ i] = planes[a &+ i] & planes[b &+ i] }
    return r
  }
  @inlinable public func or(_ a: Int, _ b: Int, _ width: Int) -> Int {
    let r = allocate(width)
    for i in 0..<width { planes[r &+ i] = planes[a &+ i] | planes[b &+ i] }
    return r
  }
  @inlinable public func xor(_ a: Int, _ b: Int, _ width: Int) -> Int {
    let r = allocate(width)
    for i in 0..<width { planes[r &+ i] = planes[a &+ i] ^ planes[b &+ i] }
    return r
  }
  @inlinable public func not(_ a: Int, _ width: Int) -> Int {
    let r = allocate(width)
    for i in 0..<width { planes[r &+ i] = ~planes[a &+ i] }
    return r
  }

  /// A barrel shifter; `fill` comes in where bits leave. Amount bits that alone exceed the width clear everything.
  @inlinable func shift(_ a: Int, _ b: Int, _ width: Int, left: Bool, fill: Plane) -> Int {
    let r = allocate(width)
    for i in 0..<width { planes[r &+ i] = planes[a &+ i] }
    for stage in 0..<width {
      let control = planes[b &+ stage]
      let distance = stage < 7 ? 1 << stage : width
      if left {
        for i in (0..<width).reversed() {
          let moved = i >= distance ? planes[r &+ i &- distance] : fill
          planes[r &+ i] = (moved & control) | (planes[r &+ i] & ~control)
        }
      } else {
        for i in 0..<width {
          let moved = i &+ distance < width ? planes[r &+ i &+ distance] : fill
          planes[r &+ i] = (moved & control) | (planes[r &+ i] & ~control)
        }
      }
    }
    return r
  }
  @inlinable public func shl(_ a: Int, _ b: Int, _ width: Int) -> Int { shift(a, b, width, left: true, fill: .zero) }
  @inlinable public func lshr(_ a: Int, _ b: Int, _ width: Int) -> Int { shift(a, b, width, left: false, fill: .zero) }
  @inlinable public func ashr(_ a: Int, _ b: Int, _ width: Int) -> Int {
    shift(a, b, width, left: false, fill: planes[a &+ width &- 1])
  }

  @inlinable public func zext(_ a: Int, from: Int, to: Int) -> Int {
    let r = allocate(to)
    for i in 0..<to { planes[r &+ i] = i < from ? planes[a &+ i] : .zero }
    return r
  }
  @inlinable public func sext(_ a: Int, from: Int, to: Int) -> Int {
    let r = allocate(to)
    for i in 0..<to { planes[r &+ i] = planes[a &+ (i < from ? i : from &- 1)] }
    return r
  }
  @inlinable public func trunc(_ a: Int, from: Int, to: Int) -> Int { a }
  @inlinable public func choose(_ condition: Int, _ a: Int, _ b: Int, _ width: Int) -> Int {
    let c = planes[condition]
    let r = allocate(width)
    for i in 0..<width { planes[r &+ i] = (planes[a &+ i] & c) | (planes[b &+ i] & ~c) }
    return r
  }

  @inlinable public func eq(_ a: Int, _ b: Int, _ width: Int) -> Int {
    var different = Plane.zero
    for i in 0..<width { different |= planes[a &+ i] ^ planes[b &+ i] }
    return plane(~different)
  }
  @inlinable func less(_ a: Int, _ b: Int, _ width: Int, signed: Bool) -> Int {
    var borrow = Plane.zero
    for i in 0..<width {
      var (x, y) = (planes[a &+ i], planes[b &+ i])
      if signed && i == width &- 1 { (x, y) = (y, x) }
      borrow = (~x & (y | borrow)) | (y & borrow)
    }
    return plane(borrow)
  }
  @inlinable public func ult(_ a: Int, _ b: Int, _ width: Int) -> Int { less(a, b, width, signed: false) }
  @inlinable public func slt(_ a: Int, _ b: Int, _ width: Int) -> Int { less(a, b, width, signed: true) }
  @inlinable public func both(_ a: Int, _ b: Int) -> Int { plane(planes[a] & planes[b]) }
  @inlinable public func either(_ a: Int, _ b: Int) -> Int { plane(planes[a] | planes[b]) }
  @inlinable public func negated(_ a: Int) -> Int { plane(~planes[a]) }
  @inlinable public func vector(_ a: Int) -> Int { a }
  @inlinable public func isSet(_ a: Int) -> Int { a }
  @inlinable public func bit(_ a: Int, _ index: Int, _ width: Int) -> Int { a &+ index }
}

/// Owns the memory of a ``BitSlicedAlgebra``.
public struct PlaneArena: ~Copyable {
  private let planes: UnsafeMutablePointer<Plane>
  private let top: UnsafeMutablePointer<Int>

  /// Room for `capacity` planes of 64 bytes.
  public init(capacity: Int) {
    planes = .allocate(capacity: capacity)
    top = .allocate(capacity: 1)
    top.initialize(to: 0)
  }
  deinit {
    planes.deallocate()
    top.deallocate()
  }

  /// The algebra over this memory; must not outlive it.
  public var algebra: BitSlicedAlgebra { BitSlicedAlgebra(planes: planes, top: top) }

  /// Planes whose lane number runs through the assignments of its low nine bits: plane i holds bit i of 0, 1, … 511.
  public static let lanePatterns: [Plane] = (0..<9).map { index in
    var plane = Plane.zero
    for lane in 0..<512 where lane >> index & 1 != 0 { plane[lane / 64] |= 1 << UInt64(lane % 64) }
    return plane
  }
}
