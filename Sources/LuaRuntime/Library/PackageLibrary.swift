import Glibc
import LuaBytecode
import LuaSyntax

/// Programs of several files: `require`, `dofile`, `loadfile`, and the table `package` (manual, sections 6.1 and 6.3, in part).
enum PackageLibrary {
  static let functions: [LibraryFunction] = [
    LibraryFunction("require") { NativeCall.run($0, $1, $2, require) },
    LibraryFunction("dofile") { NativeCall.run($0, $1, $2, dofile) },
    LibraryFunction("loadfile") { NativeCall.run($0, $1, $2, loadfile) },
  ]

  static func addPackage(_ state: StatePointer) {
    let package = state.makeTable()
    state.set(state.pointee.globals, "package", Value(package))
    state.set(state.pointee.loadedModules, "package", Value(package))
    state.set(package, "loaded", Value(state.pointee.loadedModules))
    state.set(package, "preload", Value(state.makeTable()))
    state.set(package, "path", Value(state.makeString("./?.lua;./?/init.lua")))
    state.set(package, "cpath", Value(state.makeString("")))
    state.set(package, "config", Value(state.makeString("/\n;\n?\n!\n-\n")))
  }

  private static func field(_ call: NativeCall, _ name: String) -> Value {
    let package = call.state.pointee.loadedModules.value(forString: call.state.makeString("package"))
    return package.tag == Tag.table ? package.table.value(forString: call.state.makeString(name)) : .nil
  }

  private static func require(_ call: NativeCall) throws(PendingError) -> Int {
    let name = try call.string(0)
    let loaded = call.state.pointee.loadedModules.value(forString: name)
    if !loaded.isFalse { return call.returning(loaded) }
    var tried = "\n\tno field package.preload['\(name.text)']"
    let preload = field(call, "preload")
    // Below the loader's call: what it is told about where the module came from.
    let origin = call.free
    let slot = call.free + 1
    if preload.tag == Tag.table, !preload.table.value(forString: name).isNil {
      slot[0] = preload.table.value(forString: name)
      slot[2] = Value(call.state.makeString(":preload:"))
    } else {
      let path = field(call, "path")
      guard path.tag == Tag.string else { throw call.state.error("'package.path' must be a string") }
      guard let (file, source) = search(name.text, path: path.string.text, tried: &tried) else {
        throw call.state.error("module '\(name.text)' not found:\(tried)")
      }
      do throws(LuaSyntaxError) {
        slot[0] = Value(call.state.machine.mainClosure(try Compiler.compile(source: source, chunkName: file)))
      } catch {
        throw call.state.error("error loading module '\(name.text)' from file '\(file)':\n\t\(error.luaDescription)")
      }
      slot[2] = Value(call.state.makeString(file))
    }
    slot[1] = Value(name)
    origin[0] = slot[2]
    _ = try call.call(at: slot, argumentCount: 2, wanted: 1)
    if !slot[0].isNil { call.state.set(call.state.pointee.loadedModules, Value(name), slot[0]) }
    var module = call.state.pointee.loadedModules.value(forString: name)
    if module.isNil {
      module = Value(true)
      call.state.set(call.state.pointee.loadedModules, Value(name), module)
    }
    return call.returning(module, origin[0])
  }

  /// The first file of the path's templates that can be read, with its contents.
  private static func search(_ name: String, path: String, tried: inout String) -> (file: String, source: [UInt8])? {
    let part = name.split(separator: ".", omittingEmptySubsequences: false).joined(separator: "/")
    for template in path.split(separator: ";") {
      let file = template.split(separator: "?", omittingEmptySubsequences: false).joined(separator: part)
      if let source = contents(of: file) { return (file, source) }
      tried += "\n\tno file '\(file)'"
    }
    return nil
  }

  private static func contents(of path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count >= 0 else { return nil }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// Compiles the file named by the first argument; failures are messages.
  private static func chunk(_ call: NativeCall) throws(PendingError) -> Result<Value, LoadFailure> {
    let path = try call.string(0).text
    guard let source = contents(of: path) else { return .failure(LoadFailure(message: "cannot open \(path)")) }
    do throws(LuaSyntaxError) {
      let prototype = try Compiler.compile(source: source, chunkName: path)
      return .success(Value(call.state.machine.mainClosure(prototype, environment: call.count > 2 ? call[2] : nil)))
    } catch {
      return .failure(LoadFailure(message: error.luaDescription))
    }
  }

  private struct LoadFailure: Error { let message: String }

  private static func loadfile(_ call: NativeCall) throws(PendingError) -> Int {
    switch try chunk(call) {
    case .success(let closure): return call.returning(closure)
    case .failure(let failure): return call.failing(failure.message)
    }
  }

  private static func dofile(_ call: NativeCall) throws(PendingError) -> Int {
    switch try chunk(call) {
    case .failure(let failure): throw call.state.error(value: Value(call.state.makeString(failure.message)))
    case .success(let closure):
      call.free[0] = closure
      let count = try call.call(at: call.free, argumentCount: 0, wanted: -1)
      let first = call.free
      for index in 0..<count { call.setResult(index, first[index]) }
      return count
    }
  }
}
