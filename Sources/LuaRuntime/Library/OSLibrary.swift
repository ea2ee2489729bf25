import Glibc

/// Operating system functions (manual, section 6.9, in part).
enum OSLibrary {
  static let functions: [LibraryFunction] = [
    LibraryFunction("clock") { NativeCall.run($0, $1, $2, clock) },
    LibraryFunction("time") { NativeCall.run($0, $1, $2, time) },
    LibraryFunction("exit") { NativeCall.run($0, $1, $2, exit) },
    LibraryFunction("getenv") { NativeCall.run($0, $1, $2, getenv) },
  ]

  private static func clock(_ call: NativeCall) throws(PendingError) -> Int {
    call.returning(Value(Double(Glibc.clock()) / 1_000_000))
  }

  private static func time(_ call: NativeCall) throws(PendingError) -> Int {
    guard call.count == 0 || call[0].isNil else { throw call.state.error("'os.time' with a table is not supported") }
    return call.returning(Value(Int64(Glibc.time(nil))))
  }

  private static func exit(_ call: NativeCall) throws(PendingError) -> Int {
    let status: Int32
    switch call[0].tag {
    case Tag.nil, Tag.true: status = 0
    case Tag.false: status = 1
    default: status = Int32(truncatingIfNeeded: try call.integer(0))
    }
    if let exitHook = call.state.machine.exitHook { exitHook(status) }
    call.state.pointee.output.flush()
    Glibc.exit(status)
  }

  private static func getenv(_ call: NativeCall) throws(PendingError) -> Int {
    guard let value = Glibc.getenv(try call.string(0).text) else { return call.returning(.nil) }
    return call.returning(Value(call.state.makeString(String(cString: value))))
  }
}
