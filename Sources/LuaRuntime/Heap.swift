import Glibc

extension StatePointer {
  // MARK: Objects

  /// Counts memory that the heap has taken (or given back, if negative).
  @inline(__always)
  func account(_ bytes: Int) {
    pointee.heapBytes &+= bytes
    if pointee.heapBytes >= pointee.heapThreshold { pointee.collectSoon = 1 }
  }

  @inline(__always)
  private func allocate(_ bytes: Int) -> UnsafeMutableRawPointer {
    guard let memory = malloc(bytes) else { fatalError("tracelua: out of memory") }
    account(bytes)
    return memory
  }

  @inline(__always)
  private func link(_ header: UnsafeMutablePointer<ObjectHeader>) {
    header.pointee.next = pointee.objects
    pointee.objects = header
  }

  package func makeTable(arrayCapacity: Int = 0, nodeCapacity: Int = 0) -> UnsafeMutablePointer<TableObject> {
    let table = allocate(MemoryLayout<TableObject>.stride).assumingMemoryBound(to: TableObject.self)
    table.initialize(
      to: TableObject(
        header: ObjectHeader(kind: Tag.table), array: nil, arrayCount: 0, arrayCapacity: 0, nodes: pointee.emptyNode, nodeMask: 0, nodeCount: 0,
        metatable: nil))
    link(UnsafeMutableRawPointer(table).assumingMemoryBound(to: ObjectHeader.self))
    if arrayCapacity > 0 { reserveArray(table, arrayCapacity) }
    if nodeCapacity > 0 { reserveNodes(table, nodeCapacity) }
    return table
  }

  func makeClosure(_ prototype: UnsafeMutablePointer<RuntimePrototype>) -> UnsafeMutablePointer<ClosureObject> {
    let count = prototype.pointee.upvalueCount
    let closure = allocate(MemoryLayout<ClosureObject>.stride + count * 8).assumingMemoryBound(to: ClosureObject.self)
    closure.initialize(to: ClosureObject(header: ObjectHeader(kind: Tag.closure), prototype: prototype, upvalueCount: count))
    link(UnsafeMutableRawPointer(closure).assumingMemoryBound(to: ObjectHeader.self))
    return closure
  }

  func makeUpvalue(at location: UnsafeMutablePointer<Value>) -> UnsafeMutablePointer<UpvalueObject> {
    let upvalue = allocate(MemoryLayout<UpvalueObject>.stride).assumingMemoryBound(to: UpvalueObject.self)
    upvalue.initialize(to: UpvalueObject(header: ObjectHeader(upvalue: ()), location: location, closed: .nil, nextOpen: nil))
    link(UnsafeMutableRawPointer(upvalue).assumingMemoryBound(to: ObjectHeader.self))
    return upvalue
  }

  package func makeNative(_ name: String, kind: NativeKind = .plain, captured: Value = .nil, _ entry: NativeEntry) -> UnsafeMutablePointer<NativeObject> {
    makeNative(makeString(name), kind: kind, captured: captured, entry)
  }

  func makeNative(
    _ name: UnsafeMutablePointer<StringObject>, kind: NativeKind, captured: Value, _ entry: NativeEntry
  ) -> UnsafeMutablePointer<NativeObject> {
    let native = allocate(MemoryLayout<NativeObject>.stride).assumingMemoryBound(to: NativeObject.self)
    native.initialize(to: NativeObject(header: ObjectHeader(kind: Tag.native), entry: entry, name: name, kind: kind, captured: captured))
    link(UnsafeMutableRawPointer(native).assumingMemoryBound(to: ObjectHeader.self))
    return native
  }

  func makeCoroutine() -> UnsafeMutablePointer<CoroutineObject>? {
    guard let thread = ThreadState(slots: ThreadState.coroutineSlots) else { return nil }
    let coroutine = allocate(MemoryLayout<CoroutineObject>.stride).assumingMemoryBound(to: CoroutineObject.self)
    account(16384)
    pointee.coroutineCount += 1
    coroutine.initialize(to: CoroutineObject(header: ObjectHeader(kind: Tag.coroutine), thread: thread, status: .suspended, resumer: nil))
    link(UnsafeMutableRawPointer(coroutine).assumingMemoryBound(to: ObjectHeader.self))
    return coroutine
  }

