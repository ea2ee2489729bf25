import Glibc

/// The standard output with a buffer of its own, so that failures to write are seen.
struct OutputBuffer {
  private let bytes: UnsafeMutablePointer<UInt8>
  private var count = 0
  private let isInteractive: Bool
  /// The file that gets the output; the standard output at first.
  var descriptor = STDOUT_FILENO
  /// The `errno` of the first write that failed.
  private(set) var failure: Int32?

  private static let capacity = 1 << 16

  init() {
    bytes = .allocate(capacity: Self.capacity)
    isInteractive = isatty(STDOUT_FILENO) == 1
  }

  mutating func append(_ source: UnsafePointer<UInt8>, count added: Int) {
    if count + added > Self.capacity { flush() }
    if added > Self.capacity {
      write(source, count: added)
    } else {
      memcpy(bytes + count, source, added)
      count += added
    }
  }

  mutating func append(_ byte: UInt8) {
    if count == Self.capacity { flush() }
    bytes[count] = byte
    count += 1
    if isInteractive, byte == UInt8(ascii: "\n") { flush() }
  }

  mutating func flush() {
    write(bytes, count: count)
    count = 0
  }

  private mutating func write(_ source: UnsafePointer<UInt8>, count: Int) {
    var offset = 0
    while offset < count, failure == nil {
      let written = Glibc.write(descriptor, source + offset, count - offset)
      if written >= 0 { offset += written } else if errno != EINTR { failure = errno }
    }
  }

  func deallocate() { bytes.deallocate() }
}

/// The standard input, a byte at a time.
struct InputBuffer {
  private let bytes: UnsafeMutablePointer<UInt8>
  private var position = 0
  private var count = 0

  private static let capacity = 1 << 14

  init() { bytes = .allocate(capacity: Self.capacity) }

  /// The next byte, or nil at the end.
  mutating func next() -> UInt8? {
    if position == count {
      count = max(0, read(STDIN_FILENO, bytes, Self.capacity))
      position = 0
      if count == 0 { return nil }
    }
    position += 1
    return bytes[position - 1]
  }

  func deallocate() { bytes.deallocate() }
}
