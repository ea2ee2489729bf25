/// A row of a library: the function's name and its entry.
struct LibraryFunction {
  let name: String
  let kind: NativeKind
  let entry: NativeEntry

  init(_ name: String, kind: NativeKind = .plain, _ entry: @escaping NativeEntry) {
    self.name = name
    self.kind = kind
    self.entry = entry
  }
}

/// The functions and constants that every program starts with.
enum Library {
  static func install(in state: StatePointer) {
    add(BaseLibrary.functions + PackageLibrary.functions, prefix: "", to: state.pointee.globals, state)
    PackageLibrary.addPackage(state)
    let iterator = BaseLibrary.ipairsIterator
    state.pointee.ipairsIterator = Value(state.makeNative(iterator.name, kind: iterator.kind, iterator.entry))
    state.set(state.pointee.globals, "_G", Value(state.pointee.globals))
    state.set(state.pointee.globals, "_VERSION", Value(state.makeString("Lua 5.4")))
    state.set(state.pointee.loadedModules, "_G", Value(state.pointee.globals))
    let math = library("math", MathLibrary.functions, state)
    MathLibrary.addConstants(to: math, state)
    let string = library("string", StringLibrary.functions + StringPatterns.functions, state)
    let metatable = state.makeTable()
    state.pointee.stringMetatable = metatable
    state.set(metatable, "__index", Value(string))
    _ = library("coroutine", CoroutineLibrary.functions, state)
    let utf8 = library("utf8", UTF8Library.functions, state)
    UTF8Library.addConstants(to: utf8, state)
    let codes = UTF8Library.iterator
    state.pointee.codesIterator = Value(state.makeNative(codes.name, kind: codes.kind, codes.entry))
    _ = library("table", TableLibrary.functions, state)
    _ = library("io", IOLibrary.functions, state)
    _ = library("os", OSLibrary.functions, state)
  }

  private static func library(_ name: String, _ functions: [LibraryFunction], _ state: StatePointer) -> UnsafeMutablePointer<TableObject> {
    let table = state.makeTable()
    state.set(state.pointee.globals, name, Value(table))
    state.set(state.pointee.loadedModules, name, Value(table))
    add(functions, prefix: name + ".", to: table, state)
    return table
  }

  private static func add(_ functions: [LibraryFunction], prefix: String, to table: UnsafeMutablePointer<TableObject>, _ state: StatePointer) {
    for function in functions {
      state.set(table, function.name, Value(state.makeNative(prefix + function.name, kind: function.kind, function.entry)))
    }
  }
}
