/// Gives the inputs of a finding names that s-expressions can hold, each its own.
struct SymbolNames {
  private var taken: Set<String> = ["true", "false"]

  /// `name`, changed where it isn't an identifier or is taken.
  mutating func name(for name: String) -> String {
    var result = String(name.unicodeScalars.map { $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0)) ? Character($0) : "_" })
    if result.isEmpty || result.utf8.first.map({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) == true { result = "x" + result }
    while !taken.insert(result).inserted { result += "_" }
    return result
  }
}
