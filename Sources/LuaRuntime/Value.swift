/// A Lua value: 8 bytes of payload, then 8 bytes of tag, as machine code reads it.
package struct Value: BitwiseCopyable, Sendable {
  package var payload: UInt64
  package var tag: UInt64

  @inlinable @inline(__always)
  package init(payload: UInt64, tag: UInt64) {
    self.payload = payload
    self.tag = tag
  }
}

/// The tags of values. Tags below 2 are false; tags from 5 on belong to objects on the heap.
package enum Tag {
  package static let `nil`: UInt64 = 0
  package static let `false`: UInt64 = 1
  package static let `true`: UInt64 = 2
  package static let integer: UInt64 = 3
  package static let float: UInt64 = 4
  package static let string: UInt64 = 5
  package static let table: UInt64 = 6
  package static let closure: UInt64 = 7
  package static let native: UInt64 = 8
  package static let coroutine: UInt64 = 9
  package static let firstObject: UInt64 = 5
}

typealias ValuePointer = UnsafeMutablePointer<Value>

extension Value {
  @inline(__always)
  package static var `nil`: Value { Value(payload: 0, tag: Tag.nil) }

  @inline(__always)
  package init(_ value: Bool) { self.init(payload: 0, tag: value ? Tag.true : Tag.false) }

  @inline(__always)
  package init(_ value: Int64) { self.init(payload: UInt64(bitPattern: value), tag: Tag.integer) }

  @inline(__always)
  package init(_ value: Int) { self.init(payload: UInt64(bitPattern: Int64(value)), tag: Tag.integer) }

  @inline(__always)
  package init(_ value: Double) { self.init(payload: value.bitPattern, tag: Tag.float) }

  @inline(__always)
  package init(_ string: UnsafeMutablePointer<StringObject>) { self.init(payload: UInt64(UInt(bitPattern: string)), tag: Tag.string) }

  @inline(__always)
  package init(_ table: UnsafeMutablePointer<TableObject>) { self.init(payload: UInt64(UInt(bitPattern: table)), tag: Tag.table) }

  @inline(__always)
  package init(_ closure: UnsafeMutablePointer<ClosureObject>) { self.init(payload: UInt64(UInt(bitPattern: closure)), tag: Tag.closure) }

  @inline(__always)
  package init(_ native: UnsafeMutablePointer<NativeObject>) { self.init(payload: UInt64(UInt(bitPattern: native)), tag: Tag.native) }

  @inline(__always)
  package init(_ coroutine: UnsafeMutablePointer<CoroutineObject>) { self.init(payload: UInt64(UInt(bitPattern: coroutine)), tag: Tag.coroutine) }

  @inline(__always)
  package var isNil: Bool { tag == Tag.nil }

  @inline(__always)
  package var isFalse: Bool { tag < Tag.true }

  @inline(__always)
  package var isNumber: Bool { tag &- Tag.integer < 2 }

  @inline(__always)
  package var isFunction: Bool { tag == Tag.closure || tag == Tag.native }

  @inline(__always)
  package var integer: Int64 { Int64(bitPattern: payload) }

  @inline(__always)
  package var float: Double { Double(bitPattern: payload) }

  /// The object; only for tags from `Tag.firstObject` on.
  @inline(__always)
  package var object: UnsafeMutableRawPointer { UnsafeMutableRawPointer(bitPattern: UInt(payload)).unsafelyUnwrapped }

  @inline(__always)
  package var string: UnsafeMutablePointer<StringObject> { UnsafeMutablePointer(bitPattern: UInt(payload)).unsafelyUnwrapped }

  @inline(__always)
  package var table: UnsafeMutablePointer<TableObject> { UnsafeMutablePointer(bitPattern: UInt(payload)).unsafelyUnwrapped }

  @inline(__always)
  package var closure: UnsafeMutablePointer<ClosureObject> { UnsafeMutablePointer(bitPattern: UInt(payload)).unsafelyUnwrapped }

  @inline(__always)
  package var native: UnsafeMutablePointer<NativeObject> { UnsafeMutablePointer(bitPattern: UInt(payload)).unsafelyUnwrapped }

  @inline(__always)
  package var coroutine: UnsafeMutablePointer<CoroutineObject> { UnsafeMutablePointer(bitPattern: UInt(payload)).unsafelyUnwrapped }

  /// Same payload and tag: equality without metamethods for everything but floats and mixed numbers.
  @inline(__always)
  package func isIdentical(to other: Value) -> Bool { (payload ^ other.payload) | (tag ^ other.tag) == 0 }

  /// The name of the type, as `type` gives it.
  package var typeName: StaticString {
    switch tag {
    case Tag.nil: "nil"
    case Tag.false, Tag.true: "boolean"
    case Tag.integer, Tag.float: "number"
    case Tag.string: "string"
    case Tag.table: "table"
    case Tag.coroutine: "thread"
    default: "function"
    }
  }
}