  // MARK: Strings

  /// The interned string with these bytes.
  package func makeString(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeMutablePointer<StringObject> {
    let hash = StringObject.hash(bytes)
    let bucket = Int(truncatingIfNeeded: hash) & pointee.bucketMask
    var candidate = pointee.buckets[bucket]
    while let header = candidate {
      let string = UnsafeMutableRawPointer(header).assumingMemoryBound(to: StringObject.self)
      if string.pointee.hash == hash, string.pointee.count == bytes.count,
        bytes.count == 0 || memcmp(string.bytes, bytes.baseAddress.unsafelyUnwrapped, bytes.count) == 0
      {
        return string
      }
      candidate = header.pointee.next
    }
    return addString(bytes, hash: hash)
  }

  package func makeString(_ text: String) -> UnsafeMutablePointer<StringObject> {
    var text = text
    return text.withUTF8 { makeString($0) }
  }

  package func makeString(_ bytes: [UInt8]) -> UnsafeMutablePointer<StringObject> { bytes.withUnsafeBufferPointer { makeString($0) } }

  private func addString(_ bytes: UnsafeBufferPointer<UInt8>, hash: UInt64) -> UnsafeMutablePointer<StringObject> {
    if pointee.stringCount > pointee.bucketMask { growBuckets() }
    let string = allocate(MemoryLayout<StringObject>.stride + bytes.count + 1).assumingMemoryBound(to: StringObject.self)
    string.initialize(to: StringObject(header: ObjectHeader(kind: Tag.string), hash: hash, count: bytes.count))
    if let source = bytes.baseAddress { memcpy(string.bytes, source, bytes.count) }
    string.bytes[bytes.count] = 0
    let bucket = Int(truncatingIfNeeded: hash) & pointee.bucketMask
    string.pointee.header.next = pointee.buckets[bucket]
    pointee.buckets[bucket] = UnsafeMutableRawPointer(string).assumingMemoryBound(to: ObjectHeader.self)
    pointee.stringCount += 1
    return string
  }

  private func growBuckets() {
    let oldCount = pointee.bucketMask + 1
    let newCount = oldCount * 2
    let buckets = UnsafeMutablePointer<UnsafeMutablePointer<ObjectHeader>?>.allocate(capacity: newCount)
    buckets.initialize(repeating: nil, count: newCount)
    for index in 0..<oldCount {
      var next = pointee.buckets[index]
      while let header = next {
        next = header.pointee.next
        let hash = UnsafeMutableRawPointer(header).assumingMemoryBound(to: StringObject.self).pointee.hash
        let bucket = Int(truncatingIfNeeded: hash) & (newCount - 1)
        header.pointee.next = buckets[bucket]
        buckets[bucket] = header
      }
    }
    pointee.buckets.deallocate()
    pointee.buckets = buckets
    pointee.bucketMask = newCount - 1
  }
}

extension UnsafeMutablePointer<StringObject> {
  @inline(__always)
  package var bytes: UnsafeMutablePointer<UInt8> { UnsafeMutableRawPointer(self).assumingMemoryBound(to: UInt8.self) + ObjectLayout.stringBytes }

  @inline(__always)
  package var buffer: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: bytes, count: pointee.count) }

  package var text: String { String(decoding: buffer, as: UTF8.self) }
}

extension StringObject {
  /// A multiply-and-fold hash over 8-byte words, in the manner of wyhash.
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
    guard let start = bytes.baseAddress else { return fold(hash) }
    let raw = UnsafeRawPointer(start)
    var offset = 0
    while offset + 8 <= bytes.count {
      hash = fold(hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var tail: UInt64 = 0
    while offset < bytes.count {
      tail = tail << 8 | UInt64(bytes[offset])
      offset += 1
    }
    return fold(hash ^ tail)
  }

  @inline(__always)
  private static func fold(_ value: UInt64) -> UInt64 {
    let (high, low) = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return high ^ low
  }
}

extension UnsafeMutablePointer<ClosureObject> {
  @inline(__always)
  package var upvalues: UnsafeMutablePointer<UnsafeMutablePointer<UpvalueObject>> {
    (UnsafeMutableRawPointer(self) + ObjectLayout.closureUpvalues).assumingMemoryBound(to: UnsafeMutablePointer<UpvalueObject>.self)
  }
}
